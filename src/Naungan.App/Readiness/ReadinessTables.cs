using Naungan.App.Platform.Database;
using Naungan.Core.Identity;

namespace Naungan.App.Readiness;

/// <summary>What a claim of each covered person would lack today, counted in one pass.</summary>
internal static class ReadinessTables
{
    internal sealed record Place
    {
        public string? Village { get; init; }
        public string? VillageName { get; init; }
        public string? DistrictName { get; init; }
        public long People { get; init; }
        public long Ready { get; init; }
        public long NoWork { get; init; }
        public long NoHeir { get; init; }
        public long NoFamilyCard { get; init; }
        public long NoPhone { get; init; }
    }

    internal sealed record Person
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string? Address { get; init; }
        public string? Rt { get; init; }
        public string? VillageCode { get; init; }
        public bool NoWork { get; init; }
        public bool NoHeir { get; init; }
        public bool NoFamilyCard { get; init; }
        public bool NoPhone { get; init; }
    }

    // Covered: an accepted month not older than the law allows for its reading.
    private const string Covered =
        "select l.person_id from run r join run_line l on l.region_code = r.region_code and l.run_id = r.id "
        + "where r.region_code = @region and r.month <= @Until and l.state = 'accepted' and l.correction = 0 "
        + "and (r.reading = 'bpu' and r.month >= @Bpu or r.reading = 'pu' and r.month >= @Pu)";

    private const string IsCovered =
        "exists (select 1 from run_line l join run r on r.region_code = l.region_code and r.id = l.run_id "
        + "where l.region_code = p.region_code and l.person_id = p.id and l.month <= @Until and l.state = 'accepted' "
        + "and l.correction = 0 and (r.reading = 'bpu' and l.month >= @Bpu or r.reading = 'pu' and l.month >= @Pu))";

    private const string NoWork =
        "not exists (select 1 from work w where w.region_code = p.region_code and w.person_id = p.id "
        + "and w.occupation is not null) and not exists (select 1 from person_evidence e where e.region_code = p.region_code "
        + "and e.person_id = p.id and e.kind = 'work' and e.withdrawn_at is null)";

    private const string NoHeir =
        "not exists (select 1 from person_heir h where h.region_code = p.region_code and h.person_id = p.id)";

    internal static Task<List<Place>> ByVillage(
        Session session,
        RegionCode region,
        CoverThreshold law,
        string? village,
        CancellationToken stop
    ) =>
        session.List<Place>(
            $"""
            select x.village_code as village, v.name as village_name, d.name as district_name, count(*) as people,
                sum(case when no_work + no_heir + no_kk + no_phone = 0 then 1 else 0 end) as ready,
                sum(no_work) as no_work, sum(no_heir) as no_heir, sum(no_kk) as no_family_card, sum(no_phone) as no_phone
            from (
                select p.village_code, p.district_code, case when {NoWork} then 1 else 0 end as no_work,
                    case when {NoHeir} then 1 else 0 end as no_heir, case when p.kk_index is null then 1 else 0 end as no_kk,
                    case when p.phone_index is null then 1 else 0 end as no_phone
                from person p
                where p.region_code = @region and (@village is null or p.village_code = @village) and p.id in ({Covered})) x
            left join region v on v.code = x.village_code
            left join region d on d.code = x.district_code
            group by x.village_code, v.name, d.name
            order by d.name, v.name, x.village_code
            """,
            new
            {
                region,
                village,
                law.Until,
                law.Bpu,
                law.Pu,
            },
            stop
        );

    /// <summary>Covered people of a village with something lacking; those who lack most stand first.</summary>
    internal static Task<List<Person>> OfVillage(
        Session session,
        RegionCode region,
        CoverThreshold law,
        string village,
        CancellationToken stop
    ) =>
        session.List<Person>(
            $"""
            select p.id, p.name, p.address, p.rt, p.village_code, {NoWork} as no_work, {NoHeir} as no_heir,
                p.kk_index is null as no_family_card, p.phone_index is null as no_phone
            from person p
            where p.region_code = @region and p.village_code = @village
                and ({NoWork} or {NoHeir} or p.kk_index is null or p.phone_index is null) and {IsCovered}
            order by p.rt, p.name_key, p.id
            """,
            new
            {
                region,
                village,
                law.Until,
                law.Bpu,
                law.Pu,
            },
            stop
        );

    internal static Task<Person?> One(
        Session session,
        RegionCode region,
        Guid id,
        string? village,
        CancellationToken stop
    ) =>
        session.Maybe<Person>(
            $"""
            select p.id, p.name, p.address, p.rt, p.village_code, {NoWork} as no_work, {NoHeir} as no_heir,
                p.kk_index is null as no_family_card, p.phone_index is null as no_phone
            from person p
            where p.region_code = @region and p.id = @id and (@village is null or p.village_code = @village)
            """,
            new
            {
                region,
                id,
                village,
            },
            stop
        );
}
