using Naungan.App.Platform.Database;
using Naungan.Core.Identity;
using Naungan.Core.Money;

namespace Naungan.App.Budgets;

/// <summary>One change of one ceiling.</summary>
public sealed record BudgetChange
{
    public Guid LineId { get; init; }
    public string Kind { get; init; } = "";
    public string Document { get; init; } = "";
    public DateOnly DecidedOn { get; init; }
    public Rupiah Amount { get; init; }
    public string Reason { get; init; } = "";
    public string RecordedBy { get; init; } = "";
}

/// <summary>The history of ceilings.</summary>
internal static class ChangeTables
{
    internal static Task<List<BudgetChange>> Of(Session session, RegionCode region, int year, CancellationToken stop) =>
        session.List<BudgetChange>(
            "select c.line_id, c.kind, c.document, c.decided_on, c.amount, c.reason, c.recorded_by from budget_change c "
                + "join budget_line b on b.region_code = c.region_code and b.id = c.line_id "
                + "where c.region_code = @region and b.fiscal_year = @year order by c.decided_on, c.recorded_at, c.amount",
            new { region = region.Code, year },
            stop
        );

    internal static Task<int> Insert(
        Session session,
        RegionCode region,
        BudgetChange change,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Run(
            "insert into budget_change (region_code, id, line_id, kind, document, decided_on, amount, reason, recorded_by, "
                + "recorded_at) values (@region, @id, @LineId, @Kind, @Document, @DecidedOn, @Amount, @Reason, "
                + "@RecordedBy, @now)",
            new
            {
                region = region.Code,
                id = Ids.New(now),
                change.LineId,
                change.Kind,
                change.Document,
                change.DecidedOn,
                change.Amount,
                change.Reason,
                change.RecordedBy,
                now,
            },
            stop
        );

    /// <summary>What was paid by the month of its contribution, for the curve of absorption.</summary>
    internal static Task<List<PaidMonth>> Paid(Session session, RegionCode region, int year, CancellationToken stop) =>
        session.List<PaidMonth>(
            "select p.month, cast(-sum(p.amount) as bigint) as amount from posting p "
                + "join budget_line b on b.region_code = p.region_code and b.id = p.budget_line_id "
                + "where p.region_code = @region and b.fiscal_year = @year and p.account = 'payable' and p.amount < 0 "
                + "and p.month > 0 group by p.month order by p.month",
            new { region = region.Code, year },
            stop
        );

    internal sealed record PaidMonth
    {
        public Core.Time.Month Month { get; init; }
        public Rupiah Amount { get; init; }
    }
}
