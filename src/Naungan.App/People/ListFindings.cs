using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.People;

/// <summary>
/// What the newest list of each kind says against people of the register: dead, unknown to the population office,
/// insured by an employer, civil servant. Nothing is stored: a finding is gone when the next list no longer says so.
/// </summary>
public static class ListFindings
{
    public static IReadOnlyList<string> Names { get; } =
    ["deceased-at-dukcapil", "unknown-at-dukcapil", "insured-by-employer", "civil-servant"];

    public sealed record Request(RegionCode Government, string Finding, long Skip, int Take);

    /// <param name="Counts">People by finding.</param>
    public sealed record Answer(IReadOnlyList<(string Name, long People)> Counts, IReadOnlyList<Found> People);

    public sealed record Found
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public DateOnly? BirthDate { get; init; }
        public string? Village { get; init; }
        public DateOnly SnapshotOn { get; init; }
        public DateOnly? Since { get; init; }
        public string? Detail { get; init; }
    }

    // From the list to the person: a list of the dead is short, the register long.
    private const string Against = """
        from outside_list l
        cross join outside_person o
        cross join person p
        left join region v on v.code = p.village_code
        where l.region_code = @government and l.kind = @kind and o.region_code = l.region_code and o.list_id = l.id
            and o.answer = @answer and p.region_code = o.region_code and p.nik_index = o.nik_index
            and not exists (select 1 from outside_list n where n.region_code = l.region_code and n.kind = l.kind
                and (n.snapshot_on > l.snapshot_on or (n.snapshot_on = l.snapshot_on and n.id > l.id)))
            and (@agency is null or exists (select 1 from work w where w.region_code = p.region_code
                and w.person_id = p.id and w.agency_code = @agency))
            and (@village is null or p.village_code = @village)
        """;

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "people.read", request.Government) is { } refusal)
            return refusal;
        var scope = Access.ScopeOf(actor, "people.read");
        await using var session = await db.Read(stop);
        var counts = new List<(string, long)>();
        foreach (var name in Names)
            counts.Add(
                (name, await session.One<long>("select count(*) " + Against, Values(request, name, scope), stop))
            );
        var people = Names.Contains(request.Finding)
            ? await session.List<Found>(
                "select p.id, p.name, p.birth_date, v.name as village, l.snapshot_on, o.since, o.detail "
                    + Against
                    + " order by p.name_key, p.id limit @Take offset @Skip",
                Values(request, request.Finding, scope),
                stop
            )
            : [];
        return new Answer(counts, people);
    }

    private static object Values(Request request, string finding, Scope scope)
    {
        var (kind, answer) = finding switch
        {
            "deceased-at-dukcapil" => ("dukcapil", "deceased"),
            "unknown-at-dukcapil" => ("dukcapil", "unknown"),
            "insured-by-employer" => ("bpjs-active", "member"),
            _ => ("asn", "member"),
        };
        return new
        {
            government = request.Government.Code,
            kind,
            answer,
            agency = scope.Agency,
            village = scope.Village,
            request.Take,
            request.Skip,
        };
    }
}
