using Naungan.App.Platform.Database;
using Naungan.Core.Eligibility;
using Naungan.Core.Identity;

namespace Naungan.App.Eligibility;

/// <summary>
/// The rows eligibility is asked from. One statement reads everything about everybody proposed for a programme.
/// </summary>
internal static class EligibilityTables
{
    // The category of a person proposed twice is the one the programme lists first: in the position programme, for one,
    // a village head who is also a day labourer is a village head. The earliest row decides between equals.
    private const string FactsSql = """
        select w.person_id, w.category, w.agency_code, c.sort as category_sort, p.birth_date, p.village_code,
            p.ktp_region_code, p.nik_state, p.nik_index is not null as has_nik,
            d.answer as dukcapil, d.since as dukcapil_since, a.answer as civil_servant, b.answer as insured,
            coalesce(t.detail, t.answer) as poverty
        from work w
        join person p on p.region_code = w.region_code and p.id = w.person_id
        left join category c on c.region_code = w.region_code and c.programme_code = w.programme_code
            and c.code = w.category
        left join outside_person d on d.region_code = w.region_code and d.list_id = @dukcapil
            and d.nik_index = p.nik_index
        left join outside_person a on a.region_code = w.region_code and a.list_id = @civilServants
            and a.nik_index = p.nik_index
        left join outside_person b on b.region_code = w.region_code and b.list_id = @insured
            and b.nik_index = p.nik_index
        left join outside_person t on t.region_code = w.region_code and t.list_id = @poverty
            and t.nik_index = p.nik_index
        where w.region_code = @region and w.programme_code = @programme /*person*/
        order by w.person_id, coalesce(c.sort, 100000), w.recorded_at, w.id
        """;

    // A claim of another programme: a sealed decree of any rank, or a higher rank where somebody proposed the person.
    private const string OthersSql = """
        select e.person_id, p.name, 1 as decreed, 0 as rank, e.verdict
        from enrolment e join programme p on p.region_code = e.region_code and p.code = e.programme_code
        where e.region_code = @region and e.programme_code <> @programme and e.state in ('decreed', 'registered')
            /*enrolled*/
        union all
        select distinct w.person_id, p.name, 0, p.precedence, e.verdict
        from work w join programme p on p.region_code = w.region_code and p.code = w.programme_code
        left join enrolment e on e.region_code = w.region_code and e.programme_code = w.programme_code
            and e.person_id = w.person_id
        where w.region_code = @region and w.programme_code <> @programme and p.precedence < @precedence
            and (e.state is null or e.state in ('candidate', 'verified'))
            and (e.verdict is null or e.verdict <> 'not-eligible') /*person*/
        order by 1, 3 desc, 4
        """;

    /// <summary>The last list of each kind: only the newest answer counts.</summary>
    internal static async Task<Lists> LastLists(Session session, RegionCode region, CancellationToken stop)
    {
        var rows = await session.List<ListRow>(
            "select kind, id, snapshot_on from outside_list where region_code = @region "
                + "order by kind, snapshot_on desc, loaded_at desc, id desc",
            new { region = region.Code },
            stop
        );
        return new Lists(rows.DistinctBy(row => row.Kind).ToDictionary(row => row.Kind));
    }

    /// <summary>One row for each thing an agency says a person does, the deciding one of a person first.</summary>
    internal static IEnumerable<FactsRow> Facts(
        Session session,
        RegionCode region,
        string programme,
        Lists lists,
        Guid? person = null
    ) =>
        session.Each(
            About(person, FactsSql),
            new
            {
                region = region.Code,
                programme,
                dukcapil = lists.Dukcapil?.Id ?? Guid.Empty,
                civilServants = lists.CivilServants?.Id ?? Guid.Empty,
                insured = lists.Insured?.Id ?? Guid.Empty,
                poverty = lists.Poverty?.Id ?? Guid.Empty,
                person,
            },
            FactsRow.Of
        );

