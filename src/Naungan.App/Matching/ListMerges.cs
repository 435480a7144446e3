using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Matching;

/// <summary>Merges that wait for a second person, that stand, and that were split.</summary>
public static class ListMerges
{
    public sealed record Request(RegionCode Government);

    public sealed record Answer(IReadOnlyList<Shown> Merges);

    public sealed record Shown(
        Guid Id,
        Guid Kept,
        string KeptName,
        string AbsorbedName,
        string State,
        string Why,
        string AskedBy,
        DateTimeOffset AskedAt
    );

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "matching.read", request.Government) is { } refusal)
            return refusal;
        var government = request.Government.Code;
        await using var session = await db.Read(stop);
        var merges = await MergeTables.Of(session, government, null, stop);
        return new Answer(
            merges.ConvertAll(merge => new Shown(
                merge.Id,
                merge.KeptId,
                merge.KeptName,
                merge.AbsorbedName,
                merge.State,
                merge.Why,
                merge.AskedBy,
                merge.AskedAt
            ))
        );
    }
}
