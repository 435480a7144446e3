using System.Collections.Concurrent;
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
        var paid = withPaid ? PaidAlready(session, terms) : [];
        var decreed = Decreed(session, terms);
        var wages = terms is { Reading: Segment.Pu, StatedWage: null } ? await Wages(session, terms, stop) : [];
        var rows = session.Each(
            """
            select e.person_id, e.category, e.starts_on, e.ends_on,
                case when p.nik_index is not null and p.nik_state = 'format-valid' then 1 else 0 end as usable_nik
            from enrolment e
            join person p on p.region_code = e.region_code and p.id = e.person_id
            where e.region_code = @Region and e.programme_code = @Programme
                and (e.state in ('decreed', 'registered') or (e.state = 'ended' and e.ends_on > @first))
            """,
            new
            {
                terms.Region,
                terms.Programme,
                first = terms.Month.FirstDay,
            },
            row =>
            {
                var person = row.Id(0);
                return new Candidate(
                    person,
                    row.Int(4) == 1,
                    decreed.Contains(person),
                    row.DateOrNull(2),
                    row.DateOrNull(3),
                    row.Text(1),
                    wages.TryGetValue(person, out var wage) ? wage : null,
                    paid.GetValueOrDefault(person)
                );
            }
        );
        stop.ThrowIfCancellationRequested();
        return [.. rows];
    }

    // Three plain questions put together here, instead of one with joined sub-queries: right after a bulk load
    // PostgreSQL has
    // no statistics yet and took a minute for the joined form (46,073 people).
    private static HashSet<Guid> Decreed(Session session, RunTerms terms) =>
        [
            .. session.Each(
                "select l.person_id from decree k join decree_line l on l.region_code = k.region_code "
                    + "and l.decree_id = k.id where k.region_code = @Region and k.programme_code = @Programme "
                    + "and k.state = 'sealed' and k.effective_from <= @last",
                new
                {
                    terms.Region,
                    terms.Programme,
                    last = terms.Month.LastDay,
                },
                row => row.Id(0)
            ),
        ];

    private static async Task<Dictionary<Guid, Rupiah>> Wages(
        Session session,
        RunTerms terms,
        CancellationToken stop
    ) =>
        (
            await session.List<WageRow>(
                "select person_id, max(monthly_wage) as wage from work where region_code = @Region "
                    + "and programme_code = @Programme and monthly_wage is not null group by person_id",
                new { terms.Region, terms.Programme },
                stop
            )
        ).ToDictionary(row => row.PersonId, row => row.Wage);

    /// <summary>Insurances already in a run of this month, whichever programme, agency or fund pays them.</summary>
    private static Dictionary<Guid, Jaminan> PaidAlready(Session session, RunTerms terms)
    {
        var paid = new Dictionary<Guid, Jaminan>();
        var rows = session.Each(
            "select l.person_id, l.insurance from enrolment e join run_line l on l.region_code = e.region_code "
                + "and l.person_id = e.person_id and l.month = @Month and l.correction = 0 "
                + "where e.region_code = @Region and e.programme_code = @Programme",
            new
            {
                terms.Region,
                terms.Programme,
                terms.Month,
            },
            row => (Person: row.Id(0), Insurance: StoredInsurance.Read(row.Text(1)))
        );
        foreach (var (person, insurance) in rows)
            paid[person] = paid.GetValueOrDefault(person) | insurance;
        return paid;
    }

    private sealed record WageRow
    {
        public Guid PersonId { get; init; }
        public Rupiah Wage { get; init; }
    }
}

/// <summary>Insurance names as tables hold them.</summary>
internal static class StoredInsurance
{
    // A million lines hold the same two or three names; each is understood once.
    private static readonly ConcurrentDictionary<string, Jaminan> _known = new(StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">
    /// Not an insurance of the law: the database was changed from outside.
    /// </exception>
    internal static Jaminan Read(string names) =>
        _known.GetOrAdd(
            names,
            static name =>
                LawWords.TryProgrammes(name, out var insurances)
                    ? insurances
                    : throw new InvalidDataException($"'{name}' does not name insurances.")
        );
}
