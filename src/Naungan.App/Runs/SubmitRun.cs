using Naungan.App.Insurer;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Runs;

namespace Naungan.App.Runs;

/// <summary>
/// Writes the files for the insurer - people new to it, and who is paid how much - and marks the run as sent. Again, it
/// writes the same bytes and changes nothing.
/// </summary>
public static class SubmitRun
{
    /// <param name="Folder">Where the files are written; they hold NIKs, so it must be a private place.</param>
    public sealed record Request(
        RegionCode Region,
        Guid Run,
        string Folder,
        string RosterLayout = "naungan-roster-1",
        string BillingLayout = "naungan-billing-1"
    );

    public sealed record Answer(RunSummary Run, IReadOnlyList<WrittenFile> Files)
    {
        /// <summary>The file the insurer bills from.</summary>
        public WrittenFile Billing => Files.Single(file => file.Kind == RunFile.Billing);
    }

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "runs.submit", request.Region) is { } refusal)
            return refusal;
        if (!(await Write(request, db, stop)).TryGet(out var files, out var unwritten))
            return unwritten;
        var step = new RunStep(request.Region, request.Run, "runs.submit", RunState.Submitted);
        var moved = await step.Take(actor, db, now, held => Record(held, files), _ => null, stop);
        return moved.TryGet(out var run, out var refused) ? new Answer(run, files) : refused;
    }

    private static async Task<Result<List<WrittenFile>>> Write(Request request, Db db, CancellationToken stop)
    {
        if (
            Layout.Find(request.RosterLayout, LayoutKind.Roster) is not { } roster
            || Layout.Find(request.BillingLayout, LayoutKind.Billing) is not { } billing
        )
            return Refusal.NotFound("Susunan berkas");
        await using var session = await db.Read(stop);
        if (await RunTables.ById(session, request.Region, request.Run, stop) is not { } run)
            return Refusal.NotFound("Tagihan bulan");
        if (run.At.WhyNotYet(RunState.Submitted) is { } early)
            return early;
        // The billing code comes later and must not change the bytes of a file that was already sent.
        run = run with
        {
            BillingCode = null,
        };
        var people = RunFileRows.Parts(session, db, request.Region, run, RunFile.Billing);
        RunExport.Wanted[] wanted = [new(RunFile.Roster, roster), new(RunFile.Billing, billing)];
        return RunExport.ToFolder(people, request.Region, run, wanted, request.Folder);
    }

    private static async Task<Result<string>> Record(RunStep.Held held, List<WrittenFile> files)
    {
        var (session, run, actor, now, stop) = held;
        if (files.Single(file => file.Kind == RunFile.Billing) is var billing && billing.Amount != run.Amount)
            throw new InvalidDataException($"The billing file of run {run.Id} does not add up to the run.");
        foreach (var file in files)
            await InsurerFileTables.Insert(session, actor, RunExport.Record(file, run.Id, actor.Name, now), stop);
        await session.Run(
            "update run set submitted_by = @name, submitted_at = @now where region_code = @region and id = @id",
            new
            {
                region = actor.Government,
                id = run.Id,
                name = actor.Name,
                now,
            },
            stop
        );
        return string.Join("; ", files.Select(file => $"{file.Kind} {file.Rows} {file.Amount} {file.Sha256}"));
    }
}