    /// <summary>People another programme claims; of several claims the strongest.</summary>
    internal static Dictionary<Guid, OtherProgramme> Others(
        Session session,
        RegionCode region,
        string programme,
        int precedence,
        Guid? person
    )
    {
        var rows = session.Each(
            About(person, OthersSql),
            new
            {
                region = region.Code,
                programme,
                precedence,
                person,
            },
            row => (Person: row.Id(0), Name: row.Text(1), IsDecreed: row.Int(2) == 1, Verdict: row.TextOrNull(4))
        );
        var claims = new Dictionary<Guid, OtherProgramme>();
        foreach (var row in rows)
        {
            var claim =
                row.IsDecreed ? OtherClaim.Decreed
                : row.Verdict == "eligible" ? OtherClaim.HigherAndEligible
                : OtherClaim.HigherAndOpen;
            claims.TryAdd(row.Person, new OtherProgramme(row.Name, claim));
        }

        return claims;
    }

    // Asked about one person, the statement reads only that person's rows.
    private static string About(Guid? person, string sql) =>
        person is null
            ? sql
            : sql.Replace("/*person*/", "and w.person_id = @person", StringComparison.Ordinal)
                .Replace("/*enrolled*/", "and e.person_id = @person", StringComparison.Ordinal);

    internal sealed record ListRow
    {
        public string Kind { get; init; } = "";
        public Guid Id { get; init; }
        public DateOnly SnapshotOn { get; init; }
    }

    /// <summary>The newest list of each kind.</summary>
    internal sealed record Lists(IReadOnlyDictionary<string, ListRow> ByKind)
    {
        internal ListRow? Dukcapil => ByKind.GetValueOrDefault("dukcapil");
        internal ListRow? CivilServants => ByKind.GetValueOrDefault("asn");
        internal ListRow? Insured => ByKind.GetValueOrDefault("bpjs-active");
        internal ListRow? Poverty => ByKind.GetValueOrDefault("dtsen");
    }

    internal sealed record FactsRow
    {
        public Guid PersonId { get; init; }
        public string Category { get; init; } = "";
        public string AgencyCode { get; init; } = "";
        public int? CategorySort { get; init; }
        public DateOnly? BirthDate { get; init; }
        public string? VillageCode { get; init; }
        public string? KtpRegionCode { get; init; }
        public string NikState { get; init; } = "";
        public bool HasNik { get; init; }
        public string? Dukcapil { get; init; }
        public DateOnly? DukcapilSince { get; init; }
        public string? CivilServant { get; init; }
        public string? Insured { get; init; }
        public string? Poverty { get; init; }

        // Columns in the order of the statement above.
        internal static FactsRow Of(RawRow row) =>
            new()
            {
                PersonId = row.Id(0),
                Category = row.Text(1),
                AgencyCode = row.Text(2),
                CategorySort = row.IntOrNull(3),
                BirthDate = row.DateOrNull(4),
                VillageCode = row.TextOrNull(5),
                KtpRegionCode = row.TextOrNull(6),
                NikState = row.Text(7),
                HasNik = row.Flag(8),
                Dukcapil = row.TextOrNull(9),
                DukcapilSince = row.DateOrNull(10),
                CivilServant = row.TextOrNull(11),
                Insured = row.TextOrNull(12),
                Poverty = row.TextOrNull(13),
            };

        internal PersonFacts ToFacts(Lists lists, OtherProgramme? other) =>
            new()
            {
                NikProblem =
                    NikState == "format-valid" && HasNik ? null
                    : NikState == "format-valid" ? "nik-missing"
                    : NikState,
                BornOn = BirthDate,
                KtpRegion = KtpRegionCode,
                Village = VillageCode,
                Dukcapil = new(lists.Dukcapil?.SnapshotOn, Dukcapil, DukcapilSince),
                CivilServants = new(lists.CivilServants?.SnapshotOn, CivilServant),
                Insured = new(lists.Insured?.SnapshotOn, Insured),
                Poverty = new(lists.Poverty?.SnapshotOn, Poverty),
                Other = other,
                Category = Category,
                CategoryListed = CategorySort is not null,
            };
    }
}
