using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law;

namespace Naungan.App.Plans;

/// <summary>
/// Keeps a plan by its file, to be compared, shown in a meeting, and handed over. A name is used once.
/// </summary>
public static class SavePlan
{
    public const string Action = "plans.save";

    /// <param name="Text">The plan's file.</param>
    public sealed record Request(RegionCode Region, string Text);

    public static async Task<Result<Guid>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook book,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        if (!PlanYaml.Read(request.Text).TryGet(out var plan, out var unreadable))
            return unreadable;
        if (plan.Region != request.Region)
            return Refusal.Invalid("plan-of-another", "Rencana ini milik pemerintah daerah lain.");
        if (!AskPlan.Handle(new(plan), actor, book).TryGet(out var report, out var unsolved))
            return unsolved;
        await using var session = await db.Write(stop);
        var row = new PlanRow
        {
            Id = Ids.New(now),
            Name = plan.Name.Trim(),
            Text = request.Text,
            Hypothetical = report.Answer.IsHypothetical,
            SavedBy = actor.Name,
            SavedAt = now,
        };
        if (await PlanTables.Insert(session, request.Region, row, stop) == 0)
            return Refusal.Invalid("plan-exists", "Sudah ada rencana bernama itu. Beri nama lain.");
        var detail = row.Hypothetical ? "pengandaian" : "ketentuan yang berlaku";
        await AuditTrail.Append(session, actor, Action, "rencana " + row.Id, detail, now, stop);
        await session.Commit(stop);
        return row.Id;
    }
}
