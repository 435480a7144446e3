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
        var paid = withPaid ? await PaidAlready(session, terms, stop) : [];
        var decreed = await Decreed(session, terms, stop);
        var wages = terms is { Reading: Segment.Pu, StatedWage: null } ? await Wages(session, terms, stop) : [];
        var rows = await session.List<Row>(
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
            stop
        );
        return rows.ConvertAll(row => new Candidate(
            row.PersonId,
            row.UsableNik == 1,
            decreed.Contains(row.PersonId),
            row.StartsOn,
            row.EndsOn,
            row.Category,
            wages.TryGetValue(row.PersonId, out var wage) ? wage : null,
            paid.GetValueOrDefault(row.PersonId)
        ));
    }

    // Three plain questions put together here, instead of one with joined sub-queries: right after a bulk load
    // PostgreSQL has
    // no statistics yet and took a minute for the joined form (46,073 people).
    private static async Task<HashSet<Guid>> Decreed(Session session, RunTerms terms, CancellationToken stop) =>
        [
            .. await session.List<Guid>(
                "select l.person_id from decree k join decree_line l on l.region_code = k.region_code "
                    + "and l.decree_id = k.id where k.region_code = @Region and k.programme_code = @Programme "
                    + "and k.state = 'sealed' and k.effective_from <= @last",
                new
                {
                    terms.Region,
                    terms.Programme,
                    last = terms.Month.LastDay,
                },
                stop
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

    private sealed record WageRow
    {
        public Guid PersonId { get; init; }
        public Rupiah Wage { get; init; }
    }

    private sealed record Row
    {
        public Guid PersonId { get; init; }
        public string Category { get; init; } = "";
        public DateOnly? StartsOn { get; init; }
        public DateOnly? EndsOn { get; init; }
        public int UsableNik { get; init; }
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
