using Naungan.App.Audit;
using Naungan.App.Ledger;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Ledger;
using Naungan.Core.Money;
using Naungan.Core.Runs;

namespace Naungan.App.Runs;

/// <summary>
/// Takes people off a month that was paid: those the insurer refused and who will not be sent again, and those it
/// accepted wrongly (died before, counted twice). Their money is credit a later bill may use, their month is free.
/// </summary>
public static class ClosePeople
{
    /// <param name="People">Whom; null closes everybody refused.</param>
    /// <param name="Reason">Why, without personal numbers.</param>
    public sealed record Request(RegionCode Region, Guid Run, IReadOnlyList<Guid>? People, string Reason);

    /// <param name="GivenUp">People refused before.</param>
    /// <param name="Corrected">People accepted before.</param>
    /// <param name="Credit">What is free now because of them.</param>
    public sealed record Answer(int GivenUp, int Corrected, Rupiah Credit, string RunState);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "runs.correct", request.Region) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(request.Reason))
            return Refusal.Invalid("reason-needed", "Tulis alasan koreksi.");
        await using var session = await db.Write(stop);
        if (await RunTables.Held(session, request.Region, request.Run, stop) is not { } run)
            return Refusal.NotFound("Tagihan bulan");
        if (run.At.WhyNotYet(RunState.PartlyReconciled) is { } early)
            return early;
        var lines = await ClosingTables.Closable(session, request, stop);
        if (Wrong(request, lines) is { } wrong)
            return wrong;
        var (givenUp, corrected) = (People(lines, false), People(lines, true));
        if (givenUp.Count + corrected.Count == 0)
            return new Answer(0, 0, Rupiah.Zero, run.State);
        await ClosingTables.Keep(session, actor, request, givenUp, "given-up", now, stop);
        await ClosingTables.Keep(session, actor, request, corrected, "corrected", now, stop);
        await Post(session, run, lines, actor, now, stop);
        await ClosingTables.FreeMonths(session, request, stop);
        var state = await ClosingTables.IsAnswered(session, request, stop) ? RunState.Reconciled : run.At;
        await RunTables.Move(session, request.Region, run.Id, state, stop);
        var credit = lines.Aggregate(Rupiah.Zero, (sum, line) => sum + line.Amount);
        var detail = $"{givenUp.Count} {corrected.Count} {credit} {request.Reason}";
        await AuditTrail.Append(session, actor, "runs.correct", $"run {run.Id}", detail, now, stop);
        await session.Commit(stop);
        return new Answer(givenUp.Count, corrected.Count, credit, state.Key());
    }

    /// <summary>Somebody named who is neither refused nor accepted is still waited for, or was closed before.</summary>
    private static Refusal? Wrong(Request request, List<ClosingTables.LineRow> lines)
    {
        if (request.People is not { } named)
            return null;
        var found = lines.Select(line => line.PersonId).ToHashSet();
        return named.All(found.Contains)
            ? null
            : Refusal.Invalid(
                "not-answered",
                "Sebagian orang belum dijawab penyelenggara, atau sudah ditutup pada tagihan ini. Muat ulang daftarnya."
            );
    }

    private static List<Guid> People(List<ClosingTables.LineRow> lines, bool wasAccepted) =>
        [.. lines.Where(line => (line.State == "accepted") == wasAccepted).Select(line => line.PersonId).Distinct()];

    /// <summary>Money of refused people is credit already; that of accepted ones becomes it.</summary>
    private static async Task Post(
        Session session,
        RunRow run,
        List<ClosingTables.LineRow> lines,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var shares = lines
            .Where(line => line.State == "accepted")
            .GroupBy(line => line.BudgetLineId)
            .Select(line => new LedgerShare(
                line.Key,
                run.Month,
                line.Aggregate(Rupiah.Zero, (sum, one) => sum + one.Amount)
            ))
            .ToList();
        if (shares.Count == 0)
            return;
        var key = $"reversal/{run.Id}/{Ids.New(now):N}";
        var entry = new LedgerEntry(key, EntryKind.Reversal, run.Month.Year, "koreksi", shares) { RunId = run.Id };
        await LedgerTables.Post(session, entry, actor, now, stop);
    }
}
