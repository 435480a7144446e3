using System.Diagnostics;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Plans;
using Naungan.Core.Tests.Runs;
using Naungan.Core.Time;

namespace Naungan.Core.Tests.Plans;

/// <summary>Plans on the invented law: a BPU person costs 10 for JKK and 7 for JKM a month.</summary>
public class PlanSolverTests
{
    private static readonly Lawbook _law = RunLaw.Book();
    private static readonly Month _start = new(2021, 8);

    [Fact]
    public void Money_is_people_times_months_times_price()
    {
        var answer = Solved(Plan(PlanAsk.Money, 5, [Workers(21_000)]));
        Assert.Equal(21_000L * 5 * 17, answer.Cost.Amount);
        Assert.Equal(105_000, answer.PersonMonths);
        Assert.Equal([21_000L * 10, 21_000L * 7], answer.ByMonth[0].ByInsurance.Values.Select(v => v.Amount));
        Assert.Empty(answer.Hole);
        Assert.Null(answer.MonthsForAll);
    }

    [Fact]
    public void A_ceiling_too_low_says_what_lacks_and_what_fits()
    {
        var answer = Solved(Plan(PlanAsk.Money, 5, [Workers(21_000)], Total(1_700_000)));
        Assert.False(answer.Fits);
        Assert.Equal(21_000 * 5 * 17 - 1_700_000, answer.Short.Amount);
        Assert.Equal(4, answer.MonthsForAll);
        Assert.Equal(1_700_000 / (5 * 17), answer.Choices[4].People);
        Assert.Equal((1_700_000 - 21_000 * 4 * 17) / 17, answer.Rest!.People);
    }

    [Fact]
    public void Months_stop_where_the_first_account_is_empty()
    {
        var answer = Solved(
            Plan(PlanAsk.Months, 12, [Workers(100)], Account(Jaminan.Jkk, 9_500), Account(Jaminan.Jkm, 6_999))
        );
        Assert.Equal(9, answer.Months);
        Assert.Equal([500, 1], answer.Ceilings.Select(use => use.NextNeeds.Amount));
        Assert.All(answer.Ceilings, use => Assert.Null(use.NextAlone)); // one account alone buys no month
        Assert.Equal(50, answer.Rest!.People);
        Assert.Equal(3, answer.Hole.Count);
    }

    [Fact]
    public void One_account_alone_may_be_what_is_missing()
    {
        var plan = Plan(PlanAsk.Months, 12, [Workers(100)], Account(Jaminan.Jkk, 9_500), Account(Jaminan.Jkm, 90_000));
        var jkk = Solved(plan).Ceilings[0];
        Assert.True(jkk.Binds);
        Assert.Equal(500, jkk.NextAlone!.Value.Amount);
    }

    [Fact]
    public void People_are_the_most_the_ceiling_bears()
    {
        var answer = Solved(Plan(PlanAsk.People, 3, [Workers(null)], Total(1_000_000)));
        Assert.Equal(1_000_000 / 51, answer.People);
        var use = Assert.Single(answer.Ceilings);
        Assert.Equal(51 - (1_000_000 % 51), use.NextAlone!.Value.Amount);
        Assert.Equal(Rational.Of(1, 51), use.Price);
        Assert.True(answer.IsProved);
    }

    [Fact]
    public void Who_comes_first_is_filled_first()
    {
        var staff = Workers(null, most: 400) with { Code = "staff", Priority = 1 };
        var others = Workers(null, most: 10_000) with { Code = "others", Priority = 2 };
        var answer = Solved(Plan(PlanAsk.People, 1, [others, staff], Total(17_000)));
        Assert.Equal([600, 400], answer.Shares.Select(share => share.People));
    }

    [Fact]
    public void Groups_alike_share_by_their_limits()
    {
        var one = Workers(null, most: 300) with { Code = "one" };
        var two = Workers(null, most: 100) with { Code = "two" };
        var answer = Solved(Plan(PlanAsk.People, 1, [one, two], Total(17 * 200)));
        Assert.Equal([150, 50], answer.Shares.Select(share => share.People));
    }

