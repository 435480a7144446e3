using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Identity;
using Naungan.Core.Money;

namespace Naungan.App.Budgets;

/// <summary>The budget lines of a government.</summary>
internal static class BudgetTables
{
    private const string Columns =
        "id, fiscal_year, agency_code, programme_code, insurance, account_code, account_name, fund, document, ceiling, committed";

    internal static Task<BudgetLine?> Line(Session session, RegionCode region, Guid id, CancellationToken stop) =>
        session.Maybe<BudgetLine>(
            $"select {Columns} from budget_line where region_code = @region and id = @id",
            new { region, id },
            stop
        );

    /// <summary>The line, held until the transaction ends: whoever comes next sees what is left.</summary>
    internal static Task<BudgetLine?> Held(Session session, RegionCode region, Guid id, CancellationToken stop) =>
        session.Maybe<BudgetLine>(
            $"select {Columns} from budget_line where region_code = @region and id = @id" + session.ForUpdate,
            new { region, id },
            stop
        );

    internal static Task<List<BudgetLine>> Lines(
        Session session,
        RegionCode region,
        int? year,
        Scope scope,
        CancellationToken stop
    ) =>
        session.List<BudgetLine>(
            $"select {Columns} from budget_line where region_code = @region "
                + "and (cast(@year as integer) is null or fiscal_year = @year) "
                + "and (cast(@Agency as text) is null or agency_code = @Agency) "
                + "order by fiscal_year, agency_code, programme_code, insurance, fund, account_code",
            new
            {
                region,
                year,
                scope.Agency,
            },
            stop
        );

    /// <summary>Lines a run of this programme may draw on, for one insurance and fund.</summary>
    internal static Task<List<BudgetLine>> LinesFor(
        Session session,
        RegionCode region,
        int year,
        string programme,
        string fund,
        CancellationToken stop
    ) =>
        session.List<BudgetLine>(
            $"select {Columns} from budget_line where region_code = @region and fiscal_year = @year "
                + "and programme_code = @programme and fund = @fund order by insurance, account_code",
            new
            {
                region,
                year,
                programme,
                fund,
            },
            stop
        );

    internal static Task<int> Insert(
        Session session,
        RegionCode region,
        BudgetLine line,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Run(
            $"insert into budget_line (region_code, {Columns}, recorded_by, recorded_at) values (@region, @Id, "
                + "@FiscalYear, @AgencyCode, @ProgrammeCode, @Insurance, @AccountCode, @AccountName, @Fund, @Document, "
                + "@Ceiling, @Committed, @by, @now) on conflict do nothing",
            new
            {
                region,
                line.Id,
                line.FiscalYear,
                line.AgencyCode,
                line.ProgrammeCode,
                line.Insurance,
                line.AccountCode,
                line.AccountName,
                line.Fund,
                line.Document,
                line.Ceiling,
                line.Committed,
                by = actor.Name,
                now,
            },
            stop
        );

    internal static Task<BudgetLine?> Same(
        Session session,
        RegionCode region,
        BudgetLine line,
        CancellationToken stop
    ) =>
        session.Maybe<BudgetLine>(
            $"select {Columns} from budget_line where region_code = @region and fiscal_year = @FiscalYear "
                + "and agency_code = @AgencyCode and programme_code = @ProgrammeCode and insurance = @Insurance "
                + "and fund = @Fund and account_code = @AccountCode",
            new
            {
                region,
                line.FiscalYear,
                line.AgencyCode,
                line.ProgrammeCode,
                line.Insurance,
                line.Fund,
                line.AccountCode,
            },
            stop
        );

    /// <summary>
    /// The database's CHECK stands behind the guard: a ceiling is never passed, whatever the caller forgot.
    /// </summary>
    internal static Task<int> Change(
        Session session,
        RegionCode region,
        Guid id,
        Rupiah ceiling,
        Rupiah committed,
        CancellationToken stop
    ) =>
        session.Run(
            "update budget_line set ceiling = ceiling + @ceiling, committed = committed + @committed "
                + "where region_code = @region and id = @id",
            new
            {
                region,
                id,
                ceiling,
                committed,
            },
            stop
        );
}
