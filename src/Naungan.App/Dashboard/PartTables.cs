using Naungan.App.Platform.Database;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Dashboard;

/// <summary>What the pages of agencies and money ask of small tables: lines, runs, files, postings.</summary>
internal static class PartTables
{
    internal sealed record Sent
    {
        public string Agency { get; init; } = "";
        public long Files { get; init; }
        public long Rows { get; init; }
        public long Accepted { get; init; }
        public long Merged { get; init; }
        public long Waiting { get; init; }
        public long Rejected { get; init; }
    }

    internal sealed record Line
    {
        public int Year { get; init; }
        public string Agency { get; init; } = "";
        public string Programme { get; init; } = "";
        public string Insurance { get; init; } = "";
        public string Fund { get; init; } = "";
        public Rupiah Ceiling { get; init; }
        public Rupiah Committed { get; init; }
    }

    internal sealed record CeilingSum
    {
        public int Year { get; init; }
        public string Programme { get; init; } = "";
        public string Name { get; init; } = "";
        public Rupiah Ceiling { get; init; }
        public Rupiah Committed { get; init; }
    }

    internal sealed record PaidMonth
    {
        public int Year { get; init; }
        public Month Month { get; init; }
        public Rupiah Amount { get; init; }
    }

    internal static Task<List<DashboardTables.Place>> Agencies(
        Session session,
        string region,
        CancellationToken stop
    ) =>
        session.List<DashboardTables.Place>(
            "select code, name from agency where region_code = @region order by name, code",
            new { region },
            stop
        );

    /// <summary>How the rows of each agency's files fared.</summary>
    internal static Task<List<Sent>> Rows(Session session, string region, CancellationToken stop) =>
        session.List<Sent>(
            """
            select agency_code as agency, count(*) as files, coalesce(sum(rows_read), 0) as rows,
                coalesce(sum(accepted), 0) as accepted, coalesce(sum(merged), 0) as merged,
                coalesce(sum(waiting), 0) as waiting, coalesce(sum(rejected), 0) as rejected
            from submission where region_code = @region group by agency_code order by agency_code
            """,
            new { region },
            stop
        );

    /// <param name="agency">Null for all; the newest year first.</param>
    internal static Task<List<Line>> Lines(Session session, string region, string? agency, CancellationToken stop) =>
        session.List<Line>(
            """
            select b.fiscal_year as year, a.name as agency, b.programme_code as programme, b.insurance, b.fund,
                b.ceiling, b.committed
            from budget_line b
            join agency a on a.region_code = b.region_code and a.code = b.agency_code
            where b.region_code = @region and (@agency = '' or b.agency_code = @agency)
            order by b.fiscal_year desc, b.programme_code, a.name, b.insurance, b.fund
            """,
            new { region, agency = agency ?? "" },
            stop
        );

    internal static Task<List<CeilingSum>> Ceilings(Session session, string region, CancellationToken stop) =>
        session.List<CeilingSum>(
            """
            select b.fiscal_year as year, b.programme_code as programme, p.name,
                cast(sum(b.ceiling) as bigint) as ceiling, cast(sum(b.committed) as bigint) as committed
            from budget_line b
            join programme p on p.region_code = b.region_code and p.code = b.programme_code
            where b.region_code = @region group by b.fiscal_year, b.programme_code, p.name
            order by b.fiscal_year desc, b.programme_code
            """,
            new { region },
            stop
        );

    /// <summary>What was paid, by year of the line and month of the contribution.</summary>
    internal static Task<List<PaidMonth>> Paid(Session session, string region, CancellationToken stop) =>
        session.List<PaidMonth>(
            """
            select b.fiscal_year as year, p.month, cast(-sum(p.amount) as bigint) as amount
            from posting p
            join budget_line b on b.region_code = p.region_code and b.id = p.budget_line_id
            where p.region_code = @region and p.account = 'payable' and p.amount < 0 and p.month > 0
            group by b.fiscal_year, p.month order by b.fiscal_year, p.month
            """,
            new { region },
            stop
        );

    /// <summary>Runs of a year that cost something.</summary>
    internal static Task<List<DashboardTables.Run>> RunsOf(
        Session session,
        string region,
        int year,
        CancellationToken stop
    ) =>
        session.List<DashboardTables.Run>(
            "select id, programme_code, month, state, people, amount from run where region_code = @region "
                + "and month between @first and @last and state in ('billed', 'paid', 'partly-reconciled', 'reconciled')",
            new
            {
                region,
                first = new Month(year, 1).Number,
                last = new Month(year, 12).Number,
            },
            stop
        );
}
