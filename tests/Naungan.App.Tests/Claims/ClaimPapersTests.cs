using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.Core.Claims;
using Naungan.Core.Law.Benefits;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;

namespace Naungan.App.Tests.Claims;

/// <summary>Which papers and limits the shipped law names for which case.</summary>
public sealed class ClaimPapersTests
{
    private static readonly DateOnly _on = new(2025, 6, 2);

    [Theory]
    [InlineData(BenefitEvent.AccidentCosts)]
    [InlineData(BenefitEvent.TemporaryInability)]
    [InlineData(BenefitEvent.AccidentTotalDisability)]
    [InlineData(BenefitEvent.AccidentDeath)]
    public void An_accident_is_claimed_with_the_three_forms_and_an_account_of_it(BenefitEvent what) =>
        Assert.Superset(
            new HashSet<string> { "accident-report-1", "accident-report-2", "medical-letter", "chronology" },
            Codes(Question(what)).ToHashSet()
        );

    [Fact]
    public void Receipts_for_transport_are_asked_of_whoever_claims_transport_and_attendance_of_wage_earners()
    {
        var plain = Question(BenefitEvent.AccidentCosts);
        Assert.DoesNotContain("transport-receipts", Codes(plain));
        Assert.Contains("transport-receipts", Codes(plain with { Costs = [CostKind.TransportSea] }));
        Assert.DoesNotContain("transport-receipts", Codes(plain with { Costs = [CostKind.Glasses] }));
        Assert.DoesNotContain("attendance", Codes(plain));
        Assert.Contains("attendance", Codes(plain with { Segment = Segment.Pu }));
    }

    [Fact]
    public void What_only_the_place_of_the_accident_decides_says_when_it_is_needed()
    {
        var conditional = Papers(Question(BenefitEvent.TemporaryInability)).Where(needed => needed.OnlyIf is not null);
        Assert.Equal(["receipts", "police-report", "witness-letter"], conditional.Select(needed => needed.Paper.Code));
        Assert.All(Papers(Question(BenefitEvent.Death)), needed => Assert.Null(needed.OnlyIf));
    }

    [Fact]
    public async Task Such_a_paper_is_never_said_to_be_lacking()
    {
        await using var world = await ClaimWorld.Quarter(DbKind.Sqlite);
        var claim = await world.Show(await world.Reported(BenefitEvent.AccidentDeath, "2021-12-05"));
        Assert.Contains(claim.Law.Papers, needed => needed.Paper.Code == "police-report");
        Assert.DoesNotContain(claim.Lacks, lack => lack.Code == "paper:police-report");
        Assert.Contains(claim.Lacks, lack => lack.Code == "paper:chronology");
    }

    [Theory]
    [InlineData(BenefitEvent.Death, "2025-06-05")]
    [InlineData(BenefitEvent.AccidentDeath, "2025-06-11")]
    [InlineData(BenefitEvent.AccidentCosts, "2025-06-11")]
    public void The_insurer_has_fewer_working_days_for_a_death_than_for_an_accident(BenefitEvent what, string by) =>
        Assert.Equal(DateOnly.Parse(by, null), ClaimDeadlines.AnswerBy(LawFiles.Shipped, what, _on).Value);

    [Theory]
    [InlineData("2025-06-06", 1, 420_000)]
    [InlineData("2025-06-15", 10, 4_200_000)]
    public void Every_day_the_insurer_is_late_costs_it_a_hundredth_of_the_grant(string on, int days, long owed)
    {
        var late = LateAnswer.Of(LawFiles.Shipped, new(2025, 6, 5), DateOnly.Parse(on, null), new(42_000_000)).Value;
        Assert.Equal((days, owed), (late.Days, late.Owed.Amount));
        Assert.Contains("claim/late-answer/percent-a-day", late.Because.Select(one => one.Path));
    }

    [Fact]
    public void The_outcome_is_reported_only_of_accidents()
    {
        Assert.Null(ClaimDeadlines.Of(LawFiles.Shipped, BenefitEvent.Death, _on).Value.OutcomeDays);
        Assert.Equal(2, ClaimDeadlines.Of(LawFiles.Shipped, BenefitEvent.AccidentCosts, _on).Value.OutcomeDays);
    }

    private static ClaimPapers.Question Question(BenefitEvent what) =>
        new(what, _on, Segment.Bpu, [], [], [], false, Rupiah.Zero);

    private static IReadOnlyList<PaperNeeded> Papers(ClaimPapers.Question question) =>
        ClaimPapers.For(LawFiles.Shipped, question).Value;

    private static List<string> Codes(ClaimPapers.Question question) =>
        [.. Papers(question).Select(needed => needed.Paper.Code)];
}
