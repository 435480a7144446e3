using Naungan.Core.People;

namespace Naungan.Core.Tests.People;

public sealed class DecisionValueTests
{
    [Theory]
    [InlineData(0, 0.5, 1.0)]
    [InlineData(0, null, 1.0)]
    [InlineData(24, 0.5, 25.0)]
    [InlineData(24, 0.9, 5.0)]
    [InlineData(24, 0.1, 5.0)]
    [InlineData(3, 1.0, 0.2)]
    [InlineData(3, 0.0, 0.2)]
    public void Months_at_stake_count_as_much_as_both_answers_are_open(int paid, double? probability, double months) =>
        Assert.Equal(months, DecisionValue.Of(paid, probability), 9);
}
