using Naungan.App.Audit;
using Naungan.Core;

namespace Naungan.App.Jobs;

/// <summary>
/// The day's work of one government: each daily work once, also when the job is killed in between or asked to go on.
/// </summary>
internal static class DailyJob
{
    internal const string Name = "daily";
    private const string Told = "told";

    /// <param name="Day">The day looked at.</param>
    internal sealed record Request(DateOnly Day);

    internal static JobKind Of(IReadOnlyList<DailyWork> works) => new(Name, (run, stop) => Work(run, works, stop));

    private static async Task<Refusal?> Work(JobRun run, IReadOnlyList<DailyWork> works, CancellationToken stop)
    {
        var day = run.Request<Request>().Day;
        var done = await Outcomes(run, day, stop);
        Refusal? last = null;
        foreach (var (i, work) in works.Index())
        {
            if (done.Exists(one => one.Work == work.Name && one.Reason is null))
                continue;
            var look = new DailyLook(run, work, day, new(work.Name, "", i + 1, works.Count));
            if (await work.Look(look, stop) is { } refusal)
            {
                await look.Refuse(refusal, stop);
                last = refusal;
            }

            run.StopWhenCancelled();
        }

        if (run.At.Mark != Told)
            await Tell(run, day, works.Count, stop);
        return last;
    }

    /// <summary>One event a day, after which figures are counted for the new day too.</summary>
    private static async Task Tell(JobRun run, DateOnly day, int works, CancellationToken stop)
    {
        var found = string.Join(
            ", ",
            (await Outcomes(run, day, stop)).Select(one => $"{one.Work} {one.Reason ?? one.Found.ToString(null, null)}")
        );
        await using var session = await run.Db.Write(stop);
        await AuditTrail.Append(
            session,
            run.Actor,
            QueueDaily.Action,
            $"harian {day:yyyy-MM-dd}",
            found,
            run.Now,
            stop
        );
        await run.Advance(session, new("done", Told, works, works), stop);
        await session.Commit(stop);
    }

    private static async Task<List<DailyOutcome>> Outcomes(JobRun run, DateOnly day, CancellationToken stop)
    {
        await using var session = await run.Db.Read(stop);
        return await DailyTables.On(session, run.Government, day, stop);
    }
}
