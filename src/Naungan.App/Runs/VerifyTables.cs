using Naungan.App.Platform.Database;
using Naungan.Core.Identity;
using Naungan.Core.Ledger;
using Naungan.Core.Money;

namespace Naungan.App.Runs;

/// <summary>What verification asks of the ledger and the lines.</summary>
internal static class VerifyTables
{
    internal static Task<List<EntrySum>> Entries(Session session, RegionCode region, CancellationToken stop) =>
        session.List<EntrySum>(
            "select e.id, cast(coalesce(sum(p.amount), 1) as bigint) as sum from ledger_entry e left join posting p "
                + "on p.region_code = e.region_code and p.entry_id = e.id where e.region_code = @region group by e.id",
            new { region },
            stop
        );

    /// <summary>What the entries of one run left on each account.</summary>
    internal static async Task<Dictionary<LedgerAccount, Rupiah>> OfRun(
        Session session,
        RegionCode region,
        Guid run,
        CancellationToken stop
    )
    {
        var sums = await session.List<AccountRow>(
            "select p.account, cast(sum(p.amount) as bigint) as amount from ledger_entry e join posting p "
                + "on p.region_code = e.region_code and p.entry_id = e.id "
                + "where e.region_code = @region and e.run_id = @run group by p.account",
            new { region, run },
            stop
        );
        return sums.ToDictionary(row => LedgerAccounts.Named(row.Account), row => row.Amount);
    }

    /// <summary>Asked although a unique index forbids it: an index may have been dropped.</summary>
    internal static Task<long> PaidTwice(Session session, RegionCode region, CancellationToken stop) =>
        session.One<long>(
            "select count(*) from (select person_id from run_line where region_code = @region and correction = 0 "
                + "group by person_id, month, insurance having count(*) > 1) twice",
            new { region },
            stop
        );

    internal sealed record EntrySum
    {
        public Guid Id { get; init; }
        public Rupiah Sum { get; init; }
    }

    private sealed record AccountRow
    {
        public string Account { get; init; } = "";
        public Rupiah Amount { get; init; }
    }
}
