using Naungan.App.Ledger;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Ledger;
using Naungan.Core.Money;
using Naungan.Core.Runs;

namespace Naungan.App.Runs;

/// <summary>Records the insurer's billing code (kode iuran). Its amount must be the run's to the rupiah.</summary>
public static class BillRun
{
    public sealed record Request(RegionCode Region, Guid Run, string Code, Rupiah Amount);

    public static Task<Result<RunSummary>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        new RunStep(request.Region, request.Run, "runs.bill", RunState.Billed).Take(
            actor,
            db,
            now,
            held => Bill(request, held),
            run => SameAs(request, run),
            stop
        );

    private static Refusal? SameAs(Request request, RunRow run) =>
        run.BillingCode == request.Code && run.BilledAmount == request.Amount
            ? null
            : Refusal.Invalid(
                "billing-exists",
                $"Bulan ini sudah ditagih dengan kode iuran {run.BillingCode} sebesar {run.BilledAmount}."
            );

    private static async Task<Result<string>> Bill(Request request, RunStep.Held held)
    {
        var (session, run, actor, now, stop) = held;
        if (string.IsNullOrWhiteSpace(request.Code))
            return Refusal.Invalid("billing-code-needed", "Isi kode iuran dari BPJS Ketenagakerjaan.");
        if (request.Amount != run.Amount)
            return Refusal.Invalid(
                "billing-differs",
                $"Tagihan {request.Amount} tidak sama dengan hitungan {run.Amount} (selisih "
                    + $"{request.Amount - run.Amount}). Minta rincian tagihan dan cocokkan dahulu."
            );
        var shares = await RunShares.Of(session, actor.Government, run, stop);
        var entry = new LedgerEntry($"billing/{run.Id}", EntryKind.Billing, run.Month.Year, request.Code, shares)
        {
            RunId = run.Id,
        };
        await LedgerTables.Post(session, entry, actor, now, stop);
        await session.Run(
            "update run set billing_code = @Code, billed_amount = @Amount, billed_at = @now "
                + "where region_code = @Region and id = @Run",
            new
            {
                request.Region,
                request.Run,
                request.Code,
                request.Amount,
                now,
            },
            stop
        );
        return $"{request.Code} {request.Amount}";
    }
}
