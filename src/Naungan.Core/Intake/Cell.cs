using System.Globalization;

namespace Naungan.Core.Intake;

/// <summary>
/// A cell as it came: its text, and whether the spreadsheet held a number or a date rather than text.
/// </summary>
/// <param name="Text">Text; a number in plain digits where it is whole, a date as yyyy-MM-dd. Never null.</param>
/// <param name="Kind">What the spreadsheet held.</param>
public readonly record struct Cell(string Text, CellKind Kind = CellKind.Text)
{
    public static Cell Empty { get; } = new("", CellKind.Empty);

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text);

    public static Cell OfText(string? text) => string.IsNullOrEmpty(text) ? Empty : new Cell(text);

    public static Cell OfNumber(double number) =>
        new(
            Math.Abs(number) < 1e15 && number != Math.Floor(number)
                ? number.ToString("R", CultureInfo.InvariantCulture)
                : number.ToString("F0", CultureInfo.InvariantCulture),
            CellKind.Number
        );

    public static Cell OfDate(DateOnly day) =>
        new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), CellKind.Date);
}

public enum CellKind
{
    Empty,
    Text,
    Number,
    Date,
}
