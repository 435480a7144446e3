using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Runs;

namespace Naungan.App.Runs;

/// <summary>Whom a month asks about: everybody decreed into the programme who has not left before the month.</summary>
internal static class RunPeople
{
    /// <param name="withPaid">Whether to ask what other runs already pay for them in this month.</param>
    internal static async Task<List<Candidate>> Of(
        Session session,
        RunTerms terms,
        bool withPaid,
        CancellationToken stop
    )
    {
        var paid = withPaid ? await PaidAlready(session, terms, stop) : [];
        var rows = await session.List<Row>(
            """
            select e.person_id, e.category, e.starts_on, e.ends_on, w.wage,
                case when p.nik_index is not null and p.nik_state = 'format-valid' then 1 else 0 end as usable_nik,
                case when d.person_id is null then 0 else 1 end as decreed
            from enrolment e
            join person p on p.region_code = e.region_code and p.id = e.person_id
            left join (
                select l.person_id from decree k
                join decree_line l on l.region_code = k.region_code and l.decree_id = k.id
                where k.region_code = @region and k.programme_code = @programme and k.state = 'sealed'
                    and k.effective_from <= @last
                group by l.person_id) d on d.person_id = e.person_id
            left join (
                select person_id, max(monthly_wage) as wage from work
                where region_code = @region and programme_code = @programme and monthly_wage is not null
                group by person_id) w on w.person_id = e.person_id
            where e.region_code = @region and e.programme_code = @programme
                and (e.state in ('decreed', 'registered') or (e.state = 'ended' and e.ends_on > @first))
            """,
            new
            {
                region = terms.Region,
                programme = terms.Programme,
                first = terms.Month.FirstDay,
                last = terms.Month.LastDay,
            },
            stop
        );
        return rows.ConvertAll(row => row.ToCandidate(paid.GetValueOrDefault(row.PersonId)));
    }

    /// <summary>Insurances already in a run of this month, whichever programme, agency or fund pays them.</summary>
    private static async Task<Dictionary<Guid, Jaminan>> PaidAlready(
        Session session,
        RunTerms terms,
        CancellationToken stop
    )
    {
        var paid = new Dictionary<Guid, Jaminan>();
        var rows = await session.List<PaidRow>(
            "select l.person_id, l.insurance from enrolment e join run_line l on l.region_code = e.region_code "
                + "and l.person_id = e.person_id and l.month = @Month and l.correction = 0 "
                + "where e.region_code = @Region and e.programme_code = @Programme",
            new
            {
                terms.Region,
                terms.Programme,
                terms.Month,
            },
            stop
        );
        foreach (var row in rows)
            paid[row.PersonId] = paid.GetValueOrDefault(row.PersonId) | StoredInsurance.Read(row.Insurance);
        return paid;
    }

    private sealed record PaidRow
    {
        public Guid PersonId { get; init; }
        public string Insurance { get; init; } = "";
    }

    private sealed record Row
    {
        public Guid PersonId { get; init; }
        public string Category { get; init; } = "";
        public DateOnly? StartsOn { get; init; }
        public DateOnly? EndsOn { get; init; }
        public Rupiah? Wage { get; init; }
        public int UsableNik { get; init; }
        public int Decreed { get; init; }

        internal Candidate ToCandidate(Jaminan paid) =>
            new(PersonId, UsableNik == 1, Decreed == 1, StartsOn, EndsOn, Category, Wage, paid);
    }
}

/// <summary>Insurance names as tables hold them.</summary>
internal static class StoredInsurance
{
    /// <exception cref="InvalidDataException">
    /// Not an insurance of the law: the database was changed from outside.
    /// </exception>
    internal static Jaminan Read(string names) =>
        LawWords.TryProgrammes(names, out var insurances)
            ? insurances
            : throw new InvalidDataException($"'{names}' does not name insurances.");
}
