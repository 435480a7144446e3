using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Time;

namespace Naungan.Core.Runs;

/// <summary>What a run computes, apart from the people.</summary>
/// <param name="Reading">As what the people are priced: BPU or PU. A programme may be asked under both.</param>
/// <param name="StatedWage">
/// One wage for all, when the government states one; otherwise each person's own counts.
/// </param>
/// <param name="RiskClass">Accident risk class; only wage earners have one.</param>
/// <param name="TransportCategories">Categories that the tariff treats as transport (discounts of PP 50/2025).</param>
public sealed record RunQuestion(
    string Programme,
    Month Month,
    Jaminan Insurances,
    Segment Reading,
    Funding Funding,
    Rational? StatedWage,
    int? RiskClass,
    IReadOnlyCollection<string> TransportCategories
)
{
    internal ContributionQuestion For(Rational income, Sector sector) =>
        new(Reading, Insurances, Month, income, Funding, sector, RiskClass);

    internal Sector SectorOf(string category) =>
        TransportCategories.Contains(category) ? Sector.Transport : Sector.Other;
}
