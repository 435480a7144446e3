using Naungan.App.Jobs;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Regions;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Slips;

/// <summary>Batches made lately and the villages one may print for.</summary>
public static class ListBatches
{
    /// <param name="MadeFor">Null while nothing is set aside yet.</param>
    /// <param name="State">Of its job; null for batches made before there were jobs.</param>
    public sealed record Batch(
        Guid Id,
        DateTimeOffset MadeAt,
        string Village,
        DateOnly? MadeFor,
        int People,
        string MadeBy,
        string? State,
        long Done,
        string? Message,
        bool CanBeFetched
    );

    public sealed record Village(string Code, string Name, string District);

    public sealed record Answer(IReadOnlyList<Batch> Batches, IReadOnlyList<Village> Villages, bool MayAll);

    public static async Task<Result<Answer>> Handle(RegionCode region, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, MakeSlips.Action, region) is { } refusal)
            return refusal;
        var mine = Access.ScopeOf(actor, MakeSlips.Action).Village;
        await using var session = await db.Read(stop);
        var batches = await SlipTables.Batches(session, region, mine, actor.Name, stop);
        var places = await RegionTables.Within(session, region.Code, stop);
        var names = places.ToDictionary(place => place.Code, place => place.Name);
        var villages = places
            .Where(place => place.Level == 4 && (mine is null || place.Code == mine))
            .Select(place => new Village(place.Code, place.Name, names.GetValueOrDefault(place.ParentCode ?? "", "")));
        return new Answer(
            batches.ConvertAll(row => new Batch(
                row.Id,
                row.MadeAt,
                row.Village,
                row.MadeFor,
                row.People,
                row.MadeBy,
                row.State,
                row.Done,
                row.Message,
                row.State == JobStates.Done && row.Files > 0
            )),
            [.. villages],
            mine is null
        );
    }
}
