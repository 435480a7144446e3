using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.Core.Plans;

/// <summary>What a plan comes to. Everything is a whole number of people, months or rupiah.</summary>
/// <param name="Months">Full months in which everybody of the plan is paid for.</param>
/// <param name="Cost">Of those months.</param>
/// <param name="Fits">Whether every ceiling bears it; where money is asked, ceilings are compared, not obeyed.</param>
/// <param name="Rest">What the money left buys after the last full month; null where no month follows.</param>
/// <param name="Choices">For each number of months, the most people the ceilings bear.</param>
/// <param name="MonthsForAll">Full months the ceilings bear for everybody named; null without ceilings.</param>
/// <param name="Short">Money the plan as it is meant lacks on its ceilings.</param>
/// <param name="IsProved">False when the search for the most people was cut short; the answer then still fits.</param>
/// <param name="IsHypothetical">Computed on supposed law.</param>
public sealed record PlanAnswer(
    Plan Plan,
    int Months,
    Rupiah Cost,
    bool Fits,
    IReadOnlyList<PlanShare> Shares,
    IReadOnlyList<CeilingUse> Ceilings,
    IReadOnlyList<PlanMonth> ByMonth,
    PlanRest? Rest,
    IReadOnlyList<PlanChoice> Choices,
    int? MonthsForAll,
    Rupiah Short,
    bool IsProved,
    bool IsHypothetical,
    Explanation Because
)
{
    /// <summary>Everybody who is in by the last month.</summary>
    public long People => Shares.Sum(share => share.People);

    /// <summary>Months of one person, the measure of what was bought.</summary>
    public long PersonMonths => ByMonth.Sum(month => month.People);

    /// <summary>Months meant and not paid for, at the end and in the middle: the hole in the plan.</summary>
    public IReadOnlyList<Month> Hole => [.. Plan.AllMonths.Where((month, at) => at >= PaidFor || !Plan.IsPaid(month))];

    // A plan its ceilings do not bear breaks off where they are empty.
    private int PaidFor => Fits ? Months : Math.Min(Months, MonthsForAll ?? Months);
}

/// <summary>One group in the answer.</summary>
/// <param name="ByWave">People of each wave, in the plan's order.</param>
/// <param name="UnitCost">What one person of the first wave costs over the months.</param>
public sealed record PlanShare(PlanGroup Group, IReadOnlyList<long> ByWave, Rupiah Cost, Rupiah UnitCost)
{
    public long People => ByWave.Sum();
}

/// <summary>A ceiling and what the plan takes from it.</summary>
/// <param name="NextNeeds">
/// What it lacks for one more person (where people are asked) or for the next month, the other ceilings rising too.
/// </param>
/// <param name="NextAlone">
/// The least it must rise, and it alone, to win one more person or month; null where raising it alone wins none.
/// </param>
/// <param name="Price">
/// People that Rp1 more would buy if people could be divided and no group came first; only where people are asked.
/// </param>
public sealed record CeilingUse(PlanCeiling Ceiling, Rupiah Used, Rupiah NextNeeds, Rupiah? NextAlone, Rational? Price)
{
    /// <summary>Negative where the plan passes it.</summary>
    public Rupiah Left => Ceiling.Amount - Used;

    /// <summary>Nobody more, or no month more, fits because of this one.</summary>
    public bool Binds => NextNeeds > Rupiah.Zero;
}

/// <summary>One month of the plan as paid.</summary>
public sealed record PlanMonth(Month Month, long People, Rupiah Cost, IReadOnlyDictionary<Jaminan, Rupiah> ByInsurance);

/// <summary>The month after the last full one: how many of how many the money left still pays.</summary>
public sealed record PlanRest(Month Month, long People, long Of, Rupiah Cost);

/// <summary>One way to spend the ceilings: this many months, and at most these people.</summary>
/// <param name="Short">How much more the people named by the plan would need for as many months.</param>
public sealed record PlanChoice(int Months, long People, Rupiah Cost, Rupiah Short, bool IsProved);
