using Naungan.App.Budgets;
using Naungan.App.Ledger;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Ledger;
using Naungan.Core.Money;
using Naungan.Core.Runs;

namespace Naungan.App.Runs;

/// <summary>Records the insurer's billing code (kode iuran). Its amount must be the run's to the rupiah.</summary>
public static class BillRun
{
    /// <param name="Amount">What the insurer asks for in fresh money: the run's amount less the credit it took.</param>
    /// <param name="Credit">Credit the insurer took, by account; none when null.</param>
    public sealed record Request(
        RegionCode Region,
        Guid Run,
        string Code,
        Rupiah Amount,
        IReadOnlyDictionary<Jaminan, Rupiah>? Credit = null
    )
    {
        internal Rupiah CreditUsed =>
            Credit is null ? Rupiah.Zero : Credit.Values.Aggregate(Rupiah.Zero, (sum, one) => sum + one);
    }

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
        run.BillingCode == request.Code && run.BilledAmount == request.Amount + request.CreditUsed
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
        if (request.Amount + request.CreditUsed != run.Amount)
            return Differs(request, run);
        var shares = await RunShares.Of(session, actor.Government, run, stop);
        var used = await CreditTables.Uses(session, actor.Government, request.Credit, shares, run, stop);
        if (!used.TryGet(out var credit, out var refusal))
            return refusal;
        await Post(held, request.Code, shares, credit);
        await session.Run(
            "update run set billing_code = @Code, billed_amount = @Amount, billed_at = @now "
                + "where region_code = @Region and id = @Run",
            new
            {
                request.Region,
                request.Run,
                request.Code,
                Amount = run.Amount,
                now,
            },
            stop
        );
        return $"{request.Code} {request.Amount} {request.CreditUsed}";
    }

    /// <summary>Fresh money is owed; what credit covers is paid already, and its reservation is free again.</summary>
    private static async Task Post(
        RunStep.Held held,
        string code,
        List<LedgerShare> shares,
        IReadOnlyDictionary<Guid, Rupiah> credit
    )
    {
        var (session, run, actor, now, stop) = held;
        var owed = shares.ConvertAll(share =>
            share with
            {
                Amount = share.Amount - credit.GetValueOrDefault(share.BudgetLine),
            }
        );
        await LedgerTables.Post(session, Entry("billing", EntryKind.Billing, owed), actor, now, stop);
        if (credit.Count == 0)
            return;
        var taken = credit.Select(use => new LedgerShare(use.Key, run.Month, use.Value)).ToList();
        await CreditTables.Keep(session, actor, run.Id, credit, now, stop);
        await LedgerTables.Post(session, Entry("credit-use", EntryKind.CreditUse, taken), actor, now, stop);
        await BudgetGuard.Post(session, Entry("credit-release", EntryKind.Release, taken), actor, now, stop);

        LedgerEntry Entry(string key, EntryKind kind, List<LedgerShare> moved) =>
            new($"{key}/{run.Id}", kind, run.Month.Year, code, moved) { RunId = run.Id };
    }

    private static Refusal Differs(Request request, RunRow run) =>
        Refusal.Invalid(
            "billing-differs",
            $"Tagihan {request.Amount + request.CreditUsed} tidak sama dengan hitungan {run.Amount} (selisih "
                + $"{request.Amount + request.CreditUsed - run.Amount}). Minta rincian tagihan dan cocokkan dahulu."
        );
}
