using Naungan.App.Audit;
using Naungan.App.Budgets;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Ledger;
using Naungan.Core.Runs;

namespace Naungan.App.Runs;

/// <summary>
/// Withdraws a run before it is billed: the money is available again and its people may be paid by another run. Nothing
/// is deleted; the lines stay, reversed.
/// </summary>
public static class ReverseRun
{
    public sealed record Request(RegionCode Region, Guid Run, string Reason);

    public static async Task<Result<RunSummary>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "runs.reverse", request.Region) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(request.Reason))
            return Refusal.Invalid("reason-needed", "Tulis alasan pembatalan.");
        await using var session = await db.Write(stop);
        if (await RunTables.Held(session, request.Region, request.Run, stop) is not { } run)
            return Refusal.NotFound("Tagihan bulan");
        if (run.At == RunState.Reversed)
            return run.Summary;
        if (run.At >= RunState.Billed)
            return Refusal.Invalid(
                "already-billed",
                "Bulan ini sudah ditagih. Koreksi setelah penagihan dilakukan lewat kelebihan bayar, bukan pembatalan."
            );
        var shares = await RunShares.Of(session, request.Region, run, stop);
        var entry = new LedgerEntry($"release/{run.Id}", EntryKind.Release, run.Month.Year, request.Reason, shares)
        {
            RunId = run.Id,
        };
        if ((await BudgetGuard.Post(session, entry, actor, now, stop)).Refusal is { } refused)
            return refused;
        await FreeLines(session, request, stop);
        await RunTables.Move(session, request.Region, run.Id, RunState.Reversed, stop);
        var detail = $"{run.Amount} {request.Reason}";
        await AuditTrail.Append(session, actor, "runs.reverse", $"run {run.Id}", detail, now, stop);
        await session.Commit(stop);
        return (run with { State = RunState.Reversed.Key() }).Summary;
    }

    /// <summary>
    /// A reversed line takes the next correction number of its person, month and insurance, and so frees number 0.
    /// </summary>
    private static Task<int> FreeLines(Session session, Request request, CancellationToken stop) =>
        session.Run(
            "update run_line set state = 'reversed', correction = 1 + (select max(o.correction) from run_line o "
                + "where o.region_code = run_line.region_code and o.person_id = run_line.person_id "
                + "and o.month = run_line.month and o.insurance = run_line.insurance) "
                + "where region_code = @Region and run_id = @Run and correction = 0",
            new { request.Region, request.Run },
            stop
        );
}
