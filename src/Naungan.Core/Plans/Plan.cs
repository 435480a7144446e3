using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.Core.Plans;

/// <summary>Which of the three is looked for; the other two are given.</summary>
public enum PlanAsk
{
    Money,
    People,
    Months,
}

/// <summary>
/// Money, people and months on paper: whom to insure in which bundle, out of which purse, from which month on. A plain
/// value; <see cref="PlanSolver"/> answers it.
/// </summary>
/// <param name="Months">
/// How many months are meant. Where months are looked for it is the number wished for: what falls short of it is the
/// hole.
/// </param>
public sealed record Plan(
    string Name,
    RegionCode Region,
    PlanAsk Ask,
    Month Start,
    int Months,
    IReadOnlyList<PlanGroup> Groups,
    IReadOnlyList<PlanCeiling> Ceilings
)
{
    /// <summary>Months inside the plan for which nothing is paid: a break in cover, priced beside the plan.</summary>
    public IReadOnlyList<Month> Unpaid { get; init; } = [];

    /// <summary>Months paid without a break up to the plan's first one; what a hole then takes away.</summary>
    public int PaidBefore { get; init; }

    /// <summary>Law as it might be; with one of them everything the plan says is hypothetical.</summary>
    public IReadOnlyList<Supposition> Suppositions { get; init; } = [];

    /// <summary>Every month of the plan, paid or not.</summary>
    public IEnumerable<Month> AllMonths => Enumerable.Range(0, Months).Select(Start.Plus);

    public bool IsPaid(Month month) => !Unpaid.Contains(month);
}

/// <summary>People who are one thing to the tariff and one thing to the budget.</summary>
/// <param name="Fund">Code of a <see cref="Ledger.Fund"/>.</param>
/// <param name="Income">Monthly wage or income; null takes the region's minimum wage (UMK) of the month.</param>
/// <param name="Bundles">What is insured from which month on, rising; the first one holds from the start.</param>
/// <param name="Waves">Growth: each wave joins in its month and stays.</param>
public sealed record PlanGroup(
    string Code,
    string Name,
    string Agency,
    string Fund,
    Segment Segment,
    Rational? Income,
    IReadOnlyList<PlanBundle> Bundles,
    IReadOnlyList<PlanWave> Waves
)
{
    public Sector Sector { get; init; } = Sector.Other;

    public int? RiskClass { get; init; }

    /// <summary>Category of the programme the people are of, when they are of one.</summary>
    public string? Category { get; init; }

    /// <summary>District the people live in, when they are of one.</summary>
    public string? District { get; init; }

    /// <summary>Groups with the lowest number are filled first when money is short.</summary>
    public int Priority { get; init; } = 1;

    /// <summary>What is insured in a month.</summary>
    public Jaminan InsuranceIn(Month month) =>
        Bundles.LastOrDefault(bundle => bundle.From is null || bundle.From <= month)?.Insurance ?? Jaminan.None;
}

/// <param name="From">Null: from the plan's first month.</param>
public sealed record PlanBundle(Month? From, Jaminan Insurance);

/// <summary>People who join together.</summary>
/// <param name="From">Null: the plan's first month.</param>
/// <param name="People">How many; null where the plan is asked for it.</param>
/// <param name="Least">Never fewer than these, where people are looked for.</param>
/// <param name="Most">Never more than these: the candidates or the quota; null is without a limit.</param>
public sealed record PlanWave(Month? From, long? People, long Least = 0, long? Most = null);

/// <summary>
/// What may be spent: by an agency, on an account (one insurance), out of a fund, in a budget year; null is any.
/// </summary>
public sealed record PlanCeiling(string Name, Rupiah Amount)
{
    public string? Agency { get; init; }

    public Jaminan? Account { get; init; }

    public string? Fund { get; init; }

    public int? Year { get; init; }

    public bool Covers(PlanGroup group, Month month, Jaminan insurance) =>
        (Agency is null || Agency == group.Agency)
        && (Fund is null || Fund == group.Fund)
        && (Account is null || Account == insurance)
        && (Year is null || Year == month.Year);

    /// <summary>Same purse as another: two ceilings on it contradict each other.</summary>
    public bool IsSamePurse(PlanCeiling other) =>
        (Agency, Account, Fund, Year) == (other.Agency, other.Account, other.Fund, other.Year);
}
