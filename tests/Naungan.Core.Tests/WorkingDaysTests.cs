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

    [Theory]
    [InlineData("2021-11-05", "2021-11-05")]
    [InlineData("2021-11-06", "2021-11-08")]
    [InlineData("2021-11-07", "2021-11-08")]
    public void A_day_without_work_gives_way_to_the_next_one_with(string day, string to) =>
        Assert.Equal(DateOnly.Parse(to, null), WorkingDays.OnOrAfter(DateOnly.Parse(day, null)));

    [Fact]
    public void Less_than_nothing_is_no_count() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingDays.After(new(2021, 11, 5), -1));
}
