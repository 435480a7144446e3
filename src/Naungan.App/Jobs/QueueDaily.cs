using System.Globalization;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Jobs;

/// <summary>
/// Asks for a day's work. The day is the key of the job: two processes, or a clock and a person, get the same one.
/// </summary>
public static class QueueDaily
{
    public const string Action = "jobs.daily";

    public sealed record Request(RegionCode Government, DateOnly Day);

    public sealed record Answer(DateOnly Day, IReadOnlyList<DailyOutcome> Works);

    /// <returns>The job of that day, which may be over already.</returns>
    public static async Task<Result<Guid>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, Action, request.Government) is { } refusal)
            return refusal;
        var day = request.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var work = new QueueJob.Work(Ids.New(now), DailyJob.Name, day, "Pekerjaan harian " + day, "/reminders", null);
        await using var session = await db.Write(stop);
        var asked = new DailyJob.Request(request.Day);
        var queued = await QueueJob.Add(session, request.Government.Code, work, asked, actor.Name, now, stop);
        await session.Commit(stop);
        return queued;
    }

    /// <summary>Works the day in this process; a day that is done stays as it was done.</summary>
    public static async Task<Result<Answer>> WorkNow(
        Request request,
        Actor actor,
        Db db,
        IReadOnlyList<JobKind> kinds,
        WatchJob watch,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (!(await Handle(request, actor, db, now, stop)).TryGet(out var id, out var refusal))
            return refusal;
        var job = await watch.UntilOver(request.Government, id, kinds, stop);
        if (job.State != JobStates.Done)
            return Refusal.Invalid(job.Reason ?? "job-stopped", job.Message ?? "Pekerjaan harian dihentikan.");
        await using var session = await db.Read(stop);
        return new Answer(request.Day, await DailyTables.On(session, request.Government, request.Day, stop));
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "jobs daily",
            "Menjalankan pekerjaan harian (pengingat, eskalasi) untuk satu hari; serve melakukannya sendiri",
            "naungan jobs daily --government 64.02 --date 2022-02-01",
            verb =>
            {
                var government = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var date = verb.Option<DateOnly>("--date", "Hari yang dikerjakan; bawaan hari ini");
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var region = run.Get(government);
                    var day = run.Has(date) ? run.Get(date) : DateOnly.FromDateTime(run.Now.UtcDateTime);
                    var actor = await run.Actor(db, region);
                    var watch = new WatchJob(db, run.Clock, TextWriter.Null);
                    var answer = await WorkNow(new(region, day), actor, db, Serve.Jobs, watch, run.Now, run.Stop);
                    return run.Answer(answer, Print);
                });
            }
        );

    private static void Print(Answer answer, TextWriter output)
    {
        foreach (var work in answer.Works)
            output.WriteLine($"{work.Work, -20} {work.Found, 8}");
        output.WriteLine($"Pekerjaan harian {answer.Day:yyyy-MM-dd} selesai.");
    }
}
