using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Handovers;

/// <summary>All events, newest first.</summary>
public static class ListHandovers
{
    public sealed record Request(RegionCode Region);

    public static async Task<Result<IReadOnlyList<HandoverRow>>> Handle(
        Request request,
        Actor actor,
        Db db,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, ShowHandover.Action, request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        return await HandoverTables.Of(session, request.Region, stop);
    }
}
