using System.Globalization;
using Naungan.Core.Law;

namespace Naungan.Core.Runs;

/// <summary>
/// An explanation as text that is stored and hashed: one citation a line, fields between tabs, no culture.
/// </summary>
public static class Citations
{
    private const string DayForm = "yyyy-MM-dd";

    public static string Write(Explanation because) => string.Join('\n', because.Select(Line));

    /// <exception cref="InvalidDataException">The stored text is not what <see cref="Write"/> makes.</exception>
    public static Explanation Read(string text) =>
        new(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse));

    private static string Line(Citation citation) =>
        string.Join(
            '\t',
            citation.Path,
            citation.Value,
            citation.Unit.ToString(),
            citation.From.ToString(DayForm, CultureInfo.InvariantCulture),
            citation.Source,
            citation.SourceTitle,
            citation.Article,
            citation.Confidence.ToString()
        );

    private static Citation Parse(string line)
    {
        var cells = line.Split('\t');
        if (
            cells.Length != 8
            || !Enum.TryParse<LawUnit>(cells[2], out var unit)
            || !DateOnly.TryParseExact(cells[3], DayForm, CultureInfo.InvariantCulture, 0, out var from)
            || !Enum.TryParse<Confidence>(cells[7], out var confidence)
        )
            throw new InvalidDataException("A stored explanation of a tariff cannot be read.");
        return new(cells[0], cells[1], unit, from, cells[4], cells[5], cells[6], confidence);
    }
}
