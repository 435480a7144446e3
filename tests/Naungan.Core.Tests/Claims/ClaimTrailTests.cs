using Naungan.Core.Claims;
using Naungan.Core.Law.Benefits;

namespace Naungan.Core.Tests.Claims;

public sealed class ClaimTrailTests
{
    [Theory]
    [InlineData(ClaimState.Open, ClaimStep.Send, ClaimState.Sent)]
    [InlineData(ClaimState.Sent, ClaimStep.Question, ClaimState.Questioned)]
    [InlineData(ClaimState.Questioned, ClaimStep.Reply, ClaimState.Sent)]
    [InlineData(ClaimState.Sent, ClaimStep.Accept, ClaimState.Accepted)]
    [InlineData(ClaimState.Accepted, ClaimStep.Pay, ClaimState.Paid)]
    [InlineData(ClaimState.Refused, ClaimStep.Appeal, ClaimState.Appealed)]
    [InlineData(ClaimState.Appealed, ClaimStep.Accept, ClaimState.Accepted)]
    [InlineData(ClaimState.Paid, ClaimStep.Note, ClaimState.Paid)]
    public void A_step_leads_on(ClaimState from, ClaimStep step, ClaimState to) =>
        Assert.Equal(to, ClaimTrail.After(from, step).Value);

    [Theory]
    [InlineData(ClaimState.Open, ClaimStep.Pay)]
    [InlineData(ClaimState.Open, ClaimStep.Accept)]
    [InlineData(ClaimState.Paid, ClaimStep.Refuse)]
    [InlineData(ClaimState.Withdrawn, ClaimStep.Send)]
    [InlineData(ClaimState.Sent, ClaimStep.Withdraw)]
    public void A_step_out_of_order_is_refused(ClaimState from, ClaimStep step) =>
        Assert.Equal("step-out-of-order", ClaimTrail.After(from, step).Refusal?.Reason);

    [Fact]
    public void What_may_come_next_is_exactly_what_is_not_refused()
    {
        foreach (var state in Enum.GetValues<ClaimState>())
        {
            var allowed = Enum.GetValues<ClaimStep>().Where(step => !ClaimTrail.After(state, step).IsRefused);
            Assert.Equal(allowed.Order(), ClaimTrail.Next(state).Order());
        }
    }

    [Theory]
    [InlineData("2021-11-02", null, false, "event-in-future")]
    [InlineData("1950-01-01", null, false, "event-before-birth")]
    [InlineData("2021-10-20", "2021-10-01", false, "death-already-claimed")]
    [InlineData("2021-10-20", null, true, "claim-exists")]
    [InlineData("2021-10-20", null, false, null)]
    public void A_report_is_looked_at_before_any_law(string on, string? died, bool twin, string? reason)
    {
        var report = new ClaimReport(
            BenefitEvent.Death,
            Day(on),
            new(2021, 11, 1),
            new DateOnly(1980, 5, 5),
            died is null ? null : Day(died),
            twin
        );
        Assert.Equal(reason, report.WhatIsWrong()?.Reason);
    }

    [Fact]
    public void An_accident_after_the_death_is_refused()
    {
        var report = new ClaimReport(
            BenefitEvent.TemporaryInability,
            Day("2021-10-20"),
            Day("2021-11-01"),
            null,
            Day("2021-10-19"),
            false
        );
        Assert.Equal("event-after-death", report.WhatIsWrong()?.Reason);
    }

    [Fact]
    public void Every_paper_has_its_own_code_and_title()
    {
        Assert.Equal(ClaimPaper.All.Count, ClaimPaper.All.Select(paper => paper.Code).Distinct().Count());
        Assert.Equal(ClaimPaper.All.Count, ClaimPaper.All.Select(paper => paper.Title).Distinct().Count());
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, null);
}
