namespace Naungan.Core.Time;

/// <summary>
/// Half-open span of days: <see cref="From"/> is in it, <see cref="Until"/> is not; null means still running.
/// </summary>
public readonly record struct DateSpan
{
    public DateSpan(DateOnly from, DateOnly? until)
    {
        if (until is { } end && end <= from)
            throw new ArgumentException("A span must end after it begins.", nameof(until));
        From = from;
        Until = until;
    }

    public DateOnly From { get; }

    public DateOnly? Until { get; }

    public bool Contains(DateOnly day) => day >= From && (Until is null || day < Until);

    public bool Overlaps(DateSpan other) =>
        (other.Until is null || From < other.Until) && (Until is null || other.From < Until);
}
