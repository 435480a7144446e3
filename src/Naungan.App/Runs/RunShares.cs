using Naungan.App.Platform.Database;
using Naungan.Core.Identity;
using Naungan.Core.Ledger;
using Naungan.Core.Money;

namespace Naungan.App.Runs;

/// <summary>What a run takes from each budget line, summed from its lines every time it is asked.</summary>
internal static class RunShares
{
    internal static async Task<List<LedgerShare>> Of(
        Session session,
        RegionCode region,
        RunRow run,
        CancellationToken stop
    )
    {
        var sums = await RunTables.LineSums(session, region, run.Id, stop);
        return
        [
            .. sums.GroupBy(sum => sum.BudgetLineId)
                .Select(line => new LedgerShare(
                    line.Key,
                    run.Month,
                    line.Aggregate(Rupiah.Zero, (total, sum) => total + sum.Amount)
                )),
        ];
    }
}
