using Naungan.Core.Money;

namespace Naungan.Core.Law;

/// <summary>
/// How a fraction of a rupiah becomes whole rupiah, and whether each programme or only the total is rounded.
/// </summary>
/// <remarks>
/// No text that says which of them the insurer uses was found. The one published figure with a fraction (Klaten 2023,
/// Rp11.623) comes out of half-up at both levels, so the level is a reading; see docs/adr/0010-law-as-data.md.
/// </remarks>
public sealed record Rounding(RoundingMode Mode, bool OnTotal)
{
    public static Rounding Named(string name) =>
        name switch
        {
            "half-up-per-programme" => new(RoundingMode.HalfUp, false),
            "up-per-programme" => new(RoundingMode.Up, false),
            "down-per-programme" => new(RoundingMode.Down, false),
            "half-up-on-total" => new(RoundingMode.HalfUp, true),
            "up-on-total" => new(RoundingMode.Up, true),
            "down-on-total" => new(RoundingMode.Down, true),
            _ => throw new ArgumentException($"'{name}' is not a rounding rule.", nameof(name)),
        };

    public Rupiah Round(Rational exact) => Mode.Round(exact);

    /// <summary>
    /// Rounds the parts in order. On the total, each part is the growth of the rounded running sum, so that the parts
    /// always add up to the rounded total.
    /// </summary>
    public IReadOnlyList<Rupiah> Split(IReadOnlyList<Rational> parts)
    {
        if (!OnTotal)
            return [.. parts.Select(Round)];
        var rounded = new Rupiah[parts.Count];
        var (sum, before) = (Rational.Zero, Rupiah.Zero);
        for (var i = 0; i < parts.Count; i++)
        {
            sum += parts[i];
            var after = Round(sum);
            (rounded[i], before) = (after - before, after);
        }

        return rounded;
    }
}

public enum RoundingMode
{
    HalfUp,
    Up,
    Down,
}

public static class RoundingModes
{
    public static Rupiah Round(this RoundingMode mode, Rational exact) =>
        mode switch
        {
            RoundingMode.HalfUp => new Rupiah((exact + Rational.Of(1, 2)).Floor()),
            RoundingMode.Up => new Rupiah(-(Rational.Zero - exact).Floor()),
            RoundingMode.Down => new Rupiah(exact.Floor()),
            _ => throw new ArgumentOutOfRangeException(nameof(mode)),
        };
}
