using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law;

namespace Naungan.App.Plans;

/// <summary>The plans a government kept, each answered anew on the law of today.</summary>
public static class ListPlans
{
    public sealed record Request(RegionCode Region);

    /// <param name="Report">Null when the plan cannot be answered any more.</param>
    /// <param name="Refusal">Why not.</param>
    public sealed record Saved(PlanRow Row, PlanReport? Report, Refusal? Refusal);

    public static async Task<Result<IReadOnlyList<Saved>>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook book,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, AskPlan.Action, request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        var rows = await PlanTables.Of(session, request.Region, stop);
        return rows.ConvertAll(row => Answered(row, actor, book));
    }

    internal static Saved Answered(PlanRow row, Actor actor, Lawbook book)
    {
        if (!PlanYaml.Read(row.Text).TryGet(out var plan, out var unreadable))
            return new Saved(row, null, unreadable);
        return AskPlan.Handle(new(plan), actor, book).TryGet(out var report, out var refusal)
            ? new Saved(row, report, null)
            : new Saved(row, null, refusal);
    }
}
