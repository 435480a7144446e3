using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Matching;

/// <summary>Says of two people that they are two; the pair is not brought up again.</summary>
public static class TellApart
{
    public sealed record Request(RegionCode Government, Guid One, Guid Other);

    public static async Task<Result<bool>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "matching.merge", request.Government) is { } refusal)
            return refusal;
        var government = request.Government.Code;
        var (one, other) = (request.One, request.Other);
        await using var session = await db.Write(stop);
        if (one == other || await MergeTables.CountFree(session, government, one, other, stop) != 2)
            return Refusal.NotFound("Orang");
        await MergeTables.KeepApart(session, government, one, other, actor.Name, now, stop);
        await AuditTrail.Append(session, actor, "matching.apart", "person " + one, "two people", now, stop);
        await session.Commit(stop);
        return true;
    }
}
