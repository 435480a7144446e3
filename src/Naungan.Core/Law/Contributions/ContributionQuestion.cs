using Naungan.Core.Time;

namespace Naungan.Core.Law.Contributions;

/// <summary>
/// Everything a contribution depends on. A plain value: equal questions have equal answers, so answers can be kept.
/// </summary>
/// <param name="Income">
/// Monthly income of a BPU member, or reported monthly wage of a PU member; may hold cents.
/// </param>
/// <param name="RiskClass">
/// Accident risk class of the employer, first to fifth. BPU members have none; when a government pays for a wage earner
/// and none is given, that of government offices counts.
/// </param>
public readonly record struct ContributionQuestion(
    Segment Segment,
    Jaminan Programmes,
    Month Month,
    Rational Income,
    Funding Funding,
    Sector Sector = Sector.Other,
    int? RiskClass = null
)
{
    /// <summary>The law of a month is the law of its first day.</summary>
    public DateOnly On => Month.FirstDay;
}
