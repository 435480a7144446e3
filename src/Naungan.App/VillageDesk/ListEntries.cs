using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.VillageDesk;

/// <summary>How many entries each village sent and how many wait; of one's own village when bound to one.</summary>
public static class ListEntries
{
    public const string Action = "village.read";

    public sealed record Count(string Village, long Sent, long Waiting, DateTimeOffset Last);

    public sealed record Choice(string Code, string Name);

    public sealed record Answer(
        IReadOnlyList<Count> Villages,
        IReadOnlyList<Choice> Agencies,
        IReadOnlyList<Choice> Programmes
    );

    public static async Task<Result<Answer>> Handle(RegionCode region, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, Action, region) is { } refusal)
            return refusal;
        var scope = Access.ScopeOf(actor, Action);
        await using var session = await db.Read(stop);
        var counts = await VillageTables.Counts(session, region, scope.Village ?? "", stop);
        var own = Access.ScopeOf(actor, HandOver.Action).Agency ?? "";
        return new Answer(
            counts.ConvertAll(row => new Count(row.Village, row.Sent, row.Waiting, row.Last)),
            await session.List<Choice>(
                "select code, name from agency where region_code = @region and (@own = '' or code = @own) order by name",
                new { region, own },
                stop
            ),
            await session.List<Choice>(
                "select code, name from programme where region_code = @region order by name",
                new { region },
                stop
            )
        );
    }
}
