using System.Globalization;

namespace Naungan.Core.Time;

/// <summary>
/// A calendar month, the unit of contributions. Stored as <see cref="Number"/> (202110), written <c>2021-10</c>.
/// </summary>
public readonly record struct Month : IComparable<Month>, IParsable<Month>
{
    private static readonly string[] _names =
    [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ];

    private readonly int _index; // months since year 0, so that arithmetic is plain

    public Month(int year, int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        _index = (year * 12) + month - 1;
    }

    /// <summary>Indonesian name of a month of the year, 1 to 12: <c>Agustus</c>.</summary>
    public static string NameOf(int month) => _names[month - 1];

    public int Year => _index / 12;

    /// <summary>1 to 12.</summary>
    public int Of => (_index % 12) + 1;

    /// <summary>yyyymm as an integer, the stored form.</summary>
    public int Number => (Year * 100) + Of;

    public DateOnly FirstDay => new(Year, Of, 1);

    public DateOnly LastDay => FirstDay.AddMonths(1).AddDays(-1);

    public static Month FromNumber(int number) => new(number / 100, number % 100);

    public static Month Containing(DateOnly day) => new(day.Year, day.Month);

    public Month Plus(int months) => new((_index + months) / 12, ((_index + months) % 12) + 1);

    /// <summary>How many months this one lies after <paramref name="other"/>; negative when before.</summary>
    public int MonthsSince(Month other) => _index - other._index;

    public int CompareTo(Month other) => _index.CompareTo(other._index);

    public static bool operator <(Month left, Month right) => left._index < right._index;

    public static bool operator >(Month left, Month right) => left._index > right._index;

    public static bool operator <=(Month left, Month right) => left._index <= right._index;

    public static bool operator >=(Month left, Month right) => left._index >= right._index;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Of:00}");

    /// <summary>As read by people: <c>Oktober 2021</c>.</summary>
    public string ToWords() => string.Create(CultureInfo.InvariantCulture, $"{_names[Of - 1]} {Year}");

    public static Month Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var month)
            ? month
            : throw new FormatException($"'{s}' is not a month; write it as 2024-08.");

    public static bool TryParse(string? s, IFormatProvider? provider, out Month result)
    {
        result = default;
        if (s is not { Length: 7 } || s[4] != '-')
            return false;
        if (!int.TryParse(s.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year < 1)
            return false;
        if (!int.TryParse(s.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var month))
            return false;
        if (month is < 1 or > 12)
            return false;
        result = new Month(year, month);
        return true;
    }
}
