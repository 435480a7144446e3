namespace Naungan.Core.Coverage;

/// <summary>
/// Insured people over those there should be, with both numbers. A share above the whole or over an old count is a
/// warning with its likely cause, never a success.
/// </summary>
/// <param name="AsOf">Day the target was counted.</param>
public sealed record CoverageShare(long Insured, long Target, DateOnly AsOf, DateOnly On)
{
    /// <summary>A count older than this has seen births, deaths and moves of two budget years.</summary>
    private const int MonthsFresh = 24;

    public int AgeMonths => ((On.Year - AsOf.Year) * 12) + On.Month - AsOf.Month - (On.Day < AsOf.Day ? 1 : 0);

    public bool IsOverWhole => Insured > Target;

    public bool IsOld => AgeMonths > MonthsFresh;

    public bool IsSound => !IsOverWhole && !IsOld;

    /// <summary>In thousandths, cut; what is not sound is shown, but never as an achievement.</summary>
    public long PerMille => (long)((Int128)Insured * 1000 / Target);

    /// <summary>Indonesian; null when nothing is wrong.</summary>
    public string? Warning =>
        (IsOverWhole, IsOld) switch
        {
            (true, true) => FormattableString.Invariant(
                $"Melebihi sasaran, dan sasarannya berumur {AgeMonths} bulan: hitung ulang sasaran lebih dahulu."
            ),
            (true, false) =>
                "Melebihi sasaran: peserta dihitung dari luar populasi sasaran, atau sasarannya terlalu kecil.",
            (false, true) => FormattableString.Invariant(
                $"Sasaran berumur {AgeMonths} bulan; cakupan dapat menyesatkan."
            ),
            _ => null,
        };
}
