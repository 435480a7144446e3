using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Regions;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Slips;

/// <summary>Batches made lately and the villages one may print for.</summary>
public static class ListBatches
{
    public sealed record Batch(DateTimeOffset MadeAt, string Village, DateOnly MadeFor, int People, string MadeBy);

    public sealed record Village(string Code, string Name, string District);

    public sealed record Answer(IReadOnlyList<Batch> Batches, IReadOnlyList<Village> Villages, bool MayAll);

    public static async Task<Result<Answer>> Handle(RegionCode region, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, MakeSlips.Action, region) is { } refusal)
            return refusal;
        var mine = Access.ScopeOf(actor, MakeSlips.Action).Village;
        await using var session = await db.Read(stop);
        var batches = await SlipTables.Batches(session, region, mine, stop);
        var places = await RegionTables.Within(session, region.Code, stop);
        var names = places.ToDictionary(place => place.Code, place => place.Name);
        var villages = places
            .Where(place => place.Level == 4 && (mine is null || place.Code == mine))
            .Select(place => new Village(place.Code, place.Name, names.GetValueOrDefault(place.ParentCode ?? "", "")));
        return new Answer(
            batches.ConvertAll(row => new Batch(row.MadeAt, row.Village, row.MadeFor, row.People, row.MadeBy)),
            [.. villages],
            mine is null
        );
    }
}
