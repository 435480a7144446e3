using Naungan.Core.Coverage;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Roster;
using Naungan.Core.Tests.Runs;
using Naungan.Core.Time;

namespace Naungan.Core.Tests.Roster;

/// <summary>On an invented law: three unpaid months end a BPU membership. Months are those of 2021.</summary>
public sealed class EnrolmentHistoryTests
{
    private static readonly DateOnly _decreed = new(2021, 1, 1);

    public static TheoryData<string, string, string> Cases =>
        new()
        {
            // months accepted, day asked about, the history
            { "", "2021-06-30", "" },
            { "3", "2021-03-01", "03-01 registered, 03-01 active" },
            { "1", "2021-01-31", "01-01 registered, 01-01 active" },
            { "1", "2021-02-01", "01-01 registered, 01-01 active, 02-01 arrears" },
            { "1 2 4", "2021-04-30", "01-01 registered, 01-01 active, 03-01 arrears, 04-01 active" },
            { "1", "2021-04-30", "01-01 registered, 01-01 active, 02-01 arrears" },
            { "1", "2021-05-01", "01-01 registered, 01-01 active, 02-01 arrears, 05-01 lapsed" },
            {
                "1 7",
                "2021-08-01",
                "01-01 registered, 01-01 active, 02-01 arrears, 05-01 lapsed, 07-01 re-registered, 07-01 active, 08-01 arrears"
            },
            {
                // Paid again in the very month the membership ended.
                "1 5",
                "2021-05-31",
                "01-01 registered, 01-01 active, 02-01 arrears, 05-01 lapsed, 05-01 re-registered, 05-01 active"
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void States_follow_from_accepted_months(string months, string until, string expected)
    {
        Assert.Equal(expected, Told(Facts(months), until));
        AssertAllowed(Facts(months), until);
    }

    [Theory]
    [InlineData("2020-12-20", "01-01 registered")] // sent before the decree's own day: the decree's day counts
    [InlineData("2021-01-12", "01-12 registered")]
    [InlineData("2021-03-02", "")] // not yet
    public void Who_was_sent_and_not_accepted_is_registered_from_the_day_of_the_file(string sent, string expected) =>
        Assert.Equal(expected, Told(Facts("") with { SentOn = DateOnly.Parse(sent) }, "2021-03-01"));

    [Theory]
    [InlineData("2021-02-01", "01-01 registered, 01-01 active")] // died in January: still there through January
    [InlineData("2021-03-01", "01-01 registered, 01-01 active, 02-01 arrears")]
    [InlineData("2021-01-01", "")]
    public void Nothing_is_told_from_the_day_somebody_is_out(string endsOn, string expected) =>
        Assert.Equal(expected, Told(Facts("1") with { EndsOn = DateOnly.Parse(endsOn) }, "2021-12-31"));

    [Fact]
    public void Wage_earners_lapse_without_arrears_and_are_registered_anew()
    {
        var facts = Facts("1 2 4", Segment.Pu);

        Assert.Equal(
            "01-01 registered, 01-01 active, 03-01 lapsed, 04-01 re-registered, 04-01 active",
            Told(facts, "2021-04-15")
        );
        AssertAllowed(facts, "2021-04-15");
    }

    [Fact]
    public void A_month_paid_by_another_programme_covers_but_does_not_register()
    {
        var facts = Facts("1 2") with { FirstAccepted = null, SentOn = new DateOnly(2021, 2, 10) };

        Assert.Equal("02-10 registered, 02-10 active, 03-01 arrears", Told(facts, "2021-03-31"));
    }

    /// <summary>Every seventh set of months of a year, asked on its last day.</summary>
    [Fact]
    public void No_history_holds_a_forbidden_step()
    {
        for (var set = 1; set < 1 << 12; set += 7)
        {
            var months = string.Join(' ', Enumerable.Range(1, 12).Where(month => (set >> (month - 1) & 1) == 1));
            foreach (var segment in new[] { Segment.Bpu, Segment.Pu })
                AssertAllowed(Facts(months, segment), "2021-12-31");
        }
    }

    private static void AssertAllowed(EnrolmentFacts facts, string until)
    {
        var from = EnrolmentState.Decreed;
        foreach (var step in Steps(facts, until))
        {
            Assert.True(EnrolmentState.MayFollow(from, step.State), $"{from} -> {step.State}");
            from = step.State;
        }
    }

    private static string Told(EnrolmentFacts facts, string until) =>
        string.Join(", ", Steps(facts, until).Select(step => $"{step.On:MM-dd} {step.State}"));

    private static IReadOnlyList<EnrolmentStep> Steps(EnrolmentFacts facts, string until) =>
        EnrolmentHistory.Of(RunLaw.Book(), DateOnly.Parse(until), facts).Value;

    private static EnrolmentFacts Facts(string months, Segment segment = Segment.Bpu)
    {
        var paid = months
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(month => new PaidMonth(new Month(2021, int.Parse(month)), Jaminan.Jkm, segment))
            .ToList();
        Month? first = paid.Count == 0 ? null : paid[0].Month;
        return new EnrolmentFacts(_decreed, null, null, first, paid);
    }
}
