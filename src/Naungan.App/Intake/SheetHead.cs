using System.Text.RegularExpressions;
using Naungan.Core.Intake;

namespace Naungan.App.Intake;

/// <summary>How a sheet begins: its headings, what they seem to mean, and a few cells below them.</summary>
internal static partial class SheetHead
{
    private const int SamplesMax = 3;
    private const int SampleLength = 40;

    internal static ReceiveFile.ReadSheet Of(
        SheetSource.Sheet sheet,
        IntakeSetting setting,
        IReadOnlyDictionary<string, Field> saved
    )
    {
        var (reader, rows) = SheetReader.Open(sheet, setting);
        var layout = reader.Layout;
        if (!reader.IsList)
            return new(sheet.Key, IsList: false, 0, []);
        var below = rows.Where(line => line.Number > layout.HeaderRow).Take(SamplesMax).ToList();
        var columns = layout.Fields.Select((field, i) => Column(layout, field, i, saved, below));
        return new(sheet.Key, IsList: true, layout.HeaderRow, [.. columns]);
    }

    private static ReceiveFile.Column Column(
        Layout layout,
        Field? field,
        int at,
        IReadOnlyDictionary<string, Field> saved,
        List<LayoutFinder.Line> below
    )
    {
        var heading = at < layout.Headings.Count ? layout.Headings[at] : "";
        var key = Phrase.Fold(heading);
        var samples = below
            .Where(line => at < line.Cells.Count && !line.Cells[at].IsEmpty)
            .Select(line => Masked(line.Cells[at].Text));
        return new(heading, key, field, saved.ContainsKey(key), [.. samples]);
    }

    /// <summary>Long numbers name a person: only their ends are shown.</summary>
    private static string Masked(string text)
    {
        var masked = LongNumber().Replace(text, number => number.Value[..2] + "…" + number.Value[^2..]);
        return masked.Length <= SampleLength ? masked : masked[..SampleLength] + "…";
    }

    [GeneratedRegex(@"\d[\d .\-]{6,}\d", RegexOptions.None, 1000)]
    private static partial Regex LongNumber();
}
