using Naungan.Core.Money;
using Naungan.Core.Runs;
using Naungan.Core.Time;

namespace Naungan.Core.Tests.Runs;

public sealed class ReturnMatchTests
{
    private static readonly Month _october = new(2021, 10);

    [Theory]
    [InlineData(LineState.Open, true, 10, ReturnOutcome.Accepted, "")]
    [InlineData(LineState.Open, true, 11, ReturnOutcome.Differing, "amount-differs")]
    [InlineData(LineState.Open, false, 0, ReturnOutcome.Rejected, "no-code")]
    [InlineData(LineState.Resubmitted, true, 10, ReturnOutcome.Accepted, "")]
    [InlineData(LineState.Resubmitted, true, 9, ReturnOutcome.Differing, "amount-differs")]
    [InlineData(LineState.Resubmitted, false, 10, ReturnOutcome.Rejected, "no-code")]
    [InlineData(LineState.Accepted, true, 10, ReturnOutcome.Repeated, "")]
    [InlineData(LineState.Accepted, true, 9, ReturnOutcome.Conflicting, "")]
    [InlineData(LineState.Accepted, false, 10, ReturnOutcome.Conflicting, "")]
    [InlineData(LineState.Rejected, false, 10, ReturnOutcome.Repeated, "")]
    [InlineData(LineState.Rejected, true, 10, ReturnOutcome.Accepted, "")]
    [InlineData(LineState.Reversed, true, 10, ReturnOutcome.Conflicting, "")]
    public void A_row_has_one_outcome_by_where_the_person_stands(
        LineState state,
        bool accepted,
        long amount,
        ReturnOutcome outcome,
        string code
    )
    {
        var matched = Assert.Single(Match(state, Row(1, 1, accepted, amount)));

        Assert.Equal((outcome, code), (matched.Outcome, matched.Code));
        Assert.Equal(RunTests.Id(1), matched.Person);
    }

    [Fact]
    public void Somebody_else_or_another_month_is_unknown()
    {
        var rows = Match(LineState.Open, Row(1, 2, true, 10), Row(2, 1, true, 10) with { Month = _october.Plus(1) });

        Assert.Equal(["not-in-run", "other-month"], rows.Select(row => row.Code));
        Assert.All(rows, row => Assert.Equal((ReturnOutcome.Unknown, null), (row.Outcome, row.Person)));
    }

    [Fact]
    public void A_second_row_about_a_person_repeats_or_contradicts_the_first()
    {
        Assert.Equal(
            [ReturnOutcome.Accepted, ReturnOutcome.Repeated, ReturnOutcome.Conflicting],
            Outcomes(Row(1, 1, true, 10), Row(2, 1, true, 10), Row(3, 1, false, 10))
        );
        Assert.Equal(
            [ReturnOutcome.Rejected, ReturnOutcome.Repeated, ReturnOutcome.Conflicting],
            Outcomes(Row(1, 1, false, 0), Row(2, 1, false, 0), Row(3, 1, true, 10))
        );
    }

    [Fact]
    public void The_insurers_own_code_is_kept()
    {
        var row = Row(1, 1, false, 10) with { Code = "R07" };

        Assert.Equal("R07", Assert.Single(Match(LineState.Open, row)).Code);
    }

    [Fact]
    public void Any_file_has_as_many_outcomes_as_rows_and_touches_each_person_once()
    {
        const int Seed = 64021;
        var random = new Random(Seed);
        for (var round = 0; round < 300; round++)
        {
            var run = Enumerable
                .Range(0, 20)
                .ToDictionary(
                    i => (UInt128)i,
                    i => new Awaited(RunTests.Id(i + 1), new Rupiah(10), (LineState)random.Next(5))
                );
            var rows = Enumerable
                .Range(1, 60)
                .Select(n => Row(n, (UInt128)random.Next(25), random.Next(2) == 0, 10 + random.Next(2)))
                .ToList();
            var matched = ReturnMatch.Of(run, _october, rows).ToList();
            var changed = matched.Where(row =>
                row.Outcome is ReturnOutcome.Accepted or ReturnOutcome.Rejected or ReturnOutcome.Differing
            );
            Assert.True(matched.Count == rows.Count, $"seed {Seed}, round {round}");
            Assert.Equal(changed.Count(), changed.Select(row => row.Person).Distinct().Count());
        }
    }

    private static IEnumerable<ReturnOutcome> Outcomes(params ReturnRow[] rows) =>
        Match(LineState.Open, rows).Select(row => row.Outcome);

    private static IEnumerable<MatchedRow> Match(LineState state, params ReturnRow[] rows) =>
        ReturnMatch.Of(
            new Dictionary<UInt128, Awaited> { [1] = new(RunTests.Id(1), new Rupiah(10), state) },
            _october,
            rows
        );

    private static ReturnRow Row(int number, UInt128 person, bool accepted, long amount) =>
        new(number, person, _october, new Rupiah(amount), accepted, "");
}
