using System.Text;
using Naungan.Linkage.Blocking;
using Naungan.Linkage.Comparing;
using Naungan.Linkage.Reading;
using Naungan.Linkage.Settings;

namespace Naungan.Linkage.Privacy;

/// <summary>
/// Writes a list so that two agencies can compare theirs without showing names: every compared column becomes a
/// keyed filter, every blocking key a keyed stand-in. What comes out is linked by the ordinary engine.
/// </summary>
public static class PrivateList
{
    /// <summary>
    /// Writes the encoded list and returns the settings with which it is linked; ids stay as they are.
    /// </summary>
    public static LinkageSettings Write(string path, Table table, LinkageSettings settings, byte[] key)
    {
        var encoder = new BloomEncoder(key);
        var schema = new Schema(table, settings, settings.ThreadCount);
        var rules = Rules(schema, settings);
        using var writer = new StreamWriter(path, false, new UTF8Encoding(false));
        var heads = schema.Views.Select(v => v.Column.Name).Concat(rules.Select((_, i) => RuleColumn(i)));
        writer.Write("id," + string.Join(',', heads) + "\n");
        var lines = new RecordLines(schema, table.RowCount);
        lines.Fill(0, table.RowCount, table.IdHash);
        for (var row = 0; row < table.RowCount; row++)
        {
            var line = lines.Line(row).ToArray();
            var fields = schema.Views.Select(v => Encode(encoder, schema, v, line));
            var keys = rules.Select((rule, i) => KeyOf(encoder, rule, i, line));
            writer.Write(table.IdOf(row) + "," + string.Join(',', fields.Concat(keys)) + "\n");
        }

        return Settings(schema, settings, rules.Count);
    }

    // "Rarest" means something else in every list, so rules that use it cannot be shared.
    private static List<BlockingRule> Rules(Schema schema, LinkageSettings settings)
    {
        var rules = RulePlan.Make(schema, settings).Where(r => !r.Name.Contains("rarest", StringComparison.Ordinal));
        return
        [
            .. settings.Rules is null && settings.Preset == "generic" ? rules.Where(r => r.Parts.Count == 2) : rules,
        ];
    }

    private static LinkageSettings Settings(Schema schema, LinkageSettings settings, int rules)
    {
        var roles = schema.Views.ToDictionary(v => v.Column.Name, v => RoleFor(schema.RoleOf(v)));
        for (var i = 0; i < rules; i++)
            roles[RuleColumn(i)] = ColumnRole.Key;
        return new LinkageSettings
        {
            Id = "id",
            Roles = roles,
            OnlyNamed = true,
            Shared = [.. settings.Columns.Where(c => c.Shared).Select(c => c.Name)],
            Rules = [.. Enumerable.Range(0, Math.Min(rules, RulePlan.RulesMax)).Select(i => new[] { RuleColumn(i) })],
            Threshold = settings.Threshold,
            OneToOne = settings.OneToOne,
        };
    }

    private static string RuleColumn(int rule) => FormattableString.Invariant($"key{rule + 1}");

    private static ColumnRole RoleFor(ColumnRole role) =>
        role is ColumnRole.Code or ColumnRole.Sex ? ColumnRole.Code : ColumnRole.Bloom;

    private static string KeyOf(BloomEncoder encoder, BlockingRule rule, int number, int[] line)
    {
        var key = rule.KeyOf(line);
        return key == 0 ? "" : encoder.Conceal(RuleColumn(number), FormattableString.Invariant($"{key}"));
    }

    private static string Encode(BloomEncoder encoder, Schema schema, ColumnView view, int[] line)
    {
        var name = view.Column.Name;
        var value = line[view.Slot];
        if (value == 0)
            return "";
        return schema.RoleOf(view) switch
        {
            ColumnRole.Date => encoder.Encode(name, schema.Dates(view).Of(line).ToString("X8", null), byPlace: true),
            ColumnRole.Code or ColumnRole.Sex => encoder.Conceal(name, view.Values.Text(value)),
            ColumnRole.Nik or ColumnRole.Number or ColumnRole.Phone => encoder.Encode(
                name,
                view.Values.Text(value),
                false
            ),
            _ => encoder.Encode(name, Words(schema.Bags(view), line), byPlace: false),
        };
    }

    private static string Words(WordBags bags, int[] line)
    {
        var words = new List<string>();
        foreach (var word in bags.Of(line))
            words.Add(bags.Words.Text(word));
        return string.Join(' ', words);
    }
}
