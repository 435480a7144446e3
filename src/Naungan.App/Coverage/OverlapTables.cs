using Naungan.App.Platform.Database;
using Naungan.Core.Identity;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Coverage;

/// <summary>People whose cover does not fit what else is known of them.</summary>
internal static class OverlapTables
{
    private const int RowsMax = 2_000;

    /// <summary>Lines in force for months that begin on or after the day the person left.</summary>
    internal static Task<List<FindOverlaps.Overlap>> AfterEnd(
        Session session,
        RegionCode region,
        CancellationToken stop
    ) =>
        Ask(
            session,
            "after-end",
            """
            select e.person_id as person, p.name, e.programme_code as programme, l.month, l.run_id as run,
                coalesce((select max(v.reason) from enrolment_event v where v.region_code = e.region_code
                    and v.programme_code = e.programme_code and v.person_id = e.person_id
                    and v.to_state = 'ended'), 'ended') as detail, cast(sum(l.amount) as bigint) as amount
            from enrolment e
            join run_line l on l.region_code = e.region_code and l.person_id = e.person_id and l.correction = 0
            join run r on r.region_code = l.region_code and r.id = l.run_id and r.programme_code = e.programme_code
            join person p on p.region_code = e.region_code and p.id = e.person_id
            where e.region_code = @region and e.state = 'ended' and l.state in ('open', 'accepted')
                and cast(replace(substr(cast(e.ends_on as text), 1, 10), '-', '') as integer) <= l.month * 100 + 1
            group by e.region_code, e.person_id, p.name, e.programme_code, l.month, l.run_id
            order by l.month desc, p.name limit @RowsMax
            """,
            new { region, RowsMax },
            stop
        );

    /// <summary>People the insurer refused with a code that says somebody else pays for them.</summary>
    internal static Task<List<FindOverlaps.Overlap>> Elsewhere(
        Session session,
        RegionCode region,
        string code,
        CancellationToken stop
    ) =>
        Ask(
            session,
            "elsewhere",
            """
            select l.person_id as person, p.name, r.programme_code as programme, l.month, l.run_id as run,
                min(l.answer_code) as detail, cast(sum(l.amount) as bigint) as amount
            from run_line l
            join run r on r.region_code = l.region_code and r.id = l.run_id
            join person p on p.region_code = l.region_code and p.id = l.person_id
            where l.region_code = @region and l.state = 'rejected' and l.correction = 0 and l.answer_code = @code
            group by l.person_id, p.name, r.programme_code, l.month, l.run_id
            order by l.month desc, p.name limit @RowsMax
            """,
            new
            {
                region,
                code,
                RowsMax,
            },
            stop
        );

    /// <summary>People paid without a wage whom another programme of the government has as wage earners.</summary>
    internal static Task<List<FindOverlaps.Overlap>> TwoSegments(
        Session session,
        RegionCode region,
        CancellationToken stop
    ) =>
        Ask(
            session,
            "two-segments",
            """
            select l.person_id as person, p.name, r.programme_code as programme, l.month, l.run_id as run,
                min(o.programme_code) as detail, cast(sum(l.amount) as bigint) as amount
            from programme g
            join enrolment o on o.region_code = g.region_code and o.programme_code = g.code
                and o.state in ('decreed', 'registered')
            join run_line l on l.region_code = o.region_code and l.person_id = o.person_id and l.correction = 0
            join run r on r.region_code = l.region_code and r.id = l.run_id and r.reading = 'bpu'
                and r.programme_code <> g.code
            join person p on p.region_code = l.region_code and p.id = l.person_id
            where g.region_code = @region and g.segment = 'pu' and l.state in ('open', 'accepted')
            group by l.person_id, p.name, r.programme_code, l.month, l.run_id
            order by l.month desc, p.name limit @RowsMax
            """,
            new { region, RowsMax },
            stop
        );

    /// <summary>Members who died in a month that nobody paid: the family's claim would be refused.</summary>
    internal static Task<List<FindOverlaps.Overlap>> DeathsUnpaid(
        Session session,
        RegionCode region,
        CancellationToken stop
    ) =>
        Ask(
            session,
            "death-unpaid",
            """
            select m.person_id as person, p.name, d.programme_code as programme,
                cast(replace(substr(cast(m.happened_on as text), 1, 7), '-', '') as integer) as month,
                cast(null as text) as run_text, 'died' as detail, cast(0 as bigint) as amount
            from mutation_entry m
            join decree d on d.region_code = m.region_code and d.id = m.decree_id and d.state = 'sealed'
            join enrolment e on e.region_code = m.region_code and e.programme_code = d.programme_code
                and e.person_id = m.person_id and e.starts_on <= m.happened_on
            join person p on p.region_code = m.region_code and p.id = m.person_id
            where m.region_code = @region and m.change = 'out' and m.reason = 'died'
                and not exists (select 1 from run_line l where l.region_code = m.region_code
                    and l.person_id = m.person_id and l.correction = 0 and l.state <> 'rejected'
                    and l.month = cast(replace(substr(cast(m.happened_on as text), 1, 7), '-', '') as integer))
            order by m.happened_on desc, p.name limit @RowsMax
            """,
            new { region, RowsMax },
            stop
        );

    private static async Task<List<FindOverlaps.Overlap>> Ask(
        Session session,
        string kind,
        string sql,
        object args,
        CancellationToken stop
    ) =>
        (await session.List<Row>(sql, args, stop)).ConvertAll(row => new FindOverlaps.Overlap(
            kind,
            row.Person,
            row.Name,
            row.Programme,
            row.Month,
            row.Run,
            row.Detail,
            row.Amount
        ));

    private sealed record Row
    {
        public Guid Person { get; init; }
        public string Name { get; init; } = "";
        public string Programme { get; init; } = "";
        public Month Month { get; init; }
        public Guid? Run { get; init; }
        public string Detail { get; init; } = "";
        public Rupiah Amount { get; init; }
    }
}
