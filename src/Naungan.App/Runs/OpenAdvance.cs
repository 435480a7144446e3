using System.Globalization;
using System.Security.Cryptography;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Law;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Runs;

/// <summary>
/// Computes several months at once to pay ahead: one run a month, all of them or none. The same key again is the same
/// runs.
/// </summary>
public static class OpenAdvance
{
    private const string Allowed = "bpu/advance-months";

    /// <param name="Terms">Of the first month; the others differ in the month alone.</param>
    /// <param name="Months">How many; the law names the numbers it allows.</param>
    public sealed record Request(Guid Key, RunTerms Terms, int Months);

    /// <param name="Because">The law that allows paying ahead.</param>
    public sealed record Answer(IReadOnlyList<RunSummary> Runs, Rupiah Amount, Explanation Because);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook law,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "runs.open", request.Terms.Region) is { } refusal)
            return refusal;
        if (!Choices(law, request, now).TryGet(out var because, out var notAllowed))
            return notAllowed;
        await using var session = await db.Write(stop);
        var runs = new List<RunSummary>();
        for (var i = 0; i < request.Months; i++)
        {
            var terms = request.Terms with { Month = request.Terms.Month.Plus(i) };
            var one = new OpenRun.Request(KeyOf(request.Key, terms.Month), terms);
            var opened = await OpenRun.Within(session, one, actor, law, now, stop);
            if (!opened.TryGet(out var run, out var refused))
                return Refusal.Invalid(refused.Reason, $"{terms.Month.ToWords()}: {refused.Message}");
            runs.Add(run);
        }

        await session.Commit(stop);
        return new Answer(runs, runs.Aggregate(Rupiah.Zero, (sum, run) => sum + run.Amount), because);
    }

    private static Result<Explanation> Choices(Lawbook law, Request request, DateTimeOffset now)
    {
        var known = law.KnownAt(DateOnly.FromDateTime(now.UtcDateTime));
        var asked = request.Months.ToString(CultureInfo.InvariantCulture);
        return LawReading
            .Ask(known, request.Terms.Month.FirstDay, read => (Names: read.Names(Allowed), read.Because))
            .TryGet(out var allowed, out var noLaw)
            ? allowed.Names.Contains(asked)
                ? allowed.Because
                : Refusal.Invalid(
                    "advance-months",
                    $"Iuran di muka hanya untuk {string.Join(", ", allowed.Names)} bulan, bukan {asked}."
                )
            : noLaw;
    }

    /// <summary>A key for each month that depends on the caller's key and the month alone.</summary>
    private static Guid KeyOf(Guid key, Month month)
    {
        Span<byte> bytes = stackalloc byte[16 + sizeof(int)];
        key.TryWriteBytes(bytes, bigEndian: true, out _);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes[16..], month.Number);
        return new Guid(SHA256.HashData(bytes).AsSpan(0, 16), bigEndian: true);
    }
}
