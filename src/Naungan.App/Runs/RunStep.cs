using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Runs;

namespace Naungan.App.Runs;

/// <summary>
/// The frame of every step a run takes: allowed, held, not too early; then the work, the new state and one audit event
/// in one transaction. A step that was taken before is answered without doing anything.
/// </summary>
/// <param name="Action">From docs/access.csv.</param>
/// <param name="Next">State the run is in afterwards.</param>
internal sealed record RunStep(RegionCode Region, Guid Run, string Action, RunState Next)
{
    internal sealed record Held(Session Session, RunRow Run, Actor Actor, DateTimeOffset Now, CancellationToken Stop);

    /// <param name="actor">Who takes the step.</param>
    /// <param name="db">Where.</param>
    /// <param name="now">When.</param>
    /// <param name="work">Does the step and answers what the audit trail keeps of it.</param>
    /// <param name="again">Asked when the step was taken before; refuses when it was taken with other values.</param>
    /// <param name="stop">Stops the work; nothing is kept then.</param>
    internal async Task<Result<RunSummary>> Take(
        Actor actor,
        Db db,
        DateTimeOffset now,
        Func<Held, Task<Result<string>>> work,
        Func<RunRow, Refusal?> again,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, Action, Region) is { } refusal)
            return refusal;
        await using var session = await db.Write(stop);
        if (await RunTables.Held(session, Region, Run, stop) is not { } run)
            return Refusal.NotFound("Tagihan bulan");
        if (run.At.WhyNotYet(Next) is { } early)
            return early;
        if (run.At >= Next)
            return again(run) is { } other ? other : run.Summary;
        var done = await work(new Held(session, run, actor, now, stop));
        if (!done.TryGet(out var detail, out var refused))
            return refused;
        await RunTables.Move(session, Region, Run, Next, stop);
        await AuditTrail.Append(session, actor, Action, $"run {Run}", detail, now, stop);
        await session.Commit(stop);
        return (run with { State = Next.Key() }).Summary;
    }
}
