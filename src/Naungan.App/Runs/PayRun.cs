using Naungan.App.Audit;
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

/// <summary>
/// Records the papers of payment for each account: SPP, then SPM, then SP2D (PP 12/2019 Pasal 147-148). They may come
/// one by one; the ledger moves when the SP2D is there, and the run is paid when every account has its own.
/// </summary>
public static class PayRun
{
    public sealed record Request(RegionCode Region, Guid Run, IReadOnlyList<Papers> Payments);

    /// <summary>The papers of one account so far. Numbers and days once recorded stay.</summary>
    public sealed record Papers(
        Jaminan Insurance,
        Rupiah Amount,
        string Spp,
        DateOnly SppOn,
        string? Spm = null,
        DateOnly? SpmOn = null,
        string? Sp2d = null,
        DateOnly? Sp2dOn = null
    );

    public static async Task<Result<RunSummary>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "runs.pay", request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Write(stop);
        if (await RunTables.Held(session, request.Region, request.Run, stop) is not { } run)
            return Refusal.NotFound("Tagihan bulan");
        if (run.At.WhyNotYet(RunState.Paid) is { } early)
            return early;
        var held = new RunStep.Held(session, run, actor, now, stop);
        var sums = await RunTables.LineSums(session, request.Region, run.Id, stop);
        var changed = 0;
        foreach (var papers in request.Payments)
        {
            if (!(await Record(held, sums, papers)).TryGet(out var isNew, out var refused))
                return refused;
            changed += isNew ? 1 : 0;
        }

        if (changed == 0)
            return run.Summary;
        run = await Close(held, sums.Select(sum => sum.BudgetLineId).Distinct().Count());
        var detail = string.Join("; ", request.Payments.Select(Line));
        await AuditTrail.Append(session, actor, "runs.pay", $"run {run.Id}", detail, now, stop);
        await session.Commit(stop);
        return run.Summary;
    }

    private static string Line(Papers papers) =>
        $"{papers.Insurance.Key()} {papers.Amount} {papers.Spp} {papers.Spm} {papers.Sp2d}".TrimEnd();

    /// <summary>True when something new was recorded.</summary>
    private static async Task<Result<bool>> Record(RunStep.Held held, List<LineSum> sums, Papers papers)
    {
        var (session, run, actor, now, stop) = held;
        var mine = sums.Where(sum => sum.Insurance == papers.Insurance.Key()).ToList();
        if (mine.Count == 0)
            return Refusal.NotFound($"Rekening {papers.Insurance.Key().ToUpperInvariant()} dalam tagihan ini");
        var credit = await CreditTables.Of(session, actor.Government, run.Id, stop);
        var owed =
            mine.Aggregate(Rupiah.Zero, (total, sum) => total + sum.Amount)
            - credit.GetValueOrDefault(mine[0].BudgetLineId);
        if (papers.Amount != owed)
            return Differs(papers, owed);
        var known = await PaymentTables.Of(session, actor.Government, run.Id, mine[0].BudgetLineId, stop);
        var payment = PaymentRow.From(papers, mine[0].BudgetLineId);
        if (payment.WhyWrong() is { } wrong)
            return wrong;
        if (known is not null && !payment.Continues(known))
            return Refusal.Invalid("payment-changed", "Nomor atau tanggal yang sudah dicatat tidak dapat diganti.");
        if (known is not null && known.HasAllOf(payment))
            return false;
        await PaymentTables.Save(session, actor, run.Id, payment, now, stop);
        if (payment.Sp2dNumber is { } sp2d)
        {
            var entry = new LedgerEntry(
                $"payment/{run.Id}/{payment.BudgetLineId}",
                EntryKind.Payment,
                run.Month.Year,
                sp2d,
                [new(payment.BudgetLineId, run.Month, owed)]
            )
            {
                RunId = run.Id,
            };
            await LedgerTables.Post(session, entry, actor, now, stop);
        }

        return true;
    }

    private static async Task<RunRow> Close(RunStep.Held held, int accounts)
    {
        var (session, run, actor, _, stop) = held;
        var paid = await PaymentTables.All(session, actor.Government, run.Id, stop);
        if (run.At != RunState.Billed || paid.Count(payment => payment.Sp2dNumber is not null) < accounts)
            return run;
        await RunTables.Move(session, actor.Government, run.Id, RunState.Paid, stop);
        return run with { State = RunState.Paid.Key() };
    }

    private static Refusal Differs(Papers papers, Rupiah owed) =>
        Refusal.Invalid(
            "payment-differs",
            $"SPP {papers.Insurance.Key().ToUpperInvariant()} {papers.Amount} tidak sama dengan tagihan {owed} "
                + $"(selisih {papers.Amount - owed})."
        );
}
