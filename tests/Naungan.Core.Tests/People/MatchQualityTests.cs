using Naungan.Core.People;

namespace Naungan.Core.Tests.People;

public sealed class MatchQualityTests
{
    private static readonly MatchQuality _quality = new([new(1, 30, 30), new(3, 5, 0), new(-1, 40, 10)]);

    [Fact]
    public void Decided_pairs_outweigh_what_the_engine_promises()
    {
        MatchQuality.Pairs[] joined = [new(1, 100, 65)];

        var precision = _quality.Precision(joined, 0);

        Assert.Equal(0.5, precision.Share!.Value, 9);
        Assert.True(precision.IsByPeople);
    }

    [Fact]
    public void Where_too_few_were_decided_the_engine_is_taken_at_its_word_and_that_is_said()
    {
        MatchQuality.Pairs[] joined = [new(3, 100, 99)];

        var precision = _quality.Precision(joined, 100);

        Assert.Equal(0.995, precision.Share!.Value, 9);
        Assert.False(precision.IsByPeople);
    }

    [Fact]
    public void What_was_never_weighed_counts_only_when_people_decided_enough_of_it()
    {
        MatchQuality.Pairs[] joined = [new(-1, 10, 0)];

        Assert.Equal(0.8, _quality.Precision(joined, 0).Share!.Value, 9);
        Assert.Null(new MatchQuality([]).Precision(joined, 0).Share);
    }

    [Fact]
    public void What_waits_and_what_was_found_later_lessens_the_share_that_was_found()
    {
        MatchQuality.Pairs[] joined = [new(3, 50, 45)];
        MatchQuality.Pairs[] open = [new(1, 60, 40)];

        var recall = _quality.Recall(joined, open, 15, 10);

        Assert.Equal(60.0 / 100, recall.Share!.Value, 9); // 45 + 15 of 45 + 15 + 10 + half of 60
        Assert.False(recall.IsByPeople);
        Assert.Null(_quality.Recall([], [], 0, 0).Share);
    }
}
