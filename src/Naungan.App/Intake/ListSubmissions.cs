using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Intake;

/// <summary>The submissions an actor may see, newest first.</summary>
public static class ListSubmissions
{
    /// <param name="Outcome">Only submissions with a row of this outcome; all when empty.</param>
    public sealed record Request(RegionCode Government, string Outcome, long Skip, int Take);

    public sealed record Answer(IReadOnlyList<IntakeTables.Submission> Submissions, long Count);

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "intake.read", request.Government) is { } refusal)
            return refusal;
        var scope = Access.ScopeOf(actor, "intake.read");
        await using var session = await db.Read(stop);
        var all = await IntakeTables.All(session, request.Government.Code, scope, stop);
        var chosen = all.FindAll(made => request.Outcome.Length == 0 || RowsWith(made, request.Outcome) > 0);
        chosen.Reverse();
        return new Answer([.. chosen.Skip((int)request.Skip).Take(request.Take)], chosen.Count);
    }

    private static int RowsWith(IntakeTables.Submission made, string outcome) =>
        outcome switch
        {
            Outcomes.Accepted => made.Accepted,
            Outcomes.Merged => made.Merged,
            Outcomes.Waiting => made.Waiting,
            Outcomes.Rejected => made.Rejected,
            _ => made.Ignored,
        };
}
