using System.Numerics;
using Naungan.Linkage.Comparing;

namespace Naungan.Linkage.Blocking;

/// <summary>
/// Picks blocking rules for a list nobody has described: the fewest rules such that a pair still meets when any
/// three of its columns are wrong, within a number of pairs that is measured on a sample of the records.
/// </summary>
internal static class RuleChoice
{
    private const int SampleRows = 20_000;
    private const double PairsAlways = 5_000_000;

    public static List<BlockingRule> Choose(
        IReadOnlyList<BlockingRule> offered,
        RecordLines lines,
        double pairsPerRecord,
        int leftCount
    )
    {
        var budget = Math.Max(PairsAlways, pairsPerRecord * lines.Count);
        var sample = SampleOf(lines);
        var scale = Math.Pow((double)lines.Count / Math.Max(1, sample.Length), 2);
        var columns = offered.SelectMany(r => r.Parts).Select(p => p.Column.Index).Distinct().Count();
        var costs = offered
            .Select(rule => (Rule: rule, Pairs: PairsOf(rule, lines, sample, leftCount) * scale))
            .Where(c => c.Pairs <= budget / 3)
            .OrderBy(c => c.Pairs)
            .ToList();
        var open = Scenarios(offered, Math.Min(3, columns - 1));
        var chosen = new List<BlockingRule>();
        while (chosen.Count < RulePlan.RulesMax && costs.Count > 0)
        {
            // Among rules that cover as much the wider one is worth more, unless it alone would eat the budget.
            var dear = budget / 8;
            var best = costs.MaxBy(c => (Covered(c.Rule, open), c.Pairs <= dear ? c.Pairs : -c.Pairs))!;
            costs.Remove(best);
            if (best.Pairs > budget || chosen.Any(c => Contains(best.Rule, c)))
                continue;
            budget -= best.Pairs;
            chosen.Add(best.Rule);
            open.RemoveAll(s => (s & Columns(best.Rule)) == 0);
        }

        return chosen;
    }

    // The records whose hashes are smallest: the same ones in whatever order the file stands.
    private static int[] SampleOf(RecordLines lines)
    {
        var rows = Enumerable.Range(0, lines.Count);
        return lines.Count <= SampleRows ? [.. rows] : [.. rows.OrderBy(lines.Hash).Take(SampleRows)];
    }

    private static double PairsOf(BlockingRule rule, RecordLines lines, int[] sample, int leftCount)
    {
        var blocks = new Dictionary<uint, (int Left, int Right)>();
        foreach (var row in sample)
        {
            var key = rule.KeyOf(lines.Line(row));
            if (key == 0)
                continue;
            var (left, right) = blocks.GetValueOrDefault(key);
            blocks[key] = leftCount < 0 || row < leftCount ? (left + 1, right) : (left, right + 1);
        }

        return blocks.Values.Sum(b => leftCount < 0 ? b.Left * (b.Left - 1.0) / 2 : (double)b.Left * b.Right);
    }

    // Sets of up to three columns that may be wrong at once, as bit masks.
    private static List<uint> Scenarios(IReadOnlyList<BlockingRule> offered, int size)
    {
        var all = offered.Aggregate(0u, (mask, rule) => mask | Columns(rule));
        var scenarios = new List<uint>();
        for (uint mask = 0; mask < 1u << 20 && mask <= all; mask++)
        {
            if ((mask & ~all) == 0 && BitOperations.PopCount(mask) <= size)
                scenarios.Add(mask);
        }

        return scenarios;
    }

    private static int Covered(BlockingRule rule, List<uint> scenarios)
    {
        var columns = Columns(rule);
        return scenarios.Count(s => (s & columns) == 0);
    }

    private static uint Columns(BlockingRule rule) =>
        rule.Parts.Aggregate(0u, (mask, part) => mask | (1u << (part.Column.Slot & 31)));

    private static bool Contains(BlockingRule rule, BlockingRule part) =>
        part.Parts.All(p => rule.Parts.Any(q => q.Name == p.Name));
}
