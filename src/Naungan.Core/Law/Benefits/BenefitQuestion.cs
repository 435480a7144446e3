using Naungan.Core.Law.Contributions;

namespace Naungan.Core.Law.Benefits;

/// <summary>What happened to a member, as far as the law asks.</summary>
public enum BenefitEvent
{
    /// <summary>Death other than by an accident at work (JKM).</summary>
    Death,

    /// <summary>Death by an accident at work (JKK), as all that follow.</summary>
    AccidentDeath,
    AccidentTotalDisability,

    /// <summary>Loss of a part of the body, by the percentage of the law's table.</summary>
    AccidentPartialDisability,

    /// <summary>Loss of use of a part of the body: a share of the table's percentage.</summary>
    AccidentFunctionalDisability,

    /// <summary>Sementara tidak mampu bekerja: unable to work for some months.</summary>
    TemporaryInability,

    /// <summary>An accident with costs of transport, home care or glasses only.</summary>
    AccidentCosts,
}

/// <summary>Everything a benefit depends on.</summary>
/// <param name="On">Day of the event; its law applies, however late the claim.</param>
/// <param name="Wage">Reported monthly wage (PU) or monthly income (BPU), of which the band's base counts.</param>
/// <param name="MemberSince">
/// First day of the membership that runs on the day of the event; a return after a lapse starts anew.
/// </param>
/// <param name="PaidMonths">Months paid for in this membership.</param>
public sealed record BenefitQuestion(
    BenefitEvent Event,
    DateOnly On,
    Segment Segment,
    Rational Wage,
    DateOnly MemberSince,
    int PaidMonths
)
{
    /// <summary>Months of inability to work, the running one included.</summary>
    public int MonthsUnable { get; init; }

    /// <summary>Percentage from the table of disabilities.</summary>
    public Rational DisabilityPercent { get; init; }

    /// <summary>For loss of use: how much of the function is gone.</summary>
    public Rational FunctionLossPercent { get; init; }

    public IReadOnlyList<Child> Children { get; init; } = [];

    public IReadOnlyList<Cost> Costs { get; init; } = [];
}

/// <summary>A child at school.</summary>
/// <param name="YearsLeft">School years still ahead at this level; null means all the law grants.</param>
public sealed record Child(SchoolLevel Level, int? YearsLeft = null);

public enum SchoolLevel
{
    /// <summary>Kindergarten and primary school (TK, SD).</summary>
    Sd,
    Smp,
    Sma,

    /// <summary>Higher education (perguruan tinggi).</summary>
    Pt,
}

/// <summary>Money spent after an accident, repaid up to a ceiling.</summary>
public sealed record Cost(CostKind Kind, Rational Spent);

public enum CostKind
{
    TransportLand,
    TransportSea,
    TransportAir,
    HomeCare,
    Glasses,
}
