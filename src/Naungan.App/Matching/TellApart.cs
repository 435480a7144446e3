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
        var isOrdered = string.CompareOrdinal(request.One.ToString(), request.Other.ToString()) < 0;
        var (low, high) = isOrdered ? (request.One, request.Other) : (request.Other, request.One);
        await using var session = await db.Write(stop);
        if (low == high || await MergeTables.CountFree(session, government, low, high, stop) != 2)
            return Refusal.NotFound("Orang");
        await session.Run(
            "insert into person_distinct (region_code, low_id, high_id, decided_by, decided_at) "
                + "values (@government, @low, @high, @Name, @now) on conflict do nothing",
            new
            {
                government,
                low,
                high,
                actor.Name,
                now,
            },
            stop
        );
        await AuditTrail.Append(session, actor, "matching.apart", "person " + low, "two people", now, stop);
        await session.Commit(stop);
        return true;
    }
}
