using Naungan.App.Law;
using Naungan.App.Plans;
using Naungan.App.Platform.Security;
using Naungan.Core.Time;

namespace Naungan.App.Tests.Plans;

/// <summary>Plans on the real law: figures that were published, and what a break costs.</summary>
public class KukarPlanTests
{
    private static readonly Actor _officer = TestDb.ActorAs(Role.BudgetOfficer);

    private const string Preparation = """
        name: persiapan
        government: "64.02"
        find: money
        start: 2021-08
        months: 5
        groups:
          - { code: rentan, agency: distransnaker, segment: bpu, programmes: [jkk, jkm], income: 1000000, people: 21000 }
        ceilings:
          - { name: Distransnaker, agency: distransnaker, amount: 1700000000 }
        """;

    [Fact]
    public void Five_payments_for_21_000_miss_the_ceiling_by_64_million()
    {
        var paper = Solved(Preparation);
        Assert.Equal(1_764_000_000, paper.Cost.Amount);
        Assert.False(paper.Fits);
        Assert.Equal(64_000_000, paper.Short.Amount);
        Assert.Equal(4, paper.MonthsForAll);
        Assert.Equal((17_190, 21_000), (paper.Rest!.People, paper.Rest.Of));
        Assert.Equal(20_238, paper.Choices[4].People);
        var binding = Assert.Single(paper.Ceilings);
        Assert.True(binding.Left.Amount < 0);
    }

    [Fact]
    public void The_list_must_be_final_early_in_the_month_it_is_to_pay_for()
    {
        var deadlines = Solved(Preparation).Deadlines.ToDictionary(one => one.MonthsLeft);
        // Fourteen working days before the last working day of September and of October 2021.
        Assert.Equal(new DateOnly(2021, 9, 30), deadlines[4].PayBy);
        Assert.Equal(new DateOnly(2021, 9, 10), deadlines[4].ListFinalBy);
        Assert.Equal(new DateOnly(2021, 10, 29), deadlines[3].PayBy);
        Assert.Equal(new DateOnly(2021, 10, 11), deadlines[3].ListFinalBy);
    }

    [Fact]
    public void Seven_point_seven_billion_pays_nine_full_months_for_46_073()
    {
        var paper = Solved(
            """
            name: anggaran-2022
            government: "64.02"
            find: months
            start: 2022-01
            months: 12
            paid_before: 3
            groups:
              - { code: rentan, agency: distransnaker, segment: bpu, programmes: [jkk, jkm], income: 1000000, people: 35440 }
              - { code: ppnpn, agency: dpmd, segment: bpu, programmes: [jkk, jkm], income: 1000000, people: 10633 }
            ceilings:
              - { name: APBD 2022, year: 2022, amount: 7700000000 }
            """
        );
        Assert.Equal(9, paper.Months);
        Assert.Equal(774_026_400, paper.ByMonth[0].Cost.Amount);
        Assert.Equal((7_700_000_000 - (9 * 774_026_400L)) / 16_800, paper.Rest!.People);
        Assert.Equal(3, paper.Hole.Count);
        Assert.Equal(2, paper.Breaks.Count);
        var price = paper.Breaks[0];
        Assert.Equal(35_440, price.Lapsed);
        Assert.Equal(12, price.ScholarshipMonthsLost);
        // Three months of grace end as payment begins anew, and until 2025 the full grant held from the first day.
        Assert.Equal((0, 0, 0), (price.MonthsWithout, price.MonthsFuneralOnly, price.ExpectedLoss.Amount));
        Assert.Equal((new Month(2024, 9), new Month(2025, 12)), (price.ScholarshipBefore, price.ScholarshipNow));
        Assert.Contains(price.Because, because => because.Path == "assumption/deaths");
    }

