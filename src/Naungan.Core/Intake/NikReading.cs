using System.Globalization;
using System.Text;
using Naungan.Core.Identity;

namespace Naungan.Core.Intake;

/// <summary>A NIK (or family card number) as far as a cell tells it.</summary>
/// <param name="Digits">What digits could be read; null when none or when they are lost.</param>
/// <param name="Problem">Null when the structure holds; otherwise its name, such as <c>nik-lost</c>.</param>
public readonly record struct NikReading(string? Digits, string? Problem)
{
    public bool IsUsable => Problem is null;

    /// <summary>
    /// Heals what can be healed (spaces, dashes, quotes, O for 0) and names what cannot: a spreadsheet keeps fifteen
    /// digits of a number, so a NIK that ever was a number has lost its last one, and 6.40201E+15 has lost ten.
    /// </summary>
    public static NikReading Of(Cell cell)
    {
        var text = Clean(cell.Text);
        if (text.Length == 0 || IsPlaceholder(text))
            return new(null, "nik-missing");
        if (IsScientific(text))
            return new(null, "nik-lost");
        if (!text.AsSpan().ContainsAnyExcept(text[0]))
            return new(null, "nik-zeros");
        if (cell.Kind == CellKind.Number && text.Length == 16 && text[15] == '0')
            return new(text, "nik-lost");
        return new(text, Nik.WhatIsWrong(text));
    }

    /// <summary>A family card number: sixteen digits, or null.</summary>
    public static string? Card(Cell cell)
    {
        var text = Clean(cell.Text);
        var whole = text.Length == 16 && IsDigits(text) && text.AsSpan().ContainsAnyExcept(text[0]);
        return whole && !(cell.Kind == CellKind.Number && text[15] == '0') ? text : null;
    }

    /// <summary>A telephone number as 08…, or null.</summary>
    public static string? Phone(Cell cell)
    {
        var digits = IsDigits(cell.Text) ? cell.Text : new string([.. cell.Text.Where(char.IsAsciiDigit)]);
        if (digits.StartsWith("62", StringComparison.Ordinal))
            digits = "0" + digits[2..];
        else if (digits.StartsWith('8'))
            digits = "0" + digits;
        return digits.Length is >= 9 and <= 14 && digits.StartsWith('0') ? digits : null;
    }

    private static bool IsDigits(string text) => !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static string Clean(string text)
    {
        if (IsDigits(text))
            return text;
        var kept = new StringBuilder(16);
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c) || (char.IsLetter(c) && c < 128) || c is '+' or ',' or '.')
                kept.Append(c is 'O' or 'o' && kept.Length > 0 ? '0' : c);
        }

        var clean = kept.ToString();
        return IsScientific(clean) ? clean : WithoutPoints(clean);
    }

    private static string WithoutPoints(string text)
    {
        var digits = text.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        return digits.StartsWith("NIK", StringComparison.OrdinalIgnoreCase) ? digits[3..] : digits;
    }

    private static bool IsScientific(string text) =>
        text.Length > 3
        && char.IsAsciiDigit(text[0])
        && text.IndexOfAny(['E', 'e']) is var at and > 0
        && int.TryParse(text.AsSpan(at + 1).TrimStart('+'), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static bool IsPlaceholder(string text) => text.All(c => !char.IsAsciiDigit(c)) && text.Length <= 24;
}
