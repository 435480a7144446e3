using Naungan.App.Platform.Database;
using Naungan.Core.Identity;
using Naungan.Core.Time;

namespace Naungan.App.Runs;

/// <summary>Everybody a programme knows who has no line in force in a month, with what decides why.</summary>
internal static class UnpaidTables
{
    private const int MonthsAfterEnd = 3;

    internal static IEnumerable<Row> Without(Session session, RegionCode region, string programme, Month month) =>
        session.Stream<Row>(
            """
            select p.id, p.name, p.village_code, e.state, e.verdict, e.starts_on, e.ends_on,
                case when p.nik_index is not null and p.nik_state = 'format-valid' then 1 else 0 end as usable_nik,
                case when d.person_id is null then 0 else 1 end as is_decreed,
                l.state as line_state, l.answer_code, x.reason
            from enrolment e
            join person p on p.region_code = e.region_code and p.id = e.person_id
            left join (select person_id, min(state) as state, min(answer_code) as answer_code from run_line
                where region_code = @region and month = @month and correction = 0 group by person_id) l
                on l.person_id = e.person_id
            left join (select x.person_id, min(x.reason) as reason from run r
                join run_exclusion x on x.region_code = r.region_code and x.run_id = r.id
                where r.region_code = @region and r.programme_code = @programme and r.month = @month
                    and r.state <> 'reversed' group by x.person_id) x
                on x.person_id = e.person_id
            left join (select distinct k.person_id from decree c
                join decree_line k on k.region_code = c.region_code and k.decree_id = c.id
                where c.region_code = @region and c.programme_code = @programme and c.state = 'sealed'
                    and c.effective_from <= @last) d
                on d.person_id = e.person_id
            where e.region_code = @region and e.programme_code = @programme
                and (l.state is null or l.state = 'rejected')
                and (e.state <> 'ended' or e.ends_on > @longAgo)
            order by p.name_key, p.id
            """,
            new
            {
                region,
                programme,
                month,
                last = month.LastDay,
                longAgo = month.Plus(-MonthsAfterEnd).FirstDay,
            }
        );

    internal sealed record Row
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string? VillageCode { get; init; }
        public string State { get; init; } = "";
        public string Verdict { get; init; } = "";
        public DateOnly? StartsOn { get; init; }
        public DateOnly? EndsOn { get; init; }
        public int UsableNik { get; init; }
        public int IsDecreed { get; init; }
        public string? LineState { get; init; }
        public string? AnswerCode { get; init; }
        public string? Reason { get; init; }
    }
}
