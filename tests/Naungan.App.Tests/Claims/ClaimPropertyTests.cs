using Naungan.App.Claims;
using Naungan.App.Law;
using Naungan.Core.Claims;
using Naungan.Core.Coverage;
using Naungan.Core.Law;
using Naungan.Core.Law.Benefits;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Tests.Claims;

/// <summary>What holds for every case, on random ones; the seed is in the message.</summary>
public sealed class ClaimPropertyTests
{
    private const int Tries = 400;

    [Fact]
    public void An_estimate_is_never_negative_and_never_falls_with_wage_months_or_children()
    {
        const int Seed = 20260;
        var random = new Random(Seed);
        for (var i = 0; i < Tries; i++)
        {
            var (claim, paid, wage) = Any(random);
            var heirs = Children(random.Next(3));
            var less = Total(claim, heirs, paid, wage);
            Assert.True(less >= Rupiah.Zero, $"seed {Seed}, try {i}");
            var richer = Total(claim, heirs, paid, wage * 2);
            var longer = Total(claim with { MonthsUnable = claim.MonthsUnable + 1 }, heirs, paid, wage);
            var larger = Total(claim, Children(heirs.Count + 1), paid, wage);
            Assert.True(richer >= less && longer >= less && larger >= less, $"seed {Seed}, try {i}: {claim.Event}");
        }
    }

    [Fact]
    public void Somebody_not_covered_has_no_estimate_and_somebody_covered_has_every_paper_named_once()
    {
        const int Seed = 4711;
        var random = new Random(Seed);
        for (var i = 0; i < Tries; i++)
        {
            var (claim, paid, wage) = Any(random);
            var facts = new ClaimAssessment.Facts(claim, [], paid, (Segment.Bpu, wage));
            var assessed = ClaimAssessment.Of(LawFiles.Shipped, facts).Value;
            Assert.True(assessed.Verdict.IsCovered || assessed.Estimate is null, $"seed {Seed}, try {i}");
            var codes = assessed.Papers.Select(needed => needed.Paper.Code).ToList();
            Assert.Equal(codes.Distinct(), codes);
            Assert.True(assessed.Deadlines.LapsesOn > claim.HappenedOn);
        }
    }

    [Theory]
    [InlineData(0, "sd", 87_000_000)]
    [InlineData(0, "pt", 60_000_000)]
    public void The_years_of_a_ladder_add_up_to_the_scholarship(int born, string level, long total)
    {
        Assert.True(LawWords.TryChildren(level, out var children));
        var on = new DateOnly(2025, 1, 15);
        var years = ScholarshipYears.Of(LawFiles.Shipped, on, children[0], born == 0 ? null : new DateOnly(born, 1, 1));
        Assert.Equal(total, years.Value.Years.Sum(year => year.Amount.Amount));
        Assert.Equal(years.Value.Years.Select((_, at) => at + 1), years.Value.Years.Select(year => year.Number));
    }

    [Fact]
    public void Two_children_from_kindergarten_on_have_one_hundred_and_seventy_four_million()
    {
        var paid = Enumerable.Range(0, 36).Select(back => Month(new(2025, 1), back)).SelectMany(Both).ToList();
        var claim = new ClaimRow
        {
            Event = "death",
            HappenedOn = new(2025, 1, 15),
            State = "open",
        };

        Assert.Equal(216_000_000, Total(claim, Children(2), paid, 1_000_000).Amount);
        Assert.Equal(216_000_000, Total(claim, Children(3), paid, 1_000_000).Amount);
    }

    [Fact]
    public void Under_three_months_since_the_rule_of_2025_only_the_funeral_is_paid()
    {
        var paid = new[] { Month(new(2025, 7), 0), Month(new(2025, 8), 0) }.SelectMany(Both).ToList();
        var claim = new ClaimRow
        {
            Event = "death",
            HappenedOn = new(2025, 8, 20),
            State = "open",
        };

        Assert.Equal(10_000_000, Total(claim, [], paid, 1_000_000).Amount);
    }

    private static Rupiah Total(ClaimRow claim, IReadOnlyList<HeirRow> heirs, List<PaidMonth> paid, Rational wage)
    {
        var facts = new ClaimAssessment.Facts(claim, heirs, paid, (Segment.Bpu, wage));
        return ClaimAssessment.Of(LawFiles.Shipped, facts).Value.Estimate?.Total ?? Rupiah.Zero;
    }

    private static (ClaimRow Claim, List<PaidMonth> Paid, Rational Wage) Any(Random random)
    {
        var events = Enum.GetValues<BenefitEvent>();
        var what = events[random.Next(events.Length)];
        var on = new DateOnly(2020, 1, 1).AddDays(random.Next(2500));
        var first = Core.Time.Month.Containing(on).Plus(-random.Next(60));
        var paid = Enumerable.Range(0, 1 + random.Next(60)).Select(first.Plus).SelectMany(Both).ToList();
        var claim = new ClaimRow
        {
            Event = EventOf(what),
            HappenedOn = on,
            MonthsUnable = 1 + random.Next(30),
            Disability = (1 + random.Next(70)).ToString(System.Globalization.CultureInfo.InvariantCulture),
            FunctionLoss = (1 + random.Next(100)).ToString(System.Globalization.CultureInfo.InvariantCulture),
            State = "open",
        };
        return (claim, paid, 500_000 + random.Next(9_000_000));
    }

    private static string EventOf(BenefitEvent what) => App.Platform.Files.Kebab.Of(what);

    private static List<HeirRow> Children(int count) =>
        [
            .. Enumerable
                .Range(1, count)
                .Select(number => new HeirRow
                {
                    Number = number,
                    Kind = "child",
                    Name = "Anak",
                    SchoolLevel = "sd",
                }),
        ];

    private static Month Month(Month from, int back) => from.Plus(-back);

    private static IEnumerable<PaidMonth> Both(Month month) =>
        [new(month, Jaminan.Jkk, Segment.Bpu), new(month, Jaminan.Jkm, Segment.Bpu)];
}
