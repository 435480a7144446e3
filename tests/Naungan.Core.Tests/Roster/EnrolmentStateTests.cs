using Naungan.Core.Roster;

namespace Naungan.Core.Tests.Roster;

public sealed class EnrolmentStateTests
{
    private const string Allowed = """
        candidate verified
        verified candidate
        verified decreed
        decreed registered
        decreed ended
        registered active
        registered ended
        active arrears
        active lapsed
        active ended
        arrears active
        arrears lapsed
        arrears ended
        lapsed re-registered
        lapsed ended
        re-registered active
        re-registered ended
        """;

    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var from in EnrolmentState.All)
            foreach (var to in EnrolmentState.All)
                pairs.Add(from, to);
            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Each_pair_of_states_is_allowed_or_forbidden_as_written(string from, string to) =>
        Assert.Equal(Allowed.Split('\n').Contains($"{from} {to}"), EnrolmentState.MayFollow(from, to));

    [Fact]
    public void Everybody_begins_as_a_candidate() =>
        Assert.Equal(["candidate"], EnrolmentState.All.Where(state => EnrolmentState.MayFollow(null, state)));
}
