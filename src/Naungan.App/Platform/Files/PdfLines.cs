namespace Naungan.App.Platform.Files;

/// <summary>Where the columns of a table lie.</summary>
internal sealed class PdfTableLayout
{
    private readonly IReadOnlyList<PdfColumn> _columns;
    private readonly double[] _lefts;

    public PdfTableLayout(IReadOnlyList<PdfColumn> columns, double width)
    {
        _columns = columns;
        _lefts = new double[columns.Count + 1];
        var sum = columns.Sum(column => column.Weight);
        for (var i = 0; i < columns.Count; i++)
            _lefts[i + 1] = _lefts[i] + (width * columns[i].Weight / sum);
    }

    public double Left(int column) => _lefts[column];

    public double Width(int column) => _lefts[column + 1] - _lefts[column];

    public bool ToRight(int column) => _columns[column].ToRight;
}

/// <summary>Breaks text into lines of a width.</summary>
internal static class PdfLines
{
    // A cell taller than this would not fit a page in landscape.
    private const int LinesMax = 30;

    public static List<string> Wrap(PdfFont font, string text, double size, double width)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' '))
                line = Place(font, line, word, size, width, lines);
            lines.Add(line);
        }
        if (lines.Count <= LinesMax)
            return lines;
        lines.RemoveRange(LinesMax, lines.Count - LinesMax);
        lines[^1] = "…";
        return lines;
    }

    // Returns the line being filled; full ones have gone to the list.
    private static string Place(PdfFont font, string line, string word, double size, double width, List<string> lines)
    {
        var longer = line.Length == 0 ? word : line + " " + word;
        if (font.Width(longer, size) <= width)
            return longer;
        if (line.Length > 0)
            lines.Add(line);
        while (font.Width(word, size) > width && word.Length > 1 && lines.Count <= LinesMax)
        {
            var fits = Fitting(font, word, size, width);
            lines.Add(word[..fits]);
            word = word[fits..];
        }
        return word;
    }

    private static int Fitting(PdfFont font, string word, double size, double width)
    {
        var fits = 1;
        while (fits < word.Length - 1 && font.Width(word.AsSpan(0, fits + 1), size) <= width)
            fits++;
        return char.IsHighSurrogate(word[fits - 1]) ? fits + 1 : fits;
    }
}
