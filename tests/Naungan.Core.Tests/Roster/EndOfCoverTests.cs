using System.Globalization;
using Naungan.Core.Law;
using Naungan.Core.Roster;

namespace Naungan.Core.Tests.Roster;

public sealed class EndOfCoverTests
{
    [Theory]
    // reason, happened, decree from, wanted → the first day off the roster, or the reason for refusing
    [InlineData("died", "2021-11-30", "2021-11-15", null, "2021-12-01")]
    [InlineData("died", "2021-11-01", "2021-12-15", null, "2021-12-01")]
    [InlineData("died", "2021-12-31", "2021-12-31", null, "2022-01-01")]
    [InlineData("died", "2021-11-30", "2021-11-15", "2021-11-30", "death-month-must-stay")]
    [InlineData("died", "2021-11-30", "2021-11-15", "2022-01-01", "2022-01-01")]
    [InlineData("died", null, "2021-11-15", null, "death-day-missing")]
    [InlineData("moved", "2021-10-02", "2021-11-01", null, "2021-11-01")]
    [InlineData("withdrew", null, "2021-11-01", "2021-12-01", "2021-12-01")]
    [InlineData("employed", null, "2021-11-01", "2021-10-31", "before-decree")]
    [InlineData("lain", null, "2021-11-01", null, "reason-unknown")]
    public void The_day_of_leaving_follows_from_the_reason(
        string reason,
        string? happened,
        string from,
        string? wanted,
        string expected
    )
    {
        var answer = EndOfCover.Effective(Law(), reason, Day(happened), Day(from)!.Value, Day(wanted));

        Assert.Equal(
            expected,
            answer.TryGet(out var day, out var refusal)
                ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : refusal.Reason
        );
    }

    private static DateOnly? Day(string? text) =>
        text is null ? null : DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static Lawbook Law()
    {
        var day = new DateOnly(2015, 7, 1);
        var value = new DatedValue(
            day,
            new LawValue.Quantity(1),
            day,
            "uji",
            "not found",
            day,
            Confidence.Reported,
            Confidence.Reported,
            [],
            null
        );
        return new Lawbook(
            [new Parameter("enrolment/death-ends-after-months", "Uji", "Test", LawUnit.Months, [value])],
            [new LawSource("uji", "Praktik", SourceKind.Report, null, null)]
        );
    }
}
