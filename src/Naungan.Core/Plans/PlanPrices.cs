using System.Numerics;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Ledger;
using Naungan.Core.Time;

namespace Naungan.Core.Plans;

/// <summary>What one person of each group costs in each month, by insurance, on the law of that month.</summary>
internal sealed class PlanPrices
{
    private readonly long[][][] _amounts; // group, month of the plan, place of the insurance in Jaminans.All

    private PlanPrices(long[][][] amounts, Explanation because) => (_amounts, Because) = (amounts, because);

    internal Explanation Because { get; }

    internal long Of(int group, int month, int insurance) => _amounts[group][month][insurance];

    /// <summary>All insurances together.</summary>
    internal long Of(int group, int month) => _amounts[group][month].Sum();

    internal static Result<PlanPrices> Of(Lawbook book, Plan plan)
    {
        var amounts = new long[plan.Groups.Count][][];
        var because = new List<Explanation>();
        for (var g = 0; g < amounts.Length; g++)
        {
            amounts[g] = new long[plan.Months][];
            for (var m = 0; m < plan.Months; m++)
            {
                var month = plan.Start.Plus(m);
                amounts[g][m] = new long[Jaminans.All.Count];
                if (!plan.IsPaid(month))
                    continue;
                if (!Priced(book, plan, plan.Groups[g], month, because).TryGet(out var priced, out var refusal))
                    return refusal;
                foreach (var line in priced.Lines)
                    amounts[g][m][PlaceOf(line.Programme)] = line.Amount.Amount;
            }
        }

        return new PlanPrices(amounts, Explanation.Joined(because));
    }

    /// <summary>Place of an insurance in <see cref="Jaminans.All"/>, whose values are powers of two in order.</summary>
    internal static int PlaceOf(Jaminan insurance) => BitOperations.TrailingZeroCount((int)insurance);

    private static Result<Contribution> Priced(
        Lawbook book,
        Plan plan,
        PlanGroup group,
        Month month,
        List<Explanation> because
    )
    {
        var income = group.Income;
        if (income is null)
        {
            if (!MinimumWage.Of(book, plan.Region, month.FirstDay).TryGet(out var wage, out var unknown))
                return unknown;
            income = wage.Amount;
            because.Add(wage.Because);
        }

        var question = new ContributionQuestion(
            group.Segment,
            group.InsuranceIn(month),
            month,
            income.Value,
            Fund.Find(group.Fund)!.Funding,
            group.Sector,
            group.RiskClass
        );
        var answer = Contribution.Of(book, question);
        if (answer.TryGet(out var contribution, out _))
            because.Add(contribution.Because);
        return answer;
    }
}
