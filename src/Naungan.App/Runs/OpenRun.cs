using System.Security.Cryptography;
using System.Text;
using Naungan.App.Audit;
using Naungan.App.Budgets;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Ledger;
using Naungan.Core.Money;
using Naungan.Core.Runs;

namespace Naungan.App.Runs;

/// <summary>Computes a month's contributions and reserves the money. The same key again returns the same run.</summary>
public static class OpenRun
{
    /// <param name="Key">Chosen by the caller once; a repeated request with it changes nothing.</param>
    public sealed record Request(Guid Key, RunTerms Terms);

    public static async Task<Result<RunSummary>> Handle(
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
        await using var session = await db.Write(stop);
        var opened = await Within(session, request, actor, law, now, stop);
        if (!opened.IsRefused)
            await session.Commit(stop);
        return opened;
    }

    /// <summary>The same within a transaction of the caller's, who commits.</summary>
    internal static async Task<Result<RunSummary>> Within(
        Session session,
        Request request,
        Actor actor,
        Lawbook law,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var terms = request.Terms;
        await RunTables.HoldMonth(session, terms.Region, terms.Month, stop);
        if (await RunTables.ByKey(session, terms.Region, request.Key, stop) is { } done)
            return Again(done, terms);
        var known = DateOnly.FromDateTime(now.UtcDateTime);
        var computed = await RunComputation.Of(session, terms, law.KnownAt(known), forMoney: true, stop);
        if (!computed.TryGet(out var answer, out var refused))
            return refused;
        var run = Row(request, actor, answer, known, now);
        if (await Save(session, terms.Region, run, answer, actor, now, stop) is { } poor)
            return poor;
        var detail = $"{run.ProgrammeCode} {run.Month} {run.Reading} {run.People} {run.Amount} {run.Summary.Sha256}";
        await AuditTrail.Append(session, actor, "runs.open", $"run {run.Id}", detail, now, stop);
        return run.Summary;
    }

    private static Result<RunSummary> Again(RunRow done, RunTerms terms) =>
        done.PayloadSha256.AsSpan().SequenceEqual(Payload(terms))
            ? done.Summary
            : Refusal.Invalid("key-reused", "Kunci ini sudah dipakai untuk perhitungan lain. Gunakan kunci baru.");

    /// <summary>
    /// Canonical bytes of the terms: each text with its length before it, so that no two terms read alike.
    /// </summary>
    private static byte[] Payload(RunTerms terms)
    {
        string[] fields =
        [
            terms.Region.Code,
            terms.Programme,
            terms.Month.ToString(),
            terms.Reading.ToString(),
            terms.Fund,
            terms.StatedWage ?? "",
            .. terms.TransportCategories ?? [],
        ];
        return SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(fields.Select(text => $"{text.Length}:{text}"))));
    }

    private static RunRow Row(
        Request request,
        Actor actor,
        RunComputation.Answer answer,
        DateOnly known,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = Ids.New(now),
            IdempotencyKey = request.Key,
            PayloadSha256 = Payload(request.Terms),
            ProgrammeCode = request.Terms.Programme,
            AgencyCode = answer.Programme.AgencyCode,
            Month = request.Terms.Month,
            Reading = request.Terms.Reading == Segment.Pu ? "pu" : "bpu",
            Fund = request.Terms.Fund,
            StatedWage = request.Terms.StatedWage,
            LawKnownOn = known,
            State = RunState.Computed.Key(),
            People = answer.Run.People,
            LinesCount = answer.Run.Lines.Count,
            Exclusions = answer.Run.Exclusions.Count,
            Amount = answer.Run.Amount,
            LinesSha256 = answer.Run.Sha256,
            AgreementId = answer.Agreement,
            OpenedBy = actor.Name,
            OpenedAt = now,
            DueOn = answer.Due.On,
        };

    private static async Task<Refusal?> Save(
        Session session,
        RegionCode region,
        RunRow run,
        RunComputation.Answer answer,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var budget = answer.Budget.ToDictionary(line => StoredInsurance.Read(line.Insurance), line => line.Id);
        var shares = budget
            .Select(line => new LedgerShare(line.Value, run.Month, answer.Run.Of(line.Key)))
            .Where(share => share.Amount > Rupiah.Zero)
            .ToList();
        var entry = new LedgerEntry(
            $"reservation/{run.Id}",
            EntryKind.Reservation,
            run.Month.Year,
            $"{run.ProgrammeCode} {run.Month}",
            shares
        )
        {
            RunId = run.Id,
        };
        // The reservation comes first: it is the step that may be refused, and the cheapest to undo.
        if ((await BudgetGuard.Post(session, entry, actor, now, stop)).Refusal is { } refusal)
            return refusal;
        await RunTables.Insert(session, region, run, stop);
        await RunLines.Insert(session, region, run, answer.Run, budget, stop);
        return null;
    }
}
