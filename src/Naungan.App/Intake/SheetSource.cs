using Naungan.App.Platform.Files;
using Naungan.Core.Intake;
using Cell = Naungan.Core.Intake.Cell;
using FileCell = Naungan.App.Platform.Files.Cell;
using FileCellKind = Naungan.App.Platform.Files.CellKind;

namespace Naungan.App.Intake;

/// <summary>The sheets of a file, row by row, in the words of Core.</summary>
internal static class SheetSource
{
    /// <param name="Key">Names the sheet within the submission; empty for a CSV file, with the path for files inside a
    /// ZIP.</param>
    /// <param name="File">Name of the file the sheet is in.</param>
    /// <param name="Rows">Can be read once.</param>
    internal sealed record Sheet(string Key, string File, IEnumerable<LayoutFinder.Line> Rows);

    /// <param name="book">The file.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="only">Key of the one sheet that is wanted; all when null.</param>
    internal static IEnumerable<Sheet> Of(Spreadsheet book, string fileName, string? only) =>
        book
            .Sheets.Select(sheet => new Sheet(
                KeyOf(sheet, fileName),
                sheet.File,
                sheet.Rows.Select(row => new LayoutFinder.Line(row.Number, Cells(row)))
            ))
            .Where(sheet => only is null || only == sheet.Key);

    private static string KeyOf(Platform.Files.Sheet sheet, string fileName)
    {
        if (sheet.File == fileName)
            return sheet.Name;
        var inside = sheet.File[(fileName.Length + 1)..];
        return sheet.Name.Length == 0 ? inside : $"{inside}/{sheet.Name}";
    }

    internal static Cell[] Cells(SheetRow row)
    {
        var cells = new Cell[row.Cells.Length];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = Convert(row.Cells.Span[i]);
        return cells;
    }

    private static Cell Convert(FileCell cell) =>
        cell.Kind switch
        {
            FileCellKind.Empty => Cell.Empty,
            FileCellKind.Number => new(cell.Text, Core.Intake.CellKind.Number),
            FileCellKind.Date => new(cell.Text.Length > 10 ? cell.Text[..10] : cell.Text, Core.Intake.CellKind.Date),
            _ => Cell.OfText(cell.Text),
        };
}
