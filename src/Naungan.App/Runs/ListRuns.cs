using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Runs;

/// <summary>All runs an official may see, newest month first.</summary>
public static class ListRuns
{
    public sealed record Request(RegionCode Region);

    public static async Task<Result<List<RunRow>>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "runs.read", request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        return await RunTables.All(session, request.Region, Access.ScopeOf(actor, "runs.read"), stop);
    }
}
