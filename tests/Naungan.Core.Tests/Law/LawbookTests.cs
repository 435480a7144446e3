using Naungan.Core.Law;
using static Naungan.Core.Tests.Law.SmallLaw;

namespace Naungan.Core.Tests.Law;

public class LawbookTests
{
    private static readonly Lawbook _book = Book(
        Amount(
            "a",
            ("2020-01-01", "10", "2020-01-01"),
            ("2021-01-01", "20", "2021-03-01"),
            ("2022-01-01", null, "2020-01-01"),
            ("2023-01-01", "30", "2023-01-01")
        ),
        Table("t", ("10", "1", null), ("20", "2", Confidence.Reported))
    );

    [Theory]
    [InlineData("2019-12-31", null)]
    [InlineData("2020-01-01", "10")]
    [InlineData("2020-12-31", "10")]
    [InlineData("2021-01-01", "20")]
    [InlineData("2021-12-31", "20")]
    [InlineData("2022-01-01", null)]
    [InlineData("2022-12-31", null)]
    [InlineData("2023-01-01", "30")]
    [InlineData("2999-01-01", "30")]
    public void The_value_of_the_day_is_found_or_refused(string day, string? value)
    {
        var found = _book.On("a", Day(day));
        Assert.Equal(value, found.IsRefused ? null : found.Value.Value!.ToString());
        Assert.Equal(value is null ? "no-law-on" : null, found.Refusal?.Reason);
    }

    [Theory]
    [InlineData("2021-02-28", "10")]
    [InlineData("2021-03-01", "20")]
    public void A_promulgation_that_reaches_back_is_unknown_before_its_day(string known, string value) =>
        Assert.Equal(value, _book.KnownAt(Day(known)).On("a", Day("2021-02-01")).Value.Value!.ToString());

    [Fact]
    public void Knowing_everything_changes_nothing() =>
        Assert.All(
            _book.Parameters,
            p => Assert.Equal(p.Values, _book.KnownAt(DateOnly.MaxValue).Find(p.Path)!.Values)
        );

    [Fact]
    public void A_correction_of_the_same_day_counts_from_when_it_was_known()
    {
        var book = Book(Amount("a", ("2020-01-01", "10", "2020-01-01"), ("2020-01-01", "11", "2020-06-01")));
        Assert.Equal("10", book.KnownAt(Day("2020-05-31")).On("a", Day("2020-03-01")).Value.Value!.ToString());
        Assert.Equal("11", book.KnownAt(Day("2020-06-01")).On("a", Day("2020-03-01")).Value.Value!.ToString());
    }

    [Fact]
    public void An_unknown_path_is_refused_as_such() =>
        Assert.Equal("not-found", _book.On("b", Day("2020-01-01")).Refusal!.Reason);

    [Fact]
    public void A_source_nobody_named_is_a_fault_of_the_book() =>
        Assert.Throws<InvalidOperationException>(() =>
            new Lawbook([Amount("a", ("2020-01-01", "1", "2020-01-01"))], [])
        );

    [Theory]
    [InlineData("10", "1", Confidence.Unverified)]
    [InlineData("19.99", "1", Confidence.Unverified)]
    [InlineData("20", "2", Confidence.Reported)]
    [InlineData("1000", "2", Confidence.Reported)]
    public void A_band_reaches_up_to_the_next_and_may_be_surer_than_its_table(
        string at,
        string amount,
        Confidence confidence
    )
    {
        var (row, because) = LawReading
            .Ask(_book, Day("2020-01-01"), law => (law.Band("t", Rational.Parse(at)), law.Because))
            .Value;
        Assert.Equal(Rational.Parse(amount), row["amount"]);
        Assert.Equal(confidence, Assert.Single(because).Confidence);
    }

    [Fact]
    public void Below_the_lowest_band_is_refused() =>
        Assert.Equal("below-table", LawReading.Ask(_book, Day("2020-01-01"), law => law.Band("t", 9)).Refusal!.Reason);

    [Fact]
    public void A_formula_cites_each_value_once_in_order_of_use()
    {
        var because = LawReading
            .Ask(
                _book,
                Day("2020-01-01"),
                law =>
                {
                    law.Band("t", 10);
                    law.Number("a");
                    law.Band("t", 10);
                    return law.Because;
                }
            )
            .Value;
        Assert.Equal(["t", "a"], because.Select(c => c.Path));
        Assert.True(because.HasUnverified);
        Assert.Equal(("pp-1", "PP 1", "Pasal 1"), (because[1].Source, because[1].SourceTitle, because[1].Article));
    }

    [Fact]
    public void A_missing_value_stops_the_formula_where_it_is_asked_for()
    {
        var reached = false;
        var answer = LawReading.Ask(
            _book,
            Day("2022-06-01"),
            law =>
            {
                law.Number("a");
                reached = true;
                return 1;
            }
        );
        Assert.Equal("no-law-on", answer.Refusal!.Reason);
        Assert.False(reached);
    }

    [Fact]
    public void A_fault_in_a_formula_is_not_taken_for_a_refusal() =>
        Assert.Throws<InvalidCastException>(() => LawReading.Ask(_book, Day("2020-01-01"), law => law.Choice("a")));
}
