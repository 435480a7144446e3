using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Naungan.Tidy.Tests;

/// <summary>
/// Every amount and every day that stands in law/ as a value: what source code must ask for instead of knowing.
/// </summary>
internal sealed class LawValues
{
    /// <summary>
    /// Smaller numbers (a percentage, a count of months) mean too many other things to be looked for.
    /// </summary>
    private const long SmallestAmount = 1000;

    public HashSet<long> Amounts { get; } = [];

    public HashSet<DateOnly> Days { get; } = [];

    /// <summary>Months as the database writes them, such as the month a rule begins.</summary>
    public HashSet<long> Months { get; } = [];

    public static LawValues From(IEnumerable<TextFile> files)
    {
        var values = new LawValues();
        foreach (var file in files)
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(file.Text));
            if (yaml.Documents is [{ RootNode: YamlMappingNode root }, ..])
                values.Take(root);
        }

        return values;
    }

    private void Take(YamlMappingNode parameter)
    {
        if (!parameter.Children.TryGetValue("values", out var dated) || dated is not YamlSequenceNode entries)
            return;
        foreach (var entry in entries.OfType<YamlMappingNode>())
        {
            if (Scalar(entry, "from") is { } from && DateOnly.TryParseExact(from, "yyyy-MM-dd", out var day))
            {
                Days.Add(day);
                Months.Add((day.Year * 100) + day.Month);
            }

            if (entry.Children.TryGetValue("value", out var value))
                TakeNumbers(value);
        }
    }

    private void TakeNumbers(YamlNode node)
    {
        foreach (var scalar in node.AllNodes.OfType<YamlScalarNode>())
        {
            if (
                decimal.TryParse(scalar.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
                && number >= SmallestAmount
                && number == decimal.Truncate(number)
            )
                Amounts.Add((long)number);
        }
    }

    private static string? Scalar(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) ? (value as YamlScalarNode)?.Value : null;
}
