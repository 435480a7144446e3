using System.Globalization;

namespace Naungan.App.Platform.Files;

/// <summary>
/// Gives a sender their own list back, row for row at the same numbers, with an outcome and a reason behind each row
/// and the troubled cells on a yellow ground. The corrected workbook can be sent in again as it is.
/// </summary>
public static class ErrorWorkbook
{
    private const int ColumnWidth = 18;
    private const int ReasonWidth = 60;

    /// <param name="Outcome">Short word for the first added column, such as "ditolak".</param>
    /// <param name="Reason">Sentence for the second added column.</param>
    /// <param name="Marked">Columns (from 0) of the cells to correct.</param>
    /// <param name="IsHeading">The row is the table's heading: the words are the added columns' headings.</param>
    public sealed record Note(string Outcome, string Reason, IReadOnlyList<int> Marked, bool IsHeading = false);

    /// <summary>What is to be said of a row, or null for rows without a word.</summary>
    public delegate Note? NoteOf(string file, string sheet, int row);

    public static void Write(Spreadsheet original, Stream output, NoteOf noteOf)
    {
        using var book = new XlsxWriter(output, leaveOpen: true);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var sheet in original.Sheets)
        {
            Begin(book, sheet, names);
            foreach (var row in sheet.Rows)
            {
                book.BeginRow();
                var note = noteOf(sheet.File, sheet.Name, row.Number);
                Copy(book, row.Cells.Span, note);
                if (note is not null)
                    Append(book, note, Math.Max(sheet.Width, row.Cells.Length) - row.Cells.Length);
            }
        }
    }

    private static void Begin(XlsxWriter book, Sheet sheet, HashSet<string> names)
    {
        var name = sheet.Name.Length > 0 ? sheet.Name : "Data";
        for (var copy = 2; !names.Add(name); copy++)
            name = string.Create(CultureInfo.InvariantCulture, $"{sheet.Name} {copy}").Trim();
        var widths = new int[Math.Min(sheet.Width, Limits.ColumnsPerSheet) + 2];
        Array.Fill(widths, ColumnWidth);
        widths[^1] = ReasonWidth;
        book.BeginSheet(name, 0, sheet.Width == 0 ? [] : widths);
    }

    private static void Copy(XlsxWriter book, ReadOnlySpan<Cell> cells, Note? note)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = cells[i];
            if (note?.Marked.Contains(i) == true)
                book.Text(cell.Text, CellLook.Marked);
            else if (cell.Kind == CellKind.Date && DateOnly.TryParseExact(cell.Text, "yyyy-MM-dd", out var day))
                book.Date(day);
            else if (cell.Kind == CellKind.Number)
                Number(book, cell.Text);
            else
                book.Text(cell.Text, cell.IsEmpty ? CellLook.Plain : CellLook.Text);
        }
    }

    private static void Number(XlsxWriter book, string text) =>
        book.Number(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));

    private static void Append(XlsxWriter book, Note note, int gap)
    {
        book.Skip(gap);
        book.Text(note.Outcome, note.IsHeading ? CellLook.Heading : CellLook.Reason);
        book.Text(note.Reason, note.IsHeading ? CellLook.Heading : CellLook.Reason);
    }
}
