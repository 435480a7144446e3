using System.Runtime.CompilerServices;
using Naungan.Linkage.Blocking;
using Naungan.Linkage.Comparing;
using Naungan.Linkage.Reading;

namespace Naungan.Linkage.Modelling;

/// <summary>Counts for training: what sampled pairs agree on, by rule and by blind draw.</summary>
/// <param name="leftCount">Records of the first of two lists; -1 when there is one.</param>
internal sealed class PairCounts(
    Schema schema,
    RecordLines lines,
    KeyTable keys,
    Table table,
    int leftCount,
    int threads
)
{
    private const int RandomRows = 800;
    private const int PairsOfRule = 30_000;

    /// <summary>In a long list other rules bring up more of the same true pairs: fewer of each tell as much.</summary>
    private const int PairsOfRuleWhenLong = 20_000;
    private const int LongRecords = 300_000;

    /// <summary>What the pairs of one rule agree on.</summary>
    /// <param name="limit">Blocks of more records are left out.</param>
    public RulePatterns OfRule(BlockSample sample, int rule, int limit)
    {
        var counted = new PatternTable(schema.Comparisons);
        var outcomes = new int[schema.Comparisons.Count];
        var share = sample.VisitPairs(
            limit,
            table.RowCount > LongRecords ? PairsOfRuleWhenLong : PairsOfRule,
            lines.Fetch,
            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            (a, b) =>
            {
                Compare(a, b, outcomes);
                counted.Add(outcomes, !keys.IsOwnedBefore(rule, a, b));
            }
        );
        var columns = keys.Rules[rule].Parts.Select(p => p.Column).ToList();
        var skipped = schema.Comparisons.Select(c => c.Columns.Any(columns.Contains)).ToArray();
        return new RulePatterns(counted.Patterns(), 1 / Math.Max(share, 1e-9), skipped);
    }

    /// <summary>
    /// What blindly drawn pairs agree on: those of the records with the smallest hashes, whatever their order.
    /// </summary>
    public IReadOnlyList<Pattern> OfRandom()
    {
        var left = Smallest(0, leftCount < 0 ? table.RowCount : leftCount);
        var right = leftCount < 0 ? left : Smallest(leftCount, table.RowCount);
        var tables = new PatternTable[Math.Max(1, left.Length / 50)];
        Workers.Run(
            threads,
            tables.Length,
            (_, piece) =>
            {
                tables[piece] = new PatternTable(schema.Comparisons);
                for (var i = piece; i < left.Length; i += tables.Length)
                    Add(left[i], right.AsSpan(leftCount < 0 ? i + 1 : 0), tables[piece]);
            }
        );
        foreach (var other in tables.AsSpan(1))
            tables[0].Add(other);
        return tables[0].Patterns();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(int left, ReadOnlySpan<int> right, PatternTable counted)
    {
        var outcomes = new int[schema.Comparisons.Count];
        foreach (var other in right)
        {
            Compare(left, other, outcomes);
            counted.Add(outcomes, false);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int[] Smallest(int from, int to)
    {
        if (to - from <= RandomRows)
            return [.. Enumerable.Range(from, to - from)];
        var limit = (uint)Math.Min(uint.MaxValue, 1.5 * RandomRows / (to - from) * uint.MaxValue);
        var few = new List<int>();
        for (var row = from; row < to; row++)
        {
            if (lines.Hash(row) <= limit)
                few.Add(row);
        }

        return [.. few.OrderBy(lines.Hash).ThenBy(table.IdHash).Take(RandomRows)];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Compare(int a, int b, int[] outcomes)
    {
        var x = lines.Line(a);
        var y = lines.Line(b);
        var swap = lines.Hash(a) > lines.Hash(b);
        for (var c = 0; c < outcomes.Length; c++)
            outcomes[c] = swap ? schema.Comparisons[c].Compare(y, x) : schema.Comparisons[c].Compare(x, y);
    }
}
