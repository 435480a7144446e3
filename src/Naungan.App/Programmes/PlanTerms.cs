using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Identity;
using Naungan.Core.Time;

namespace Naungan.App.Programmes;

/// <summary>What the plan a programme rests on says besides people.</summary>
public sealed record PlanTerms
{
    public string ProgrammeCode { get; init; } = "";
    public Guid PlanId { get; init; }
    public Month StartMonth { get; init; }
    public int Months { get; init; }
    public long Cost { get; init; }

    /// <summary>The terms of every programme that has a plan.</summary>
    internal static Task<List<PlanTerms>> All(Session session, RegionCode region, CancellationToken stop) =>
        session.List<PlanTerms>(
            "select programme_code, plan_id, start_month, months, cost from programme_plan where region_code = @region",
            new { region = region.Code },
            stop
        );

    /// <summary>The plan's first month; null where the programme has no plan.</summary>
    public static Task<Month?> Start(Session session, RegionCode region, string programme, CancellationToken stop) =>
        session.Maybe<Month?>(
            "select start_month from programme_plan where region_code = @region and programme_code = @programme",
            new { region = region.Code, programme },
            stop
        );

    /// <summary>Takes the place of the terms of an earlier plan.</summary>
    public static async Task Replace(
        Session session,
        RegionCode region,
        PlanTerms terms,
        IReadOnlyList<PlanCeilingRow> ceilings,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var values = new
        {
            region = region.Code,
            terms.ProgrammeCode,
            terms.PlanId,
            terms.StartMonth,
            terms.Months,
            terms.Cost,
            by = actor.Name,
            now,
        };
        await session.Run(
            "delete from programme_plan_ceiling where region_code = @region and programme_code = @ProgrammeCode; "
                + "delete from programme_plan where region_code = @region and programme_code = @ProgrammeCode",
            values,
            stop
        );
        await session.Run(
            "insert into programme_plan (region_code, programme_code, plan_id, start_month, months, cost, recorded_by, "
                + "recorded_at) values (@region, @ProgrammeCode, @PlanId, @StartMonth, @Months, @Cost, @by, @now)",
            values,
            stop
        );
        await session.BulkInsert(
            "programme_plan_ceiling",
            ["region_code", "programme_code", "number", "name", "agency", "account", "fund", "year", "amount"],
            ceilings.Select(
                (one, at) =>
                    new object?[]
                    {
                        region.Code,
                        terms.ProgrammeCode,
                        at + 1,
                        one.Name,
                        one.Agency,
                        one.Account,
                        one.Fund,
                        one.Year,
                        one.Amount,
                    }
            ),
            stop
        );
    }
}

/// <summary>A ceiling of the plan, and what the budget lines it is about hold today.</summary>
public sealed record PlanCeilingRow
{
    public string ProgrammeCode { get; init; } = "";
    public string Name { get; init; } = "";
    public string? Agency { get; init; }
    public string? Account { get; init; }
    public string? Fund { get; init; }
    public int? Year { get; init; }
    public long Amount { get; init; }

    /// <summary>Sum of the programme's lines of that agency, account, fund and year.</summary>
    public long Budgeted { get; init; }

    internal static Task<List<PlanCeilingRow>> All(Session session, RegionCode region, CancellationToken stop) =>
        session.List<PlanCeilingRow>(
            "select c.programme_code, c.name, c.agency, c.account, c.fund, c.year, c.amount, "
                + "coalesce((select cast(sum(b.ceiling) as bigint) from budget_line b where b.region_code = c.region_code "
                + "and b.programme_code = c.programme_code and b.agency_code = coalesce(c.agency, b.agency_code) "
                + "and b.insurance = coalesce(c.account, b.insurance) and b.fund = coalesce(c.fund, b.fund) "
                + "and b.fiscal_year = coalesce(c.year, b.fiscal_year)), 0) as budgeted from programme_plan_ceiling c "
                + "where c.region_code = @region order by c.programme_code, c.number",
            new { region = region.Code },
            stop
        );
}
