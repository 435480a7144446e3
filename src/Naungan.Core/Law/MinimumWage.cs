using Naungan.Core.Identity;

namespace Naungan.Core.Law;

/// <summary>
/// The minimum wage of a regency or city (UMK). It holds one calendar year and is decreed with cents.
/// </summary>
public sealed record MinimumWage(Rational Amount, Explanation Because)
{
    public static Result<MinimumWage> Of(Lawbook book, RegionCode region, DateOnly on) =>
        LawReading.Ask(book, on, law => new MinimumWage(law.Number($"umk/{region.Code}"), law.Because));
}
