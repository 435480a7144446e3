using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Jobs;

/// <summary>Something looked at once a day.</summary>
/// <param name="Name">Kebab-case; <c>harian.NAME</c> in words.</param>
/// <param name="Look">
/// Takes everything due up to the day, so that a day on which nothing ran is made up by the next. What it changes is
/// one transaction that also calls <see cref="DailyLook.Finish"/>. A refusal leaves the other works alone.
/// </param>
public sealed record DailyWork(string Name, Func<DailyLook, CancellationToken, Task<Refusal?>> Look);

/// <summary>What a daily work is given: the day, and where it writes down that it is done.</summary>
public sealed class DailyLook(JobRun run, DailyWork work, DateOnly on, JobRun.Progress after)
{
    public Db Db => run.Db;

    public Actor Actor => run.Actor;

    public RegionCode Government => run.Government;

    /// <summary>The day looked at, which need not be today.</summary>
    public DateOnly On => on;

    public DateTimeOffset Now => run.Now;

    /// <summary>Call before the commit of the work's own transaction.</summary>
    /// <param name="session">The work's transaction.</param>
    /// <param name="found">How much there was.</param>
    /// <param name="stop">Stops the call.</param>
    /// <exception cref="LeaseLostException">Another process has the day now.</exception>
    public async Task Finish(Session session, long found, CancellationToken stop)
    {
        await DailyTables.Store(session, Government, on, new() { Work = work.Name, Found = found }, Now, stop);
        await run.Advance(session, after, stop);
    }

    internal async Task Refuse(Refusal why, CancellationToken stop)
    {
        await using var session = await Db.Write(stop);
        await DailyTables.Store(session, Government, on, new() { Work = work.Name, Reason = why.Reason }, Now, stop);
        await run.Advance(session, after, stop);
        await session.Commit(stop);
    }
}
