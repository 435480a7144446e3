using System.Globalization;

namespace Naungan.Core.Intake;

/// <summary>
/// Tells rows that are about nobody: titles, repeated headings, column numbers, totals, signatures, empty lines.
/// </summary>
internal static class RowKind
{
    private static readonly string[] _totals = ["JUMLAH", "TOTAL", "SUB TOTAL", "SUBTOTAL", "GRAND TOTAL", "REKAP"];

    /// <summary>Null when the row may be about a person; otherwise why it is not.</summary>
    internal static string? Ignored(IReadOnlyList<Cell> cells, Layout layout, int number)
    {
        if (number <= layout.HeaderRow)
            return IsEmpty(cells) ? "empty-row"
                : layout.Fields.Count == 0 ? "not-a-list"
                : "title-row";
        var filled = 0;
        var first = "";
        foreach (var cell in cells)
        {
            if (cell.IsEmpty)
                continue;
            if (filled++ == 0)
                first = cell.Text;
        }

        if (filled == 0)
            return "empty-row";
        if (HasKey(cells, layout))
            return null;
        if (IsTotal(Phrase.Fold(first)) || IsTotal(Phrase.Fold(NameIn(cells, layout))))
            return "total-row";
        if (AreColumnNumbers(cells))
            return "column-numbers";
        if (RepeatsHeadings(cells, layout))
            return "heading-row";
        return filled == 1 || NameIn(cells, layout).Length == 0 && filled <= 2 ? "note-row" : null;
    }

    private static bool IsEmpty(IReadOnlyList<Cell> cells) => cells.All(cell => cell.IsEmpty);

    /// <summary>A row with something like a NIK is about a person, whatever else stands in it.</summary>
    private static bool HasKey(IReadOnlyList<Cell> cells, Layout layout) =>
        layout.ColumnOf(Field.Nik) is var column
        && column >= 0
        && column < cells.Count
        && NikReading.Of(cells[column]) is { Digits.Length: >= 10 } or { Problem: "nik-lost" };

    private static bool IsTotal(string text) =>
        _totals.Any(word => text == word || text.StartsWith(word + " ", StringComparison.Ordinal));

    private static bool AreColumnNumbers(IReadOnlyList<Cell> cells)
    {
        var expected = 0;
        foreach (var cell in cells)
        {
            if (cell.IsEmpty)
                continue;
            var text = cell.Text.Trim(' ', '(', ')');
            if (
                !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || number <= expected
                || number > cells.Count + 1
            )
                return false;
            expected = number;
        }

        return expected >= 3;
    }

    private static bool RepeatsHeadings(IReadOnlyList<Cell> cells, Layout layout)
    {
        var same = 0;
        for (var i = 0; i < cells.Count && i < layout.Headings.Count; i++)
        {
            if (!cells[i].IsEmpty && layout.Fields[i] is not null && Ends(layout.Headings[i], cells[i].Text.Trim()))
                same++;
        }

        return same >= 2;
    }

    // Of a heading in two lines, or under a title taken for one, the lower line may come again alone.
    private static bool Ends(string heading, string text) =>
        heading.EndsWith(text, StringComparison.Ordinal)
        && (heading.Length == text.Length || heading[^(text.Length + 1)] == ' ');

    private static string NameIn(IReadOnlyList<Cell> cells, Layout layout) =>
        layout.ColumnOf(Field.Name) is var column && column >= 0 && column < cells.Count
            ? cells[column].Text.Trim()
            : "";
}
