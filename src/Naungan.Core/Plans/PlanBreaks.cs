using Naungan.Core.Law;
using Naungan.Core.Time;

namespace Naungan.Core.Plans;

/// <summary>The price of every hole in a plan, group by group.</summary>
public static class PlanBreaks
{
    /// <summary>How long after the return the families are still looked at.</summary>
    private const int MonthsAfter = 5;

    /// <summary>
    /// A hole at the plan's end is priced as if payment went on in the month after the plan: the least it can cost.
    /// </summary>
    public static Result<IReadOnlyList<BreakPrice>> Of(Lawbook book, PlanAnswer answer)
    {
        var plan = answer.Plan;
        if (!Supposition.Suppose(book, plan.Suppositions).TryGet(out var law, out var refusal))
            return refusal;
        var prices = new List<BreakPrice>();
        foreach (var (first, last) in Holes(answer))
        {
            foreach (var share in answer.Shares)
            {
                if (!Question(law, answer, share, first, last).TryGet(out var question, out refusal))
                    return refusal;
                if (question is null)
                    continue;
                if (!BreakPrice.Of(law, question).TryGet(out var price, out refusal))
                    return refusal;
                prices.Add(price);
            }
        }

        return prices;
    }

    /// <summary>Months without payment that follow one another.</summary>
    private static IEnumerable<(Month First, Month Last)> Holes(PlanAnswer answer)
    {
        var hole = answer.Hole;
        for (var i = 0; i < hole.Count; i++)
        {
            var first = hole[i];
            while (i + 1 < hole.Count && hole[i + 1] == hole[i].Plus(1))
                i++;
            yield return (first, hole[i]);
        }
    }

    /// <summary>Null where nobody of the group had been paid for when the hole began.</summary>
    private static Result<BreakQuestion?> Question(
        Lawbook law,
        PlanAnswer answer,
        PlanShare share,
        Month first,
        Month last
    )
    {
        var (plan, group) = (answer.Plan, share.Group);
        var people = share
            .ByWave.Zip(group.Waves)
            .Sum(wave => (wave.Second.From ?? plan.Start) < first ? wave.First : 0);
        people = first == plan.Start ? share.ByWave[0] : people;
        var paid = PaidBefore(answer, first);
        if (people == 0 || paid == 0)
            return (BreakQuestion?)null;
        var income = group.Income;
        if (income is null)
        {
            if (!MinimumWage.Of(law, plan.Region, first.Plus(-1).FirstDay).TryGet(out var wage, out var refusal))
                return refusal;
            income = wage.Amount;
        }

        var back = last.Plus(1);
        return new BreakQuestion(
            group.Name,
            people,
            group.Segment,
            income.Value,
            paid,
            first.Plus(-1),
            back,
            back.Plus(MonthsAfter)
        );
    }

    private static int PaidBefore(PlanAnswer answer, Month first)
    {
        var hole = answer.Hole.ToHashSet();
        var (month, paid) = (first.Plus(-1), 0);
        for (; month >= answer.Plan.Start && !hole.Contains(month); month = month.Plus(-1))
            paid++;
        return month < answer.Plan.Start ? paid + answer.Plan.PaidBefore : paid;
    }
}
