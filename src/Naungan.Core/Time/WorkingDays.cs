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
            if (at.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                left--;
        }

        return at;
    }
}
