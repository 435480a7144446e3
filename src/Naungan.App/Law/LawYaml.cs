using Naungan.App.Platform.Files;
using Naungan.Core.Law;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Naungan.App.Law;

/// <summary>Reads one parameter file. The order of values in the file must be their order in time.</summary>
internal static class LawYaml
{
    public static Parameter Parameter(string yaml, string path, IReadOnlyDictionary<string, DateOnly?> published)
    {
        var file = YamlFields.Document(yaml, path);
        var unit = file.OneOf<LawUnit>("unit");
        var choices = file.Has("choices") ? file.Pairs("choices") : [];
        if (unit == LawUnit.Choice != choices.Count > 0)
            throw file.Wrong("'choices' ada bila dan hanya bila satuannya choice");
        var values = new List<DatedValue>();
        foreach (var entry in file.Rows("values"))
        {
            values.Add(Dated(entry, unit, choices, published));
            InOrder(entry, values);
        }

        if (values.Count == 0)
            throw file.Wrong("tidak ada nilai");
        var title = file.Text("title");
        var english = file.Text("title_en");
        file.NothingElse();
        return new Parameter(path, title, english, unit, values) { Choices = choices };
    }

    private static DatedValue Dated(
        YamlFields entry,
        LawUnit unit,
        Dictionary<string, string> choices,
        IReadOnlyDictionary<string, DateOnly?> published
    )
    {
        var from = entry.Day("from");
        var source = entry.Text("source");
        if (!published.TryGetValue(source, out var publishedOn))
            throw entry.Wrong($"sumber '{source}' tidak ada dalam sources.yaml");
        var confidence = entry.OneOf<Confidence>("confidence");
        var value = new DatedValue(
            from,
            Value(entry, unit, choices),
            entry.MaybeDay("known_from") ?? publishedOn ?? from,
            source,
            entry.Text("article"),
            entry.Day("checked"),
            confidence,
            entry.Has("from_confidence") ? entry.OneOf<Confidence>("from_confidence") : confidence,
            entry.Texts("seen_in"),
            entry.MaybeText("note")
        );
        entry.NothingElse();
        return value;
    }

    private static void InOrder(YamlFields entry, List<DatedValue> values)
    {
        if (
            values is [.., var before, var last]
            && (before.From, before.KnownFrom).CompareTo((last.From, last.KnownFrom)) >= 0
        )
            throw entry.Wrong("tanggal 'from' harus naik");
    }

    private static LawValue? Value(YamlFields entry, LawUnit unit, Dictionary<string, string> choices)
    {
        var node = entry.Node("value") ?? throw entry.Wrong("'value' hilang");
        if (node is YamlScalarNode { Style: ScalarStyle.Plain, Value: "null" })
            return null;
        return unit switch
        {
            LawUnit.Table => new LawValue.Table(Rows(entry)),
            LawUnit.Names => new LawValue.Names(entry.Texts("value")),
            LawUnit.Choice => Chosen(entry, choices),
            _ => new LawValue.Quantity(Number(entry, "value")),
        };
    }

    private static LawValue.Choice Chosen(YamlFields entry, Dictionary<string, string> choices)
    {
        var name = entry.Text("value");
        return choices.ContainsKey(name) ? new(name) : throw entry.Wrong($"'{name}' tidak ada dalam choices");
    }

    private static List<Band> Rows(YamlFields entry)
    {
        var rows = new List<Band>();
        foreach (var row in entry.Rows("value"))
        {
            Confidence? confidence = row.Has("confidence") ? row.OneOf<Confidence>("confidence") : null;
            var cells = row
                .Names.Where(name => name is not ("from" or "confidence"))
                .ToDictionary(name => name, name => Number(row, name), StringComparer.Ordinal);
            var band = new Band(Number(row, "from"), cells, confidence);
            if (
                rows is [.., var before]
                && (before.From >= band.From || !before.Cells.Keys.Order().SequenceEqual(cells.Keys.Order()))
            )
                throw row.Wrong("pita harus naik dan berkolom sama");
            rows.Add(band);
        }

        return rows.Count > 0 ? rows : throw entry.Wrong("tabel kosong");
    }

    private static Rational Number(YamlFields entry, string name) =>
        Rational.TryParse(entry.Text(name), out var number)
            ? number
            : throw entry.Wrong($"'{name}: {entry.Text(name)}' bukan bilangan desimal biasa");
}