    [Fact]
    public void Two_unpaid_months_are_bridged_and_the_third_ends_the_membership()
    {
        var two = Break("2025-01", "2025-02");
        Assert.Equal(0, two.Lapsed);
        Assert.Equal(0, two.MonthsWithout);
        Assert.Equal(0, two.ExpectedLoss.Amount);
        var year = Break([.. Enumerable.Range(1, 12).Select(month => $"2025-{month:00}")]);
        Assert.Equal(54_000, year.Lapsed);
        Assert.Equal(new Month(2025, 4), year.CoverEnds);
        Assert.Equal(9, year.MonthsWithout);
        Assert.Equal(3, year.MonthsFuneralOnly); // since Permenaker 1/2025
        Assert.Equal(new DateOnly(2026, 4, 1), year.FullAgainFrom);
        // 9 months without the full grant, 3 with the funeral only; accidents of 9 months: 48 wages and 22 million.
        var deaths = 54_000 * 0.0035m / 12;
        var accidents = 54_000 * 0.0002m / 12;
        var loss = (deaths * ((9 * 42_000_000m) + (3 * 32_000_000m))) + (accidents * 9 * 70_000_000m);
        Assert.Equal((long)loss, year.ExpectedLoss.Amount);
        Assert.Equal((long)(((deaths * 12) + (accidents * 9)) * 1000), year.FamiliesPerMille);
    }

    [Fact]
    public void Half_the_price_for_a_government_is_a_supposition_and_says_so()
    {
        const string Text = """
            name: diskon
            government: "64.02"
            find: money
            start: 2026-04
            months: 9
            groups:
              - { code: rentan, segment: bpu, programmes: [jkk, jkm], income: 1000000, people: 100 }
            """;
        var law = Solved(Text);
        var supposed = Solved(
            Text + "\nsuppose:\n  - { path: bpu/discount/funding/apbd, from: 2026-01-01, value: eligible }\n"
        );
        Assert.False(law.Hypothetical);
        Assert.True(supposed.Hypothetical);
        Assert.Equal(100 * 9 * 16_800, law.Cost.Amount);
        Assert.Equal(100 * 9 * 8_400, supposed.Cost.Amount);
        var shown = new StringWriter();
        PlanText.Write(supposed, shown);
        Assert.StartsWith("PENGANDAIAN", shown.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("find: money", "find: uang", "plan-unreadable")]
    [InlineData("months: 5", "months: 5x", "plan-unreadable")]
    [InlineData("name: persiapan", "names: persiapan", "plan-unreadable")]
    [InlineData("months: 5", "months: 0", "months-out-of-range")]
    [InlineData("start: 2021-08", "start: 2014-08", "no-law-on")]
    [InlineData("amount: 1700000000", "amount: -5", "ceiling-not-positive")]
    [InlineData("amount: 1700000000", "amount: 0", "ceiling-not-positive")]
    [InlineData("people: 21000", "people: 99999999999", "people-out-of-range")]
    public void A_bad_file_is_refused_by_name(string good, string bad, string reason)
    {
        var read = PlanYaml.Read(Preparation.Replace(good, bad, StringComparison.Ordinal));
        var refusal = read.IsRefused
            ? read.Refusal
            : AskPlan.Handle(new(read.Value), _officer, LawFiles.Shipped).Refusal;
        Assert.Equal(reason, refusal?.Reason);
    }

    [Theory]
    [InlineData("2020-08", "no-law-on")]
    [InlineData("2021-08", null)]
    public void A_minimum_wage_can_be_planned_with_once_it_is_recorded(string start, string? reason)
    {
        var text = Preparation.Replace("2021-08", start, StringComparison.Ordinal);
        var plan = PlanYaml.Read(text.Replace("income: 1000000", "income: umk", StringComparison.Ordinal)).Value;
        Assert.Equal(reason, AskPlan.Handle(new(plan), _officer, LawFiles.Shipped).Refusal?.Reason);
    }

    [Fact]
    public void Who_may_not_read_plans_is_refused()
    {
        var plan = PlanYaml.Read(Preparation).Value;
        var village = TestDb.ActorAs(Role.VillageOperator);
        Assert.Equal("not-allowed", AskPlan.Handle(new(plan), village, LawFiles.Shipped).Refusal?.Reason);
    }

    private static BreakPaper Break(params string[] gap) =>
        Solved(
            $$"""
            name: jeda
            government: "65"
            find: money
            start: 2024-01
            months: 36
            groups:
              - { code: rentan, segment: bpu, programmes: [jkk, jkm], income: 1000000, people: 54000 }
            gap: [{{string.Join(", ", gap)}}]
            """
        )
            .Breaks.Single();

    private static PlanPaper Solved(string text)
    {
        var plan = PlanYaml.Read(text);
        Assert.Null(plan.Refusal);
        var answer = AskPlan.Handle(new(plan.Value), _officer, LawFiles.Shipped);
        Assert.Null(answer.Refusal);
        return PlanPaper.Of(answer.Value);
    }
}
