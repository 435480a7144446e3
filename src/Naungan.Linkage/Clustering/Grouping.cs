using System.Runtime.CompilerServices;
using Naungan.Linkage.Comparing;
using Naungan.Linkage.Modelling;
using Naungan.Linkage.Reading;

namespace Naungan.Linkage.Clustering;

/// <summary>
/// Turns pairs into groups. Plain chains of pairs would join two people through a third record that resembles both;
/// here a group grows from its surest pairs, and two groups join only when nothing forbids it (two sound NIKs, one
/// list that holds each person once) and when all cross pairs together speak for it.
/// </summary>
/// <remarks>What one chain decides touches no other, so chains are worked on by all threads.</remarks>
public sealed class Grouping(Table table, RecordLines lines, Scorer scorer, bool oneToOne, int threads)
{
    private const int ChainsAtOnce = 4096;

    /// <summary>The lowest row of each row's group.</summary>
    public int[] Group(IReadOnlyList<ScoredPair> pairs)
    {
        var chains = new UnionFind(lines.Count);
        foreach (var pair in pairs)
            chains.Union(pair.Left, pair.Right);
        var (ordered, starts) = ByChain(pairs, chains);
        var groups = new UnionFind(lines.Count);
        var joiners = new GroupJoiner[threads];
        var pieces = (starts.Count - 2 + ChainsAtOnce) / ChainsAtOnce;
        Workers.Run(
            threads,
            pieces,
            (worker, piece) =>
            {
                var joiner = joiners[worker] ??= new GroupJoiner(table, lines, scorer, oneToOne, groups);
                var last = Math.Min(starts.Count - 1, (piece + 1) * ChainsAtOnce);
                for (var chain = piece * ChainsAtOnce; chain < last; chain++)
                    joiner.Join(ordered.AsSpan(starts[chain], starts[chain + 1] - starts[chain]));
            }
        );
        return groups.Roots();
    }

    // The pairs of a chain side by side, and where each chain begins.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (ScoredPair[] Pairs, List<int> Starts) ByChain(IReadOnlyList<ScoredPair> pairs, UnionFind chains)
    {
        var places = new int[chains.Count];
        foreach (var pair in pairs)
            places[chains.Find(pair.Left)]++;
        var starts = new List<int> { 0 };
        for (var row = 0; row < places.Length; row++)
        {
            if (places[row] == 0)
                continue;
            starts.Add(starts[^1] + places[row]);
            places[row] = starts[^2];
        }

        var ordered = new ScoredPair[pairs.Count];
        foreach (var pair in pairs)
            ordered[places[chains.Find(pair.Left)]++] = pair;
        return (ordered, starts);
    }
}
