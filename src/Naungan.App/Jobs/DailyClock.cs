using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Identity;

namespace Naungan.App.Jobs;

/// <summary>
/// Asks for today's work of every government, at the start and when a new day has come. It keeps nothing in memory: a
/// day is asked for again and again and done once.
/// </summary>
public sealed class DailyClock(Db db, TimeProvider clock, ILogger<DailyClock> log) : BackgroundService
{
    private static readonly TimeSpan _look = TimeSpan.FromMinutes(1);

    /// <summary>One look at the clock.</summary>
    public static async Task Ask(Db db, DateTimeOffset now, CancellationToken stop)
    {
        List<RegionCode> governments;
        await using (var session = await db.Read(stop))
            governments = await session.List<RegionCode>("select region_code from government", stop: stop);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        foreach (var government in governments)
            await QueueDaily.Handle(new(government, today), Actor.AtConsole(government, "harian"), db, now, stop);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Ask(db, clock.GetUtcNow(), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                // The next look asks again.
                log.LogWarning("The day's work could not be asked for: {Problem}", problem.GetType().Name);
            }

            await Task.Delay(_look, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
