using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Programmes;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Roster;

namespace Naungan.App.Eligibility;

/// <summary>
/// Names the villages where the count of an office is odd: no village head, two of them, too few or too many on the
/// council. 115 village heads in 193 villages is a question to 78 of them, not a total to be proud of.
/// </summary>
public static class ListOddVillages
{
    public const string Action = "eligibility.read";

    public sealed record Request(RegionCode Region, string Programme, DateOnly On);

    /// <param name="Fitting">Desa whose number fits.</param>
    /// <param name="Desa">All desa of the government.</param>
    /// <param name="People">People of the category found eligible or in the roster.</param>
    public sealed record Office(
        string Category,
        string Name,
        VillageNorm Norm,
        int Fitting,
        int Desa,
        int People,
        IReadOnlyList<Village> Odd
    );

    public sealed record Village(string Code, string Name, string District, int People, VillageOddity Oddity);

    public static async Task<Result<IReadOnlyList<Office>>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook law,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        var scope = Access.ScopeOf(actor, Action);
        await using var session = await db.Read(stop);
        if (await ProgrammeTables.Find(session, request.Region, request.Programme, stop) is not { } programme)
            return Refusal.NotFound($"Program {request.Programme}");
        if (scope.Village is not null || (scope.Agency ?? programme.AgencyCode) != programme.AgencyCode)
            return Refusal.NotAllowed;
        var villages = await Villages(session, request.Region, stop);
        var counts = await Counts(session, request, stop);
        var offices = new List<Office>();
        foreach (var category in await ProgrammeTables.Categories(session, request.Region, stop))
        {
            if (category.ProgrammeCode != programme.Code)
                continue;
            if (
                !VillageNorm.Of(law, category.Code, request.On).TryGet(out var norm, out var noLaw) && noLaw is not null
            )
                return noLaw;
            if (norm is not null)
                offices.Add(Of(category, norm, villages, counts));
        }

        return offices;
    }

    private static Office Of(CategoryRow category, VillageNorm norm, List<VillageRow> villages, List<CountRow> counts)
    {
        var people = counts
            .Where(count => count.Category == category.Code)
            .ToDictionary(count => count.VillageCode, count => (int)count.People);
        var odd = new List<Village>();
        foreach (var village in villages)
        {
            var here = people.GetValueOrDefault(village.Code);
            if (norm.Oddity(here, village.Kind == "desa") is { } oddity)
                odd.Add(new Village(village.Code, village.Name, village.District, here, oddity));
        }

        var desa = villages.Count(village => village.Kind == "desa");
        var oddDesa = odd.Count(village => village.Oddity != VillageOddity.NotADesa);
        return new Office(category.Code, category.Name, norm, desa - oddDesa, desa, people.Values.Sum(), odd);
    }

    private static Task<List<VillageRow>> Villages(Session session, RegionCode region, CancellationToken stop) =>
        session.List<VillageRow>(
            "select v.code, v.name, v.kind, d.name as district from region v join region d on d.code = v.parent_code "
                + "where v.level = 4 and v.code like @within order by d.name, v.name",
            new { within = region.Code + ".%" },
            stop
        );

    private static Task<List<CountRow>> Counts(Session session, Request request, CancellationToken stop) =>
        session.List<CountRow>(
            "select e.category, coalesce(p.village_code, '') as village_code, count(*) as people from enrolment e "
                + "join person p on p.region_code = e.region_code and p.id = e.person_id where e.region_code = @region "
                + "and e.programme_code = @Programme and e.state <> 'ended' "
                + "and (e.verdict = 'eligible' or e.state in ('decreed', 'registered')) group by 1, 2",
            new { region = request.Region.Code, request.Programme },
            stop
        );

    private sealed record VillageRow
    {
        public string Code { get; init; } = "";
        public string Name { get; init; } = "";
        public string Kind { get; init; } = "";
        public string District { get; init; } = "";
    }

    private sealed record CountRow
    {
        public string Category { get; init; } = "";
        public string VillageCode { get; init; } = "";
        public long People { get; init; }
    }
}
