using System.Globalization;

namespace Naungan.Core.Intake;

/// <summary>
/// Reads a birth date in every form lists write it: serials, 31/12/1980, 12-31-80, "31 Desember 1980", 19801231, and
/// the place before it. The century of a two-digit year is the one that makes the age plausible on the day of the list.
/// </summary>
public static class DateReading
{
    // The day before the first of a spreadsheet's 1900 calendar, which counts a 29 February 1900 that never was.
    private static readonly DateOnly _serialZero = new(1899, 12, 30);
    private const int SerialMin = 3654; // 1910; smaller numbers are ages or years, not dates of birth
    private const int SerialMax = 54789; // 2050
    private const int AgeYearsMin = 12;
    private const int AgeYearsMax = 105;

    // Three letters tell Indonesian and English months apart from each other, except the variants written out here.
    private static readonly string[][] _months =
    [
        ["JAN"],
        ["FEB", "PEB"],
        ["MAR", "MRT"],
        ["APR"],
        ["MEI", "MAY"],
        ["JUN"],
        ["JUL"],
        ["AGU", "AGT", "AGS", "AUG"],
        ["SEP"],
        ["OKT", "OCT"],
        ["NOV", "NOP"],
        ["DES", "DEC"],
    ];

    /// <summary>
    /// The date in the cell, or null. A day beyond 12 in the month's place means month and day are swapped.
    /// </summary>
    public static DateOnly? Read(Cell cell, DateOnly on)
    {
        if (cell.IsEmpty)
            return null;
        var text = cell.Text.Replace('\u00A0', ' ').Trim().Trim('\'', '"');
        if (Digits(text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return OfNumber(number, text, on);
        if (cell.Kind == CellKind.Number && double.TryParse(text, CultureInfo.InvariantCulture, out var serial))
            return OfSerial((int)serial);
        Span<Range> parts = stackalloc Range[3];
        return Parts(text, parts) < 3 ? null : OfParts(text.AsSpan(), parts, on);
    }

    /// <summary>Splits "Tenggarong, 31-12-1980" into the place and the date.</summary>
    public static (string Place, DateOnly? Day) ReadWithPlace(Cell cell, DateOnly on)
    {
        if (cell.Kind is CellKind.Date or CellKind.Number)
            return ("", Read(cell, on));
        var text = cell.Text.Replace('\u00A0', ' ').Trim();
        var at = text.IndexOfAny(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        if (at < 0)
            return (text.Trim(' ', ',', '/', '-'), null);
        return (text[..at].Trim(' ', ',', '/', '-', '.', ';'), Read(Cell.OfText(text[at..]), on));
    }

    /// <summary>The same date with day and month exchanged, when that is a date.</summary>
    public static DateOnly? Swapped(DateOnly day) =>
        day.Day <= 12 && day.Day != day.Month ? new DateOnly(day.Year, day.Day, day.Month) : null;

    /// <summary>
    /// The year with this end that gives a worker's age on the day of the list; the last century in doubt.
    /// </summary>
    public static int YearOf(int lastTwoDigits, DateOnly on)
    {
        var age = on.Year - (2000 + lastTwoDigits);
        return age >= AgeYearsMin ? 2000 + lastTwoDigits : 1900 + lastTwoDigits;
    }

    /// <summary>True when someone in a list of workers can be born on this day.</summary>
    public static bool IsPlausible(DateOnly born, DateOnly on) => born < on && on.Year - born.Year <= AgeYearsMax;

    private static DateOnly? OfNumber(int number, string text, DateOnly on) =>
        text.Length switch
        {
            8 when Make(number % 10000, number / 10000 % 100, number / 1000000) is { Year: > 1900 } day => day,
            8 => Make(number / 10000, number / 100 % 100, number % 100),
            6 => Make(YearOf(number % 100, on), number / 100 % 100, number / 10000),
            _ => OfSerial(number),
        };

    private static DateOnly? OfSerial(int serial) =>
        serial is >= SerialMin and <= SerialMax ? _serialZero.AddDays(serial) : null;

    private static DateOnly? OfParts(ReadOnlySpan<char> text, ReadOnlySpan<Range> parts, DateOnly on)
    {
        var first = text[parts[0]];
        var second = text[parts[1]];
        var third = text[parts[2]];
        if (MonthNamed(second) is { } named)
            return Make(Year(third, on), named, Number(first));
        if (MonthNamed(first) is { } leading)
            return Make(Year(third, on), leading, Number(second));
        var (a, b) = (Number(first), Number(second));
        if (first.Length == 4)
            return Make(a, b, Number(third));
        var year = Year(third, on);
        return b > 12 && a is >= 1 and <= 12 ? Make(year, a, b) : Make(year, b, a);
    }

    /// <summary>The first runs of digits or of letters, and how many there are of those asked for.</summary>
    private static int Parts(string text, Span<Range> parts)
    {
        var count = 0;
        for (var at = 0; at < text.Length && count < parts.Length; )
        {
            var (start, kind) = (at, KindOf(text[at]));
            while (at < text.Length && KindOf(text[at]) == kind)
                at++;
            if (kind != 0)
                parts[count++] = start..at;
        }

        return count;
    }

    private static int KindOf(char c) =>
        char.IsAsciiDigit(c) ? 1
        : char.IsLetter(c) ? 2
        : 0;

    private static int? MonthNamed(ReadOnlySpan<char> word)
    {
        if (word.Length < 3 || char.IsAsciiDigit(word[0]))
            return null;
        var head = word[..3].ToString().ToUpperInvariant();
        var at = Array.FindIndex(_months, names => Array.IndexOf(names, head) >= 0);
        return at < 0 ? null : at + 1;
    }

    private static int Year(ReadOnlySpan<char> text, DateOnly on) =>
        text.Length == 2 ? YearOf(Number(text), on) : Number(text);

    private static int Number(ReadOnlySpan<char> text) =>
        text.Length <= 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    private static bool Digits(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static DateOnly? Make(int year, int month, int day) =>
        year is >= 1880 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
}
