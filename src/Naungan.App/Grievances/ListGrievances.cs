using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Grievances;

/// <summary>Grievances as far as one may see them, those due first, and how each category fares.</summary>
public static class ListGrievances
{
    public const string Action = "grievances.read";

    /// <param name="Category">Null for every kind.</param>
    public sealed record Request(RegionCode Region, DateOnly Today, string? State = null, string? Category = null);

    public sealed record Answer(IReadOnlyList<GrievanceRow> Rows, IReadOnlyList<GrievanceCount> Counts)
    {
        public long Received => Counts.Sum(one => one.Received);
        public long Open => Counts.Sum(one => one.Open);
        public long Late => Counts.Sum(one => one.Late);
        public long Answered => Counts.Sum(one => one.Answered);
    }

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        var scope = GrievanceScope.Of(actor, Action);
        await using var session = await db.Read(stop);
        return new Answer(
            await GrievanceTables.Of(session, request.Region, scope, request.State, request.Category, stop),
            await GrievanceTables.Counts(session, request.Region, scope, request.Today, stop)
        );
    }
}
