namespace Naungan.App.Tests.Jobs;

/// <summary>A clock that stands until it is told to go on.</summary>
internal sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset _now = now;

    public override DateTimeOffset GetUtcNow() => _now;

    internal void Add(TimeSpan time) => _now += time;
}
