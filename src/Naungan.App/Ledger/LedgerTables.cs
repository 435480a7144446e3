using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Identity;
using Naungan.Core.Ledger;
using Naungan.Core.Money;

namespace Naungan.App.Ledger;

/// <summary>The double-entry book of a government. Only inserted into; balances are sums of postings.</summary>
internal static class LedgerTables
{
    private const string EntryColumns =
        "region_code, id, entry_key, fiscal_year, kind, document, run_id, posted_by, posted_at";

    /// <summary>Writes an entry once. False when its key was already posted; nothing is written then.</summary>
    internal static async Task<bool> Post(
        Session session,
        LedgerEntry entry,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var id = Ids.New(now);
        var inserted = await session.Run(
            $"insert into ledger_entry ({EntryColumns}) values (@government, @id, @Key, @FiscalYear, @kind, @Document, "
                + "@RunId, @name, @now) on conflict (region_code, entry_key) do nothing",
            new
            {
                government = actor.Government.Code,
                id,
                entry.Key,
                entry.FiscalYear,
                kind = entry.Kind.Key(),
                entry.Document,
                entry.RunId,
                name = actor.Name,
                now,
            },
            stop
        );
        if (inserted == 0)
            return false;
        await session.BulkInsert(
            "posting",
            ["region_code", "entry_id", "number", "account", "budget_line_id", "month", "amount"],
            entry.Postings.Select(side =>
                new object?[]
                {
                    actor.Government.Code,
                    id,
                    side.Number,
                    side.Account.Key(),
                    side.BudgetLine,
                    side.Month?.Number ?? 0,
                    side.Amount.Amount,
                }
            ),
            stop
        );
        return true;
    }

    /// <summary>What the entry of a key moved; null when there is none.</summary>
    internal static Task<Rupiah?> MovedBy(Session session, RegionCode government, string key, CancellationToken stop) =>
        session.Maybe<Rupiah?>(
            "select cast(sum(p.amount) as bigint) from ledger_entry e join posting p on p.region_code = e.region_code "
                + "and p.entry_id = e.id where e.region_code = @code and e.entry_key = @key and p.amount > 0 "
                + "group by e.id",
            new { code = government.Code, key },
            stop
        );

    /// <summary>Sum of all postings of a government. Anything but nought means damage.</summary>
    internal static Task<Rupiah> Balance(Session session, RegionCode government, CancellationToken stop) =>
        session.One<Rupiah>(
            "select cast(coalesce(sum(amount), 0) as bigint) from posting where region_code = @code",
            new { code = government.Code },
            stop
        );

    /// <summary>Sums by account, budget line and month; every other balance is a sum of these.</summary>
    internal static Task<List<AccountSum>> Sums(Session session, RegionCode government, CancellationToken stop) =>
        session.List<AccountSum>(
            "select account, budget_line_id, month, cast(sum(amount) as bigint) amount, "
                + "cast(sum(case when amount > 0 then amount else 0 end) as bigint) debit, "
                + "cast(sum(case when amount < 0 then -amount else 0 end) as bigint) credit "
                + "from posting where region_code = @code "
                + "group by account, budget_line_id, month order by account, budget_line_id, month",
            new { code = government.Code },
            stop
        );

    internal static Task<List<EntryRow>> Entries(
        Session session,
        RegionCode government,
        Guid? run,
        int limit,
        CancellationToken stop
    ) =>
        session.List<EntryRow>(
            "select e.id, e.entry_key, e.fiscal_year, e.kind, e.document, e.run_id, e.posted_by, e.posted_at, "
                + "cast(coalesce((select sum(p.amount) from posting p where p.region_code = e.region_code "
                + "and p.entry_id = e.id and p.amount > 0), 0) as bigint) amount "
                + "from ledger_entry e where e.region_code = @code"
                + (run is null ? "" : " and e.run_id = @run")
                + " order by e.posted_at desc, e.entry_key limit @limit",
            new
            {
                code = government.Code,
                run,
                limit,
            },
            stop
        );

    internal static Task<EntryRow?> Entry(Session session, RegionCode government, Guid id, CancellationToken stop) =>
        session.Maybe<EntryRow>(
            "select id, entry_key, fiscal_year, kind, document, run_id, posted_by, posted_at from ledger_entry "
                + "where region_code = @code and id = @id",
            new { code = government.Code, id },
            stop
        );

    internal static Task<List<PostingRow>> Postings(
        Session session,
        RegionCode government,
        Guid entry,
        CancellationToken stop
    ) =>
        session.List<PostingRow>(
            "select p.number, p.account, p.budget_line_id, p.month, p.amount, b.insurance, b.agency_code, b.account_code "
                + "from posting p join budget_line b on b.region_code = p.region_code and b.id = p.budget_line_id "
                + "where p.region_code = @code and p.entry_id = @entry order by p.number",
            new { code = government.Code, entry },
            stop
        );
}

/// <summary>What lies on one account of one budget line for one month (0: for no month).</summary>
internal sealed record AccountSum
{
    public string Account { get; init; } = "";
    public Guid BudgetLineId { get; init; }
    public int Month { get; init; }
    public Rupiah Amount { get; init; }
    public Rupiah Debit { get; init; }
    public Rupiah Credit { get; init; }
}

/// <summary>An entry as lists show it.</summary>
public sealed record EntryRow
{
    public Guid Id { get; init; }
    public string EntryKey { get; init; } = "";
    public int FiscalYear { get; init; }
    public string Kind { get; init; } = "";
    public string Document { get; init; } = "";
    public Guid? RunId { get; init; }
    public string PostedBy { get; init; } = "";
    public DateTimeOffset PostedAt { get; init; }
    public Rupiah Amount { get; init; }

    /// <summary>What happened, as people read it.</summary>
    public string Title => EntryKinds.All.First(kind => kind.Key() == Kind).Title();
}

/// <summary>One side of an entry with the budget line it belongs to.</summary>
public sealed record PostingRow
{
    public int Number { get; init; }
    public string Account { get; init; } = "";
    public Guid BudgetLineId { get; init; }
    public int Month { get; init; }
    public Rupiah Amount { get; init; }
    public string Insurance { get; init; } = "";
    public string AgencyCode { get; init; } = "";
    public string AccountCode { get; init; } = "";
}
