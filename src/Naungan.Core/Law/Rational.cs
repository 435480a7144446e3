using System.Globalization;

namespace Naungan.Core.Law;

/// <summary>
/// An exact fraction: rates, wages with cents and everything between them and the final rounding. Laws write decimals
/// ("0.24 %", "Rp2.152.322,94"); binary floating point cannot hold them, so none is used.
/// </summary>
public readonly record struct Rational : IComparable<Rational>
{
    // Kept one less than the denominator, so that default(Rational) is 0/1 and not 0/0.
    private readonly long _denominatorLessOne;

    private Rational(long numerator, long denominator)
    {
        Numerator = numerator;
        _denominatorLessOne = denominator - 1;
    }

    public long Numerator { get; }

    public long Denominator => _denominatorLessOne + 1;

    public static Rational Zero => default;

    public static Rational One { get; } = new(1, 1);

    public bool IsZero => Numerator == 0;

    public bool IsWhole => Denominator == 1;

    public static Rational Of(long numerator, long denominator = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(denominator, 1);
        return Reduced(numerator, denominator);
    }

    public static Rational operator +(Rational left, Rational right) =>
        Reduced(
            ((Int128)left.Numerator * right.Denominator) + ((Int128)right.Numerator * left.Denominator),
            (Int128)left.Denominator * right.Denominator
        );

    public static Rational operator -(Rational left, Rational right) =>
        left + new Rational(-right.Numerator, right.Denominator);

    public static Rational operator *(Rational left, Rational right) =>
        Reduced((Int128)left.Numerator * right.Numerator, (Int128)left.Denominator * right.Denominator);

    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    public static implicit operator Rational(long whole) => new(whole, 1);

    public static implicit operator Rational(Money.Rupiah amount) => new(amount.Amount, 1);

    public static Rational Min(Rational left, Rational right) => left <= right ? left : right;

    public static Rational Max(Rational left, Rational right) => left >= right ? left : right;

    public Rational DividedBy(long divisor) => Reduced(Numerator, (Int128)Denominator * divisor);

    public int CompareTo(Rational other) =>
        ((Int128)Numerator * other.Denominator).CompareTo((Int128)other.Numerator * Denominator);

    /// <summary>The greatest whole number not above this one.</summary>
    public long Floor() => Numerator >= 0 ? Numerator / Denominator : -((-Numerator + Denominator - 1) / Denominator);

    /// <summary>
    /// As a decimal, for printing. Exact for every value a law writes; thirds and the like are cut at 28 digits.
    /// </summary>
    public decimal ToDecimal() => (decimal)Numerator / Denominator;

    /// <summary>Reads a plain decimal, "2152322.94" or "0.24", without passing through floating point.</summary>
    public static bool TryParse(string? text, out Rational value)
    {
        value = default;
        if (string.IsNullOrEmpty(text) || text.Length > 20)
            return false;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : text.Length - point - 1;
        if (point == 0 || (point > 0 && decimals == 0))
            return false;
        var digits = point < 0 ? text : text.Remove(point, 1);
        if (!long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var numerator))
            return false;
        Int128 denominator = 1;
        for (var i = 0; i < decimals; i++)
            denominator *= 10;
        value = Reduced(numerator, denominator);
        return true;
    }

    public static Rational Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is not a plain decimal number.");

    public override string ToString() =>
        ToDecimal().ToString("0.############################", CultureInfo.InvariantCulture);

    private static Rational Reduced(Int128 numerator, Int128 denominator)
    {
        var (a, b) = (Int128.Abs(numerator), denominator);
        while (b != 0)
            (a, b) = (b, a % b);
        return checked(new Rational((long)(numerator / a), (long)(denominator / a)));
    }
}
