using System.Globalization;
using Naungan.App.Platform.Database;
using Naungan.App.Programmes;
using Naungan.Core;
using Naungan.Core.Eligibility;
using Naungan.Core.Identity;

namespace Naungan.App.Eligibility;

/// <summary>The rows a ranking is made from, and the ranking as kept.</summary>
internal static class RankingTables
{
    /// <summary>Everybody who is in, or is eligible and could be.</summary>
    internal sealed record PersonRow
    {
        public Guid PersonId { get; init; }
        public string State { get; init; } = "";
        public string Category { get; init; } = "";
        public string AgencyCode { get; init; } = "";
        public string? VillageCode { get; init; }
        public DateOnly? BirthDate { get; init; }
        public string? Decile { get; init; }
        public DateTimeOffset ProposedAt { get; init; }

        internal bool IsIn => State != "candidate";

        internal string? District => VillageCode is { Length: >= 8 } code ? code[..8] : null;

        internal RankingCandidate ToCandidate() =>
            new(
                PersonId,
                Category,
                District,
                AgencyCode,
                int.TryParse(Decile, NumberStyles.None, CultureInfo.InvariantCulture, out var decile) ? decile : null,
                BirthDate,
                DateOnly.FromDateTime(ProposedAt.UtcDateTime)
            );
    }

    /// <summary>One line of the ranking, with its name, as shown.</summary>
    internal sealed record Line
    {
        public Guid PersonId { get; init; }
        public string Name { get; init; } = "";
        public int Position { get; init; }
        public int? WaitingNumber { get; init; }
        public string Why { get; init; } = "";
        public string State { get; init; } = "";
    }

    internal static Task<List<PersonRow>> People(
        Session session,
        RegionCode region,
        string programme,
        CancellationToken stop
    ) =>
        session.List<PersonRow>(
            "select e.person_id, e.state, e.category, e.agency_code, p.village_code, p.birth_date, "
                + "coalesce(t.detail, t.answer) as decile, w.proposed_at "
                + "from enrolment e join person p on p.region_code = e.region_code and p.id = e.person_id "
                + "join (select person_id, min(recorded_at) as proposed_at from work where region_code = @region "
                + "and programme_code = @programme group by person_id) w on w.person_id = e.person_id "
                + "left join outside_person t on t.region_code = e.region_code and t.nik_index = p.nik_index "
                + "and t.list_id = (select id from outside_list where region_code = @region and kind = 'dtsen' "
                + "order by snapshot_on desc, loaded_at desc, id desc limit 1) "
                + "where e.region_code = @region and e.programme_code = @programme "
                + "and (e.state in ('verified', 'decreed', 'registered') "
                + "or (e.state = 'candidate' and e.verdict = 'eligible'))",
            new { region = region.Code, programme },
            stop
        );

    /// <summary>A quota less the people already in.</summary>
    internal static RankingPlaces Free(ProgrammeQuota quota, List<PersonRow> rows)
    {
        var taken = rows.Count(row =>
            row.IsIn
            && quota.Kind switch
            {
                "category" => row.Category == quota.Code,
                "district" => row.District == quota.Code,
                "agency" => row.AgencyCode == quota.Code,
                _ => true,
            }
        );
        return new RankingPlaces(quota.Kind, quota.Code, quota.People - taken);
    }

    internal static async Task Replace(
        Session session,
        RegionCode region,
        string programme,
        IReadOnlyList<Ranked> ranked,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        await session.Run(
            "delete from ranking where region_code = @region and programme_code = @programme; "
                + "update programme set ranked_at = @now where region_code = @region and code = @programme",
            new
            {
                region = region.Code,
                programme,
                now,
            },
            stop
        );
        await session.BulkInsert(
            "ranking",
            ["region_code", "programme_code", "person_id", "position", "waiting_number", "why", "ranked_at"],
            ranked.Select(one =>
                new object?[]
                {
                    region.Code,
                    programme,
                    one.Candidate.Person,
                    one.Position,
                    one.WaitingNumber,
                    one.Why,
                    now,
                }
            ),
            stop
        );
    }

    internal static Task<DateTimeOffset?> At(
        Session session,
        RegionCode region,
        string programme,
        CancellationToken stop
    ) =>
        session.Maybe<DateTimeOffset?>(
            "select ranked_at from programme where region_code = @region and code = @programme and ranked_at is not null",
            new { region = region.Code, programme },
            stop
        );

    /// <summary>A quota was set or changed after the order was made, or nobody made an order yet.</summary>
    internal static async Task<bool> IsOutdated(
        Session session,
        RegionCode region,
        string programme,
        CancellationToken stop
    ) =>
        await QuotaTables.SetAt(session, region, programme, stop) is { } setAt
        && (await At(session, region, programme, stop) is not { } rankedAt || rankedAt < setAt);

    /// <summary>No decree rests on an order made for another quota.</summary>
    internal static async Task<Refusal?> RefuseOutdated(
        Session session,
        RegionCode region,
        string programme,
        CancellationToken stop
    ) =>
        await IsOutdated(session, region, programme, stop)
            ? Refusal.Invalid(
                "ranking-outdated",
                "Kuota berubah sesudah calon diurutkan. Urutkan lagi, lalu sahkan yang masuk kuota."
            )
            : null;

    internal static Task<List<Line>> Lines(
        Session session,
        RegionCode region,
        string programme,
        bool isWaiting,
        int skip,
        int take,
        CancellationToken stop
    ) =>
        session.List<Line>(
            "select r.person_id, p.name, r.position, r.waiting_number, r.why, e.state from ranking r "
                + "join person p on p.region_code = r.region_code and p.id = r.person_id "
                + "join enrolment e on e.region_code = r.region_code and e.programme_code = r.programme_code "
                + "and e.person_id = r.person_id where r.region_code = @region and r.programme_code = @programme "
                + (isWaiting ? "and r.waiting_number is not null " : "")
                + "order by r.position limit @take offset @skip",
            new
            {
                region = region.Code,
                programme,
                take,
                skip,
            },
            stop
        );

    internal static Task<long> Count(
        Session session,
        RegionCode region,
        string programme,
        bool isWaiting,
        CancellationToken stop
    ) =>
        session.One<long>(
            "select count(*) from ranking where region_code = @region and programme_code = @programme"
                + (isWaiting ? " and waiting_number is not null" : ""),
            new { region = region.Code, programme },
            stop
        );
}
