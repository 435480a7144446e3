namespace Naungan.Core.Intake;

/// <summary>
/// Finds the heading row among title rows, merged cells and two-line headings, and what each column means: by its
/// heading, and where the heading says nothing, by its content.
/// </summary>
public sealed class LayoutFinder(Phrases<Field> headings, IReadOnlyDictionary<string, Field> map)
{
    private const int HeadingLengthMax = 60;
    private const int NumbersMinPercent = 70;

    /// <summary>A row of the sheet with its number as the spreadsheet counts.</summary>
    public readonly record struct Line(int Number, IReadOnlyList<Cell> Cells);

    /// <summary>The layout, or null when no row reads as headings and no column holds NIKs.</summary>
    /// <param name="first">The first rows of the sheet, enough to pass its titles.</param>
    public Layout? Find(IReadOnlyList<Line> first)
    {
        var best = default(Candidate);
        for (var i = 0; i < first.Count; i++)
        {
            Consider(Read(first[i], null), ref best);
            if (i + 1 < first.Count && !LooksLikeAPerson(first[i + 1]))
                Consider(Read(first[i + 1], first[i]), ref best);
        }

        if (best.Layout is null || best.Score < 2)
            return ByContent(first, new Layout(0, [], [])) is { } told && told.Has(Field.Nik) ? told : null;
        return ByContent([.. first.Where(line => line.Number > best.Layout.HeaderRow)], best.Layout);
    }

    private static void Consider(Candidate candidate, ref Candidate best)
    {
        if (candidate.HasPerson && candidate.Score > best.Score)
            best = candidate;
    }

    /// <summary>
    /// One heading row, or two of which the upper one's merged cells reach over the empty cells to their right.
    /// </summary>
    private Candidate Read(Line line, Line? above)
    {
        var width = Math.Max(line.Cells.Count, above?.Cells.Count ?? 0);
        var texts = new string[width];
        var fields = new Field?[width];
        var exact = new bool[width];
        var upper = "";
        for (var i = 0; i < width; i++)
        {
            var own = TextAt(line, i);
            if (above is { } top)
            {
                var text = TextAt(top, i);
                upper = text.Length > 0 || own.Length == 0 ? text : upper;
            }

            texts[i] = $"{upper} {own}".Trim();
            (fields[i], exact[i]) = Meaning(upper, own);
        }

        Settle(fields, exact);
        var distinct = fields.OfType<Field>().Where(field => field is not (Field.Other or Field.Sequence)).Count();
        return new(
            new Layout(line.Number, texts, fields),
            distinct,
            fields.Contains(Field.Name) || fields.Contains(Field.Nik)
        );
    }

    private (Field? Field, bool Exact) Meaning(string upper, string own)
    {
        string[] texts = upper.Length == 0 ? [own] : [$"{upper} {own}".Trim(), own, own.Length == 0 ? upper : ""];
        foreach (var text in texts.Where(IsHeadingLike))
        {
            if (map.TryGetValue(Phrase.Fold(text), out var told) || headings.IsExactly(text, out told))
                return (told, true);
        }

        foreach (var text in texts.Where(IsHeadingLike))
        {
            if (headings.Find(text, out var found))
                return (found, false);
        }

        return (null, false);
    }

    private static bool IsHeadingLike(string text) =>
        text.Length is > 0 and <= HeadingLengthMax && text.Any(char.IsLetter);

    /// <summary>
    /// One column a field: an exact heading before a longer one that only holds the word, then the first.
    /// </summary>
    private static void Settle(Field?[] fields, bool[] exact)
    {
        foreach (var field in fields.OfType<Field>().Distinct().ToList())
        {
            if (field is Field.Other)
                continue;
            var columns = Enumerable.Range(0, fields.Length).Where(i => fields[i] == field).ToList();
            var kept =
                columns.Find(i => exact[i]) is var found && exact[found] && columns.Contains(found)
                    ? found
                    : columns[0];
            foreach (var column in columns.Where(column => column != kept))
                fields[column] = Field.Other;
        }
    }

    private static Layout? ByContent(IReadOnlyList<Line> lines, Layout layout)
    {
        if (layout.Has(Field.Nik) && layout.HeaderRow > 0)
            return layout;
        var width = lines.Count == 0 ? 0 : lines.Max(line => line.Cells.Count);
        var fields = Enumerable
            .Range(0, width)
            .Select(i => i < layout.Fields.Count ? layout.Fields[i] : null)
            .ToArray();
        for (var i = 0; i < width; i++)
        {
            if (fields[i] is null && !fields.Contains(Field.Nik) && HoldsNik(lines, i))
                fields[i] = Field.Nik;
        }

        var texts = Enumerable.Range(0, width).Select(i => i < layout.Headings.Count ? layout.Headings[i] : "");
        return new Layout(layout.HeaderRow, [.. texts], fields);
    }

    private static bool HoldsNik(IReadOnlyList<Line> lines, int column)
    {
        var filled = lines.Where(line => column < line.Cells.Count && !line.Cells[column].IsEmpty).ToList();
        var niks = filled.Count(line => NikReading.Of(line.Cells[column]).IsUsable);
        return niks > 0 && niks * 100 >= filled.Count * NumbersMinPercent;
    }

    private static bool LooksLikeAPerson(Line line) =>
        line.Cells.Any(cell => NikReading.Of(cell).Digits is { Length: >= 10 } || cell.Kind == CellKind.Date);

    private static string TextAt(Line line, int column) =>
        column < line.Cells.Count && line.Cells[column].Kind is CellKind.Text
            ? line.Cells[column].Text.Replace('\n', ' ').Replace('\r', ' ').Trim()
            : "";

    private readonly record struct Candidate(Layout? Layout, int Score, bool HasPerson);
}
