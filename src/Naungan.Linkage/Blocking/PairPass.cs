using System.Runtime.CompilerServices;
using Naungan.Linkage.Comparing;
using Naungan.Linkage.Modelling;

namespace Naungan.Linkage.Blocking;

/// <summary>
/// One thread's share of the scoring: takes blocks, weighs the pairs their rule owns, keeps the few that count.
/// </summary>
internal sealed class PairPass(KeyTable keys, RecordLines lines, int leftCount, Scorer scorer, double wanted)
{
    public List<ScoredPair> Kept { get; } = [];

    /// <summary>Pairs weighed, by the rule that owns them.</summary>
    public long[] Candidates { get; } = new long[keys.Rules.Count];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Block(int rule, ReadOnlySpan<int> rows)
    {
        var split = leftCount < 0 ? 0 : Split(rows);
        var last = leftCount < 0 ? rows.Length : split;
        for (var i = 0; i < last; i++)
        {
            for (var j = leftCount < 0 ? i + 1 : split; j < rows.Length; j++)
            {
                if (keys.IsOwnedBefore(rule, rows[i], rows[j]))
                    continue;
                Candidates[rule]++;
                Weigh(rows[i], rows[j]);
            }
        }
    }

    // The record with the smaller hash stands left, whatever their order in the file.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Weigh(int a, int b)
    {
        var swap = lines.Hash(a) > lines.Hash(b);
        var weight = scorer.Weigh(lines.Line(swap ? b : a), lines.Line(swap ? a : b), wanted);
        if (weight > double.NegativeInfinity)
            Kept.Add(new ScoredPair(a, b, (float)weight));
    }

    private int Split(ReadOnlySpan<int> rows)
    {
        var split = 0;
        while (split < rows.Length && rows[split] < leftCount)
            split++;
        return split;
    }
}
