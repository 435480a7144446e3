using Naungan.App.Platform.Database;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Dashboard;

/// <summary>
/// The counts a leader asks for, each by one question. People counted are those a sealed decree names.
/// </summary>
internal static class DashboardTables
{
    internal sealed record Category
    {
        public string ProgrammeCode { get; init; } = "";
        public string ProgrammeName { get; init; } = "";
        public string Code { get; init; } = "";
        public string Name { get; init; } = "";
        public long People { get; init; }
    }

    internal sealed record Place
    {
        public string Code { get; init; } = "";
        public string Name { get; init; } = "";
        public long People { get; init; }
    }

    internal sealed record Line
    {
        public string Agency { get; init; } = "";
        public string Insurance { get; init; } = "";
        public Rupiah Ceiling { get; init; }
        public Rupiah Committed { get; init; }
    }

    internal sealed record Run
    {
        public Guid Id { get; init; }
        public string ProgrammeCode { get; init; } = "";
        public Month Month { get; init; }
        public string State { get; init; } = "";
        public long People { get; init; }
        public Rupiah Amount { get; init; }
    }

    internal sealed record Intake
    {
        public long Files { get; init; }
        public long Rows { get; init; }
        public long Accepted { get; init; }
        public long Merged { get; init; }
        public long Waiting { get; init; }
        public long Rejected { get; init; }
    }

    internal sealed record Reason
    {
        public string Programme { get; init; } = "";
        public string Name { get; init; } = "";
        public long People { get; init; }
    }

    internal sealed record Claim
    {
        public long Open { get; init; }
        public long Refused { get; init; }
        public long Families { get; init; }
        public Rupiah Paid { get; init; }
    }

    internal sealed record Grievance
    {
        public long Open { get; init; }
        public long Late { get; init; }
    }

    /// <summary>Every count of a whole table, as figures to keep.</summary>
    internal static Task<List<Figure>> Count(Session session, string region, CancellationToken stop) =>
        session.List<Figure>(
            """
            select 'category:' || programme_code as name, category as part, count(*) as value
            from enrolment where region_code = @region and state in ('decreed', 'registered')
            group by programme_code, category
            union all
            select 'agency:' || agency_code, programme_code || ':' || category, count(*)
            from enrolment where region_code = @region and state in ('decreed', 'registered')
            group by agency_code, programme_code, category
            union all
            select 'sector-not-in:' || programme_code || ':' || category || ':', first_reason, count(*)
            from enrolment where region_code = @region and verdict <> 'eligible' and first_reason is not null
            group by programme_code, category, first_reason
            union all
            select 'not-in:' || programme_code, first_reason, count(*)
            from enrolment where region_code = @region and verdict <> 'eligible' and first_reason is not null
            group by programme_code, first_reason
            union all
            select 'district', coalesce(p.district_code, ''), count(distinct e.person_id)
            from enrolment e
            join person p on p.region_code = e.region_code and p.id = e.person_id
            where e.region_code = @region and e.state in ('decreed', 'registered')
            group by p.district_code
            union all
            select 'village', coalesce(p.village_code, ''), count(distinct e.person_id)
            from enrolment e
            join person p on p.region_code = e.region_code and p.id = e.person_id
            where e.region_code = @region and e.state in ('decreed', 'registered')
            group by p.village_code
            """,
            new { region },
            stop
        );

    /// <summary>Names of categories in the order of the decree; how many people each has is a figure.</summary>
    internal static Task<List<Category>> Categories(Session session, string region, CancellationToken stop) =>
        session.List<Category>(
            """
            select c.programme_code, p.name as programme_name, c.code, c.name
            from category c
            join programme p on p.region_code = c.region_code and p.code = c.programme_code
            where c.region_code = @region
            order by p.precedence desc, c.programme_code, c.sort, c.code
            """,
            new { region },
            stop
        );

    internal static Task<List<Place>> Districts(Session session, string region, CancellationToken stop) =>
        session.List<Place>(
            "select code, name from region where parent_code = @region order by code",
            new { region },
            stop
        );

    internal static Task<Claim> Claims(Session session, string region, CancellationToken stop) =>
        session.One<Claim>(
            "select coalesce(sum(case when state in ('open', 'sent', 'questioned', 'appealed') then 1 else 0 end), 0) "
                + "as open, coalesce(sum(case state when 'refused' then 1 else 0 end), 0) as refused, "
                + "coalesce(sum(case state when 'paid' then 1 else 0 end), 0) as families, "
                + "coalesce(sum(paid_amount), 0) as paid from claim where region_code = @region",
            new { region },
            stop
        );

    internal static Task<Grievance> Grievances(
        Session session,
        string region,
        DateOnly today,
        bool confidential,
        CancellationToken stop
    ) =>
        session.One<Grievance>(
            "select count(*) as open, coalesce(sum(case when due_on < @today then 1 else 0 end), 0) as late "
                + "from grievance where region_code = @region and state <> 'answered' "
                + "and (@confidential or not is_confidential)",
            new
            {
                region,
                today,
                confidential,
            },
            stop
        );

    internal static Task<List<Line>> Budget(Session session, string region, int year, CancellationToken stop) =>
        session.List<Line>(
            """
            select a.name as agency, b.insurance, b.ceiling, b.committed
            from budget_line b
            join agency a on a.region_code = b.region_code and a.code = b.agency_code
            where b.region_code = @region and b.fiscal_year = @year
            order by a.name, b.insurance
            """,
            new { region, year },
            stop
        );

    internal static Task<List<Run>> Runs(Session session, string region, CancellationToken stop) =>
        session.List<Run>(
            "select id, programme_code, month, state, people, amount from run "
                + "where region_code = @region and state <> 'reversed' order by month desc, programme_code limit 24",
            new { region },
            stop
        );

    internal static Task<Intake> Rows(Session session, string region, CancellationToken stop) =>
        session.One<Intake>(
            """
            select count(*) as files, coalesce(sum(rows_read), 0) as rows, coalesce(sum(accepted), 0) as accepted,
                coalesce(sum(merged), 0) as merged, coalesce(sum(waiting), 0) as waiting,
                coalesce(sum(rejected), 0) as rejected
            from submission where region_code = @region
            """,
            new { region },
            stop
        );

    /// <summary>People whose contribution of this month the insurer has accepted for every insurance billed.</summary>
    internal static Task<long> Protected(Session session, string region, Month month, CancellationToken stop) =>
        session.One<long>(
            """
            select count(*) from (
                select l.person_id from run r
                join run_line l on l.region_code = r.region_code and l.run_id = r.id
                where r.region_code = @region and r.month = @month and r.state <> 'reversed'
                group by l.person_id having min(case l.state when 'accepted' then 1 else 0 end) = 1) covered
            """,
            new { region, month = month.Number },
            stop
        );
}
