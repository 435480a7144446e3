using Naungan.App.Audit;
using Naungan.App.Insurer;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Runs;

namespace Naungan.App.Runs;

/// <summary>
/// Writes who came, left or changed since the month before, for the insurer's roster. Allowed once the month is
/// approved; the same rows are recorded once.
/// </summary>
public static class ExportMutation
{
    /// <param name="Folder">Where it is written; it holds NIKs, so it must be a private place.</param>
    public sealed record Request(RegionCode Region, Guid Run, string Folder, string? Layout = null);

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
        var asked = new PreviewRunFile.Request(request.Region, request.Run, RunFile.Mutation, request.Layout);
        if (PreviewRunFile.LayoutFor(asked) is not { } layout)
            return Refusal.NotFound("Susunan berkas");
        await using var session = await db.Write(stop);
        if (await RunTables.Held(session, request.Region, request.Run, stop) is not { } run)
            return Refusal.NotFound("Tagihan bulan");
        if (run.At.WhyNotYet(RunState.Submitted) is { } early)
            return early;
        var file = RunExport.ToFolder(session, db, request.Region, run, RunFile.Mutation, layout, request.Folder);
        var record = RunExport.Record(file, run.Id, actor.Name, now);
        if (await InsurerFileTables.Insert(session, actor, record, stop) == 0)
            return file;
        var detail = $"{file.Rows} {file.Amount} {file.Sha256}";
        await AuditTrail.Append(session, actor, "runs.submit", $"run {run.Id} mutation", detail, now, stop);
        await session.Commit(stop);
        return file;
    }
}
