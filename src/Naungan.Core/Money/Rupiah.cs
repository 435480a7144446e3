using System.Globalization;
using System.Numerics;

namespace Naungan.Core.Money;

/// <summary>An amount in whole rupiah. Arithmetic is checked: an overflow throws instead of wrapping.</summary>
public readonly record struct Rupiah(long Amount)
    : IComparable<Rupiah>,
        IAdditionOperators<Rupiah, Rupiah, Rupiah>,
        ISubtractionOperators<Rupiah, Rupiah, Rupiah>,
        IAdditiveIdentity<Rupiah, Rupiah>
{
    private static readonly NumberFormatInfo _dots = new() { NumberGroupSeparator = ".", NegativeSign = "-" };

    public static Rupiah Zero => default;

    public static Rupiah AdditiveIdentity => default;

    public static Rupiah operator +(Rupiah left, Rupiah right) => new(checked(left.Amount + right.Amount));

    public static Rupiah operator -(Rupiah left, Rupiah right) => new(checked(left.Amount - right.Amount));

    public static Rupiah operator -(Rupiah value) => new(checked(-value.Amount));

    public static Rupiah operator *(Rupiah left, long count) => new(checked(left.Amount * count));

    public static bool operator <(Rupiah left, Rupiah right) => left.Amount < right.Amount;

    public static bool operator >(Rupiah left, Rupiah right) => left.Amount > right.Amount;

    public static bool operator <=(Rupiah left, Rupiah right) => left.Amount <= right.Amount;

    public static bool operator >=(Rupiah left, Rupiah right) => left.Amount >= right.Amount;

    public int CompareTo(Rupiah other) => Amount.CompareTo(other.Amount);

    /// <summary>As written in letters and tables: <c>Rp1.786.176.000</c>, whatever the culture of the thread.</summary>
    public override string ToString() =>
        (Amount < 0 ? "-Rp" : "Rp") + Math.Abs((decimal)Amount).ToString("#,##0", _dots);
}
