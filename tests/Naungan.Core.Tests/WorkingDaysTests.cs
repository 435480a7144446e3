using Naungan.Core.Time;

namespace Naungan.Core.Tests;

public sealed class WorkingDaysTests
{
    [Theory]
    [InlineData("2021-11-05", 0, "2021-11-05")]
    [InlineData("2021-11-05", 1, "2021-11-08")]
    [InlineData("2021-11-05", 7, "2021-11-16")]
    [InlineData("2021-11-06", 1, "2021-11-08")]
    public void Weekends_are_left_out(string from, int count, string to) =>
        Assert.Equal(DateOnly.Parse(to, null), WorkingDays.After(DateOnly.Parse(from, null), count));

    [Fact]
    public void Less_than_nothing_is_no_count() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingDays.After(new(2021, 11, 5), -1));
}
