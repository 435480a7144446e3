using Naungan.App.Platform.Database;
using Naungan.Core.Identity;

namespace Naungan.App.Targets;

/// <summary>How many there should be, by whose count and of which day.</summary>
public sealed record TargetRow
{
    /// <summary>government, category, district, village or agency.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Empty for the whole government.</summary>
    public string Code { get; init; } = "";
    public long People { get; init; }
    public string Source { get; init; } = "";
    public DateOnly AsOf { get; init; }
}

/// <summary>Targets and the people counted against them.</summary>
internal static class TargetTables
{
    internal static Task<List<TargetRow>> Of(Session session, RegionCode region, CancellationToken stop) =>
        session.List<TargetRow>(
            "select kind, code, people, source, as_of from target_population t where region_code = @region "
                + "and as_of = (select max(as_of) from target_population n where n.region_code = t.region_code "
                + "and n.kind = t.kind and n.code = t.code) order by kind, code",
            new { region = region.Code },
            stop
        );

    internal static Task<int> Insert(
        Session session,
        RegionCode region,
        TargetRow row,
        string by,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Run(
            "insert into target_population (region_code, kind, code, people, source, as_of, recorded_by, recorded_at) "
                + "values (@region, @Kind, @Code, @People, @Source, @AsOf, @by, @now) on conflict do nothing",
            new
            {
                region = region.Code,
                row.Kind,
                row.Code,
                row.People,
                row.Source,
                row.AsOf,
                by,
                now,
            },
            stop
        );

    /// <summary>People in force in a decree, by everything a target can be of; a person once in each.</summary>
    internal static Task<List<Counted>> Insured(Session session, RegionCode region, CancellationToken stop) =>
        session.List<Counted>(
            """
            with inside as (
                select e.person_id, e.category, e.agency_code, p.village_code
                from enrolment e join person p on p.region_code = e.region_code and p.id = e.person_id
                where e.region_code = @region and e.state in ('decreed', 'registered'))
            select 'government' as kind, '' as code, count(distinct person_id) as people from inside
            union all select 'category', category, count(distinct person_id) from inside group by category
            union all select 'agency', agency_code, count(distinct person_id) from inside group by agency_code
            union all select 'village', village_code, count(distinct person_id) from inside
                where village_code is not null group by village_code
            union all select 'district', substr(village_code, 1, 8), count(distinct person_id) from inside
                where village_code is not null group by substr(village_code, 1, 8)
            """,
            new { region = region.Code },
            stop
        );

    /// <summary>Every agency with the people it has listed so far: nought is an agency that has not reported.</summary>
    internal static Task<List<AgencyListed>> Listed(Session session, RegionCode region, CancellationToken stop) =>
        session.List<AgencyListed>(
            "select a.code, a.name, count(distinct w.person_id) as people, max(w.recorded_at) as last_at from agency a "
                + "left join work w on w.region_code = a.region_code and w.agency_code = a.code "
                + "where a.region_code = @region group by a.code, a.name order by a.code",
            new { region = region.Code },
            stop
        );

    internal sealed record Counted
    {
        public string Kind { get; init; } = "";
        public string Code { get; init; } = "";
        public long People { get; init; }
    }
}

/// <summary>An agency and how many people it has put on a list.</summary>
public sealed record AgencyListed
{
    public string Code { get; init; } = "";
    public string Name { get; init; } = "";
    public long People { get; init; }
    public DateTimeOffset? LastAt { get; init; }
}