    [Fact]
    public void Waves_pay_from_the_month_they_join_and_bundles_change()
    {
        var growing = Workers(null) with
        {
            Waves = [new PlanWave(null, 100), new PlanWave(_start.Plus(2), 50)],
            Bundles =
            [
                new PlanBundle(null, Jaminan.Jkk | Jaminan.Jkm),
                new PlanBundle(_start.Plus(3), Jaminan.Jkk | Jaminan.Jkm | Jaminan.Jht),
            ],
        };
        var answer = Solved(Plan(PlanAsk.Money, 4, [growing]));
        Assert.Equal([1_700, 1_700, 150 * 17, 150 * 37], answer.ByMonth.Select(month => month.Cost.Amount));
    }

    [Fact]
    public void A_gap_costs_nothing_and_is_a_hole()
    {
        var plan = Plan(PlanAsk.Money, 6, [Workers(10)]) with { Unpaid = [_start.Plus(2), _start.Plus(3)] };
        var answer = Solved(plan);
        Assert.Equal(4 * 170, answer.Cost.Amount);
        Assert.Equal(plan.Unpaid, answer.Hole);
    }

    [Fact]
    public void Years_without_a_ceiling_end_the_months_and_refuse_the_people()
    {
        var only2021 = new PlanCeiling("2021", new Rupiah(1_000_000_000)) { Year = 2021 };
        Assert.Equal(5, Solved(Plan(PlanAsk.Months, 24, [Workers(10)], only2021)).Months);
        Refused("no-ceiling-covers", Plan(PlanAsk.People, 24, [Workers(null)], only2021));
    }

    [Fact]
    public void Supposed_law_changes_the_price_and_marks_the_answer()
    {
        var plan = Plan(PlanAsk.Money, 2, [Workers(10)]) with
        {
            Suppositions =
            [
                new Supposition("bpu/jkm/amount", _start.Plus(1).FirstDay, new LawValue.Quantity(Rational.Parse("20"))),
            ],
        };
        var answer = Solved(plan);
        Assert.Equal([170, 300], answer.ByMonth.Select(month => month.Cost.Amount));
        Assert.True(answer.IsHypothetical);
        Assert.Contains(answer.Because, citation => citation.Source == Supposition.Source);
        Assert.True(answer.Because.HasUnverified);
    }

