using Naungan.App.Insurer;
using Naungan.App.Ledger;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Money;
using Naungan.Core.Runs;

namespace Naungan.App.Runs;

/// <summary>Reading runs: the list, one run with everything behind its figures, and its people.</summary>
public static class ShowRun
{
    public sealed record Request(RegionCode Region, Guid Run);

    /// <summary>One tariff with the law that made it.</summary>
    public sealed record Tariff(string Insurance, string Base, Rupiah Amount, Explanation Because);

    /// <summary>One account of the run: what it costs and how far its papers have come.</summary>
    /// <param name="Credit">Of the amount, what credit of earlier months paid.</param>
    public sealed record Account(
        string Insurance,
        int Lines,
        Rupiah Amount,
        Rupiah Credit,
        string? Spp,
        string? Spm,
        string? Sp2d
    )
    {
        /// <summary>What the SPP is for.</summary>
        public Rupiah Owed => Amount - Credit;
    }

    public sealed record Answer(
        RunRow Run,
        IReadOnlyList<LineSum> Sums,
        IReadOnlyList<Account> Accounts,
        IReadOnlyList<Tariff> Tariffs,
        IReadOnlyList<ReasonCount> WhyNot,
        IReadOnlyList<InsurerFileRow> Files,
        IReadOnlyList<EntryRow> Entries
    );

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "runs.read", request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        if (await Visible(session, request.Region, request.Run, actor, stop) is not { } run)
            return Refusal.NotFound("Tagihan bulan");
        var sums = await RunTables.LineSums(session, request.Region, run.Id, stop);
        var payments = await PaymentTables.All(session, request.Region, run.Id, stop);
        var tariffs = await RunTables.Tariffs(session, request.Region, run.Id, stop);
        var credit = await CreditTables.Of(session, request.Region, run.Id, stop);
        const int EntriesShown = 50;
        return new Answer(
            run,
            sums,
            [
                .. sums.GroupBy(sum => (sum.BudgetLineId, sum.Insurance))
                    .Select(line => AccountOf(line, payments, credit)),
            ],
            [
                .. tariffs.Select(row => new Tariff(
                    row.Insurance,
                    row.Base,
                    row.Amount,
                    Citations.Read(row.Explanation)
                )),
            ],
            await RunTables.WhyNot(session, request.Region, run.Id, stop),
            await InsurerFileTables.Of(session, request.Region, run.Id, stop),
            await LedgerTables.Entries(session, request.Region, run.Id, EntriesShown, stop)
        );
    }

    /// <summary>A run of an agency the actor may see.</summary>
    internal static async Task<RunRow?> Visible(
        Session session,
        RegionCode region,
        Guid id,
        Actor actor,
        CancellationToken stop
    )
    {
        var scope = Access.ScopeOf(actor, "runs.read");
        var run = await RunTables.ById(session, region, id, stop);
        return run is not null && (scope.Agency is null || scope.Agency == run.AgencyCode) ? run : null;
    }

    private static Account AccountOf(
        IGrouping<(Guid BudgetLineId, string Insurance), LineSum> line,
        List<PaymentRow> payments,
        Dictionary<Guid, Rupiah> credit
    )
    {
        var papers = payments.Find(payment => payment.BudgetLineId == line.Key.BudgetLineId);
        return new(
            line.Key.Insurance,
            line.Sum(sum => sum.Lines),
            line.Aggregate(Rupiah.Zero, (total, sum) => total + sum.Amount),
            credit.GetValueOrDefault(line.Key.BudgetLineId),
            papers?.SppNumber,
            papers?.SpmNumber,
            papers?.Sp2dNumber
        );
    }
}
