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
/// Withdraws a run before it is paid: the money is available again and its people may be paid by another run. A billing
/// code given up this way must be told to the insurer. Nothing is deleted; the lines stay, reversed.
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
        if (await WhyTooLate(session, request.Region, run, stop) is { } late)
            return late;
        var shares = await RunShares.Of(session, request.Region, run, stop);
        var (key, kind) =
            run.At == RunState.Billed ? ("cancellation", EntryKind.Cancellation) : ("release", EntryKind.Release);
        var entry = new LedgerEntry($"{key}/{run.Id}", kind, run.Month.Year, request.Reason, shares) { RunId = run.Id };
        if ((await BudgetGuard.Post(session, entry, actor, now, stop)).Refusal is { } refused)
            return refused;
        await FreeLines(session, request, stop);
        await RunTables.Move(session, request.Region, run.Id, RunState.Reversed, stop);
        var detail = $"{run.Amount} {request.Reason}";
        await AuditTrail.Append(session, actor, "runs.reverse", $"run {run.Id}", detail, now, stop);
        await session.Commit(stop);
        return (run with { State = RunState.Reversed.Key() }).Summary;
    }

    private static async Task<Refusal?> WhyTooLate(
        Session session,
        RegionCode region,
        RunRow run,
        CancellationToken stop
    )
    {
        if (run.At < RunState.Billed)
            return null;
        var payments = await PaymentTables.All(session, region, run.Id, stop);
        if (run.At > RunState.Billed || payments.Exists(payment => payment.Sp2dNumber is not null))
            return Refusal.Invalid(
                "already-paid",
                "Bulan ini sudah dibayar. Koreksi setelah pembayaran dilakukan per orang lewat kelebihan bayar."
            );
        return (await CreditTables.Of(session, region, run.Id, stop)).Count > 0
            ? Refusal.Invalid(
                "credit-used",
                "Tagihan ini memakai kelebihan bayar bulan lain dan tidak dapat dibatalkan; bayarlah sisanya."
            )
            : null;
    }

    /// <summary>
    /// A reversed line takes the next correction number of its person, month and insurance, and so frees number 0.
    /// </summary>
    private static Task<int> FreeLines(Session session, Request request, CancellationToken stop) =>
        session.Run(
            "update stored_line set state = 'reversed', correction = 1 + (select max(o.correction) from stored_line o "
                + "where o.region_code = stored_line.region_code and o.person_id = stored_line.person_id "
                + "and o.month = stored_line.month and o.insurance = stored_line.insurance) "
                + "where region_code = @Region and run_id = @Run and correction = 0",
            new { request.Region, request.Run },
            stop
        );
}