    [Fact]
    public void Ten_million_people_are_answered_at_once()
    {
        Solved(Plan(PlanAsk.People, 3, [Workers(null)], Total(1_000_000)));
        var watch = Stopwatch.StartNew();
        var asked = Plan(PlanAsk.People, 12, [Workers(null, most: 10_000_000)], Total(1_900_000_000));
        Assert.Equal(1_900_000_000 / (17 * 12), Solved(asked).People);
        Solved(Plan(PlanAsk.Money, 120, [Workers(10_000_000)], Total(1_900_000_000)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}"); // a search would take days
    }

    [Fact]
    public void Random_plans_are_as_good_as_trying_every_number_of_people()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 400; round++)
        {
            var groups = Enumerable.Range(0, 2).Select(i => Drawn(random, i)).ToList();
            PlanCeiling[] ceilings =
            [
                Total(random.Next(1, 4_000)),
                Account(Jaminan.Jkk, random.Next(1, 2_000)),
                new("a", new Rupiah(random.Next(1, 2_000))) { Agency = "a" },
            ];
            var plan = Plan(PlanAsk.People, random.Next(1, 4), groups, ceilings);
            var answer = Solved(plan);
            Assert.True(answer.Fits, $"seed {seed}, round {round}");
            Assert.Equal((seed, round, MostByTrying(plan)), (seed, round, answer.People));
        }
    }

    public static TheoryData<string, Plan> BadPlans()
    {
        var good = Plan(PlanAsk.People, 3, [Workers(null)], Total(1_000));
        return new()
        {
            { "months-out-of-range", good with { Months = 0 } },
            { "months-out-of-range", good with { Months = 100_000 } },
            { "no-groups", good with { Groups = [] } },
            { "ceiling-not-positive", good with { Ceilings = [Total(0)] } },
            { "ceiling-not-positive", good with { Ceilings = [Total(-5)] } },
            { "overlapping-ceilings", good with { Ceilings = [Total(5), Total(6)] } },
            { "no-ceilings", good with { Ceilings = [] } },
            { "overlapping-quotas", good with { Groups = [Workers(null), Workers(null)] } },
            {
                "overlapping-quotas",
                good with
                {
                    Groups = [Workers(null, most: 3) with { Waves = [new(null, null, 4, 3)] }],
                }
            },
            { "people-out-of-range", good with { Groups = [Workers(-1)] } },
            { "people-missing", good with { Ask = PlanAsk.Money } },
            { "nothing-to-find", good with { Groups = [Workers(4)] } },
            {
                "wave-outside-plan",
                good with
                {
                    Groups = [Workers(null) with { Waves = [new(_start.Plus(9), null)] }],
                }
            },
            { "no-programmes", good with { Groups = [Workers(null) with { Bundles = [] }] } },
            { "unknown-fund", good with { Groups = [Workers(null) with { Fund = "saku" }] } },
            { "gap-outside-plan", good with { Unpaid = [_start.Plus(40)] } },
            { "nothing-paid", good with { Unpaid = [.. good.AllMonths] } },
            { "ceiling-too-small", good with { Groups = [Workers(null) with { Waves = [new(null, null, 1_000)] }] } },
            { "no-law-on", good with { Start = new Month(2014, 1) } },
            { "not-found", good with { Suppositions = [new("x/y", default, new LawValue.Choice("a"))] } },
            {
                "supposition-not-fitting",
                good with
                {
                    Suppositions = [new("bpu/jkm/amount", default, new LawValue.Choice("a"))],
                }
            },
        };
    }

    [Theory]
    [MemberData(nameof(BadPlans))]
    public void What_is_no_plan_is_refused_by_name(string reason, Plan plan) => Refused(reason, plan);

    private static PlanGroup Drawn(Random random, int i) =>
        Workers(null, most: random.Next(0, 40)) with
        {
            Code = $"g{i}",
            Agency = random.Next(2) == 0 ? "a" : "b",
            Income = random.Next(2) == 0 ? 1_000 : 2_500,
            Bundles = [new PlanBundle(null, random.Next(2) == 0 ? Jaminan.Jkk : Jaminan.Jkk | Jaminan.Jkm)],
        };

    private static long MostByTrying(Plan plan)
    {
        long best = 0;
        for (var a = 0; a <= plan.Groups[0].Waves[0].Most; a++)
        {
            for (var b = 0; b <= plan.Groups[1].Waves[0].Most; b++)
            {
                var known = plan with
                {
                    Ask = PlanAsk.Money,
                    Groups = [With(plan.Groups[0], a), With(plan.Groups[1], b)],
                };
                if (a + b > best && Solved(known).Fits)
                    best = a + b;
            }
        }

        return best;
    }

    private static PlanGroup With(PlanGroup group, long people) => group with { Waves = [new PlanWave(null, people)] };

    private static PlanAnswer Solved(Plan plan)
    {
        var answer = PlanSolver.Solve(_law, plan);
        Assert.Null(answer.Refusal);
        return answer.Value;
    }

    private static void Refused(string reason, Plan plan) =>
        Assert.Equal(reason, PlanSolver.Solve(_law, plan).Refusal?.Reason);

    private static Plan Plan(PlanAsk ask, int months, IReadOnlyList<PlanGroup> groups, params PlanCeiling[] ceilings) =>
        new("uji", RegionCode.Parse("64.02"), ask, _start, months, groups, ceilings);

    private static PlanGroup Workers(long? people, long? most = null) =>
        new(
            "rentan",
            "Pekerja rentan",
            "disnaker",
            "apbd",
            Segment.Bpu,
            1_000,
            [new PlanBundle(null, Jaminan.Jkk | Jaminan.Jkm)],
            [new PlanWave(null, people, Most: most)]
        );

    private static PlanCeiling Total(long amount) => new("semua", new Rupiah(amount));

    private static PlanCeiling Account(Jaminan insurance, long amount) =>
        new(insurance.Key(), new Rupiah(amount)) { Account = insurance };
}
