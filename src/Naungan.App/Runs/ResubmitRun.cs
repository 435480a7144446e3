using Naungan.App.Audit;
using Naungan.App.Insurer;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Runs;

namespace Naungan.App.Runs;

/// <summary>
/// Sends the people the insurer refused once more, in a supplementary file. Their money already lies there as credit,
/// so nothing is paid again.
/// </summary>
public static class ResubmitRun
{
    public sealed record Request(
        RegionCode Region,
        Guid Run,
        string Folder,
        string BillingLayout = "naungan-billing-1"
    );

    public static async Task<Result<WrittenFile>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "runs.submit", request.Region) is { } refusal)
            return refusal;
        if (Layout.Find(request.BillingLayout, LayoutKind.Billing) is not { } layout)
            return Refusal.NotFound("Susunan berkas");
        await using var session = await db.Write(stop);
        if (await RunTables.Held(session, request.Region, request.Run, stop) is not { } run)
            return Refusal.NotFound("Tagihan bulan");
        if (run.At.WhyNotYet(RunState.PartlyReconciled) is { } early)
            return early;
        var moved = await session.Run(
            "update stored_line set state = 'resubmitted', answer_code = null where region_code = @Region "
                + "and run_id = @Run and state = 'rejected' and correction = 0",
            new { request.Region, request.Run },
            stop
        );
        var file = RunExport.ToFolder(session, db, request.Region, run, RunFile.Resubmission, layout, request.Folder);
        if (file.Rows == 0)
            return Refusal.Invalid("nothing-to-resubmit", "Tidak ada penerima yang ditolak pada tagihan ini.");
        var recorded = await InsurerFileTables.Insert(
            session,
            actor,
            RunExport.Record(file, run.Id, actor.Name, now),
            stop
        );
        // Nobody new and bytes that were sent before: the same step again.
        if (moved == 0 && recorded == 0)
            return file;
        var detail = $"{file.Rows} {file.Amount} {file.Sha256}";
        await AuditTrail.Append(session, actor, "runs.submit", $"run {run.Id} resubmission", detail, now, stop);
        await session.Commit(stop);
        return file;
    }
}
