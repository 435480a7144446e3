namespace Naungan.App.Platform.Files;

public enum CellKind
{
    Empty,
    Text,

    /// <summary>
    /// Whole numbers are written out in full ("6402061508809001"). A 16-digit number below 2^53 is exact as stored, but
    /// spreadsheets keep only 15 digits of what a person types: a NIK that comes as a number and ends in 0 may be lost.
    /// </summary>
    Number,

    /// <summary>A real date cell; the text is 1980-12-31, with a time behind it when it has one.</summary>
    Date,

    /// <summary>A cell with a formula; the text is the value saved with it, nothing is computed here.</summary>
    Formula,

    /// <summary>TRUE, FALSE or a time of day. Error values such as #N/A come as empty.</summary>
    Other,
}

/// <summary>One cell: its text as a person sees it, and what kind of cell it was.</summary>
public readonly record struct Cell(CellKind Kind, string Text)
{
    public static Cell Empty { get; } = new(CellKind.Empty, "");

    public bool IsEmpty => Kind == CellKind.Empty;
}

/// <param name="Number">As the spreadsheet numbers it, from 1.</param>
/// <param name="Cells">Valid until the next row is read.</param>
public readonly record struct SheetRow(int Number, ReadOnlyMemory<Cell> Cells)
{
    public bool IsEmpty
    {
        get
        {
            foreach (var cell in Cells.Span)
            {
                if (!cell.IsEmpty)
                    return false;
            }
            return true;
        }
    }
}

/// <summary>One sheet, read once and forwards.</summary>
/// <param name="File">Name of the file; inside a ZIP the path within it.</param>
/// <param name="Name">Name on the tab; empty for CSV.</param>
/// <param name="IsHidden">Hidden in the spreadsheet program.</param>
/// <param name="Width">Columns of its widest row; 0 when that is not known before reading, as with text.</param>
/// <param name="Rows">
/// Empty rows included. Throws <see cref="FileRefusedException"/> when a limit is met half way.
/// </param>
public sealed record Sheet(string File, string Name, bool IsHidden, int Width, IEnumerable<SheetRow> Rows);
