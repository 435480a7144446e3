using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Programmes;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law;

namespace Naungan.App.Plans;

/// <summary>
/// Gives a plan's numbers of people to a programme as its quota. A plan on supposed law, or one its ceilings do not
/// bear, is refused.
/// </summary>
public static class HandOverPlan
{
    public const string Action = "plans.hand-over";

    public sealed record Request(RegionCode Region, Guid Plan, string Programme);

    public static async Task<Result<long>> Handle(
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
        await using var session = await db.Write(stop);
        if (await PlanTables.Find(session, request.Region, request.Plan, stop) is not { } row)
            return Refusal.NotFound("Rencana");
        if (await ProgrammeTables.Find(session, request.Region, request.Programme, stop) is null)
            return Refusal.NotFound($"Program {request.Programme}");
        var saved = ListPlans.Answered(row, actor, book);
        if (saved.Report is not { Answer: var answer })
            return saved.Refusal!;
        if (answer.IsHypothetical)
            return Refusal.Invalid("plan-hypothetical", "Rencana pengandaian tidak dapat menjadi dasar program.");
        if (!answer.Fits)
            return Refusal.Invalid("plan-does-not-fit", $"Pagu rencana kurang {answer.Short}. Perbaiki lebih dahulu.");
        var quota = new ProgrammeQuota("total", "", answer.People);
        await QuotaTables.Replace(session, request.Region, request.Programme, [quota], actor, now, stop);
        await PlanTables.HandOver(session, request.Region, row.Id, request.Programme, stop);
        var detail = $"rencana {row.Id}; kuota {answer.People}";
        await AuditTrail.Append(session, actor, Action, "program " + request.Programme, detail, now, stop);
        await session.Commit(stop);
        return answer.People;
    }
}
