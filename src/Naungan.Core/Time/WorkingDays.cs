namespace Naungan.Core.Time;

/// <summary>
/// Counts of working days. Saturdays and Sundays are left out; holidays are decreed anew each year and are not known
/// here, so a true limit may lie a few days later, never earlier.
/// </summary>
public static class WorkingDays
{
    public static DateOnly After(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var at = day;
        for (var left = count; left > 0; )
        {
            at = at.AddDays(1);
            if (IsWorkingDay(at))
                left--;
        }

        return at;
    }

    /// <summary>The day itself, or the next one on which work is done.</summary>
    public static DateOnly OnOrAfter(DateOnly day) => IsWorkingDay(day) ? day : After(day, 1);

    private static bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
