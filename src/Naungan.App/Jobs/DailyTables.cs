using Naungan.App.Platform.Database;
using Naungan.Core.Identity;

namespace Naungan.App.Jobs;

/// <summary>A daily work as it was done on one day.</summary>
public sealed record DailyOutcome
{
    public string Work { get; init; } = "";
    public long Found { get; init; }

    /// <summary>Why it could not be looked at; null when it was.</summary>
    public string? Reason { get; init; }
}

internal static class DailyTables
{
    internal static Task<List<DailyOutcome>> On(
        Session session,
        RegionCode region,
        DateOnly day,
        CancellationToken stop
    ) =>
        session.List<DailyOutcome>(
            "select work, found, reason from daily_work where region_code = @region and day = @day order by work",
            new { region, day },
            stop
        );

    /// <summary>The newest day on which anything was looked at; null before the first.</summary>
    internal static Task<DateOnly?> LastDay(Session session, RegionCode region, CancellationToken stop) =>
        session.Maybe<DateOnly?>(
            "select day from daily_work where region_code = @region order by day desc limit 1",
            new { region },
            stop
        );

    internal static Task<int> Store(
        Session session,
        RegionCode region,
        DateOnly day,
        DailyOutcome outcome,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Run(
            "insert into daily_work (region_code, day, work, found, reason, finished_at) values (@region, @day, @Work, "
                + "@Found, @Reason, @now) on conflict (region_code, day, work) do update set found = excluded.found, "
                + "reason = excluded.reason, finished_at = excluded.finished_at",
            new
            {
                region,
                day,
                outcome.Work,
                outcome.Found,
                outcome.Reason,
                now,
            },
            stop
        );
}
