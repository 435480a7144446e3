using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Jobs;

/// <summary>
/// Stops a job, or lets one that stopped go on where it was: whoever asked for it, and those who look after all.
/// </summary>
public static class ControlJob
{
    public sealed record Request(RegionCode Government, Guid Job, bool GoOn);

    public static async Task<Result<Job>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "jobs.control-own", request.Government) is { } refusal)
            return refusal;
        var isFree = Access.Allows(actor, "jobs.control", request.Government);
        var government = request.Government.Code;
        await using var session = await db.Write(stop);
        var own = isFree ? Access.ScopeOf(actor, "jobs.control").Agency : null;
        var job = await JobTables.ById(session, government, request.Job, stop);
        if (job is null || (own is not null && own != job.AgencyCode) || (!isFree && job.CreatedBy != actor.Name))
            return Refusal.NotFound("Pekerjaan");
        var changed = request.GoOn
            ? await JobTables.GoOn(session, job, now, stop)
            : await JobTables.AskToCancel(session, job, now, stop);
        if (changed == 0)
            return Refusal.Invalid("job-over", "Pekerjaan ini sudah selesai. Muat ulang halaman.");
        var action = request.GoOn ? "lanjut" : "hentikan";
        await AuditTrail.Append(session, actor, "jobs.control", "job " + job.Id, action, now, stop);
        var after = await JobTables.ById(session, government, job.Id, stop);
        await session.Commit(stop);
        return after!;
    }
}
