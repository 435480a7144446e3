using System.Runtime.InteropServices;
using Naungan.Linkage.Comparing;
using Naungan.Linkage.Modelling;
using Naungan.Linkage.Reading;

namespace Naungan.Linkage.Clustering;

/// <summary>
/// Turns pairs into groups. Plain chains of pairs would join two people through a third record that resembles both;
/// here a group grows from its surest pairs, and two groups join only when nothing forbids it (two sound NIKs, one
/// list that holds each person once) and when all cross pairs together speak for it.
/// </summary>
public sealed class Grouping(Table table, RecordLines lines, Scorer scorer, bool oneToOne)
{
    /// <summary>How far one cross pair can speak for or against joining two groups, in bits.</summary>
    private const double CrossBitsMax = 12;

    /// <summary>
    /// Cross pairs weighed when two groups may join; of larger ones the first are taken, by record hash.
    /// </summary>
    private const int CrossPairsMax = 400;

    private readonly Dictionary<int, List<int>> _members = [];

    /// <summary>The lowest row of each row's group.</summary>
    public int[] Group(IReadOnlyList<ScoredPair> pairs)
    {
        var groups = new UnionFind(lines.Count);
        foreach (var place in SurestFirst(pairs))
        {
            var a = groups.Find(pairs[place].Left);
            var b = groups.Find(pairs[place].Right);
            if (a == b || !MayJoin(a, b))
                continue;
            groups.Union(a, b);
            var (keep, give) = a < b ? (a, b) : (b, a);
            CollectionsMarshal.GetValueRefOrAddDefault(_members, keep, out _) ??= [keep];
            _members[keep].AddRange(_members.GetValueOrDefault(give) ?? [give]);
            _members.Remove(give);
        }

        return groups.Roots();
    }

    // Equal weights are ordered by what the records are, not by where they stand.
    private int[] SurestFirst(IReadOnlyList<ScoredPair> pairs)
    {
        var keys = new ulong[pairs.Count];
        var places = new int[pairs.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            var order = ValueDictionary.Mix(
                table.IdHash(pairs[i].Left) + table.IdHash(pairs[i].Right),
                0x9E3779B97F4A7C15UL
            );
            // Weights here are positive, so their bits sort as they do; inverted, the largest come first.
            var bits = BitConverter.SingleToUInt32Bits(Math.Max(pairs[i].Weight, 0));
            keys[i] = ((ulong)~bits << 32) | (order >> 32);
            places[i] = i;
        }

        Array.Sort(keys, places);
        return places;
    }

    private bool MayJoin(int a, int b)
    {
        var left = _members.GetValueOrDefault(a);
        var right = _members.GetValueOrDefault(b);
        if (left is null && right is null)
            return !Forbidden(a, b) && !(oneToOne && IsLeft(a) == IsLeft(b));
        return !oneToOne && SpeaksFor(Sorted(left ?? [a]), Sorted(right ?? [b]));
    }

    private List<int> Sorted(List<int> rows) => [.. rows.OrderBy(table.IdHash)];

    private bool SpeaksFor(List<int> left, List<int> right)
    {
        var sum = 0.0;
        var seen = 0;
        foreach (var a in left)
        {
            foreach (var b in right)
            {
                if (Forbidden(a, b))
                    return false;
                sum += seen++ < CrossPairsMax ? Math.Clamp(Weigh(a, b), -CrossBitsMax, CrossBitsMax) : 0;
            }
        }

        return sum > 0;
    }

    private bool IsLeft(int row) => row < table.LeftCount;

    private bool Forbidden(int a, int b)
    {
        foreach (var comparison in scorer.Comparisons)
        {
            if (comparison.Forbids(lines.Line(a), lines.Line(b)))
                return true;
        }

        return false;
    }

    private double Weigh(int a, int b) =>
        lines.Hash(a) <= lines.Hash(b)
            ? scorer.Weigh(lines.Line(a), lines.Line(b), -CrossBitsMax)
            : scorer.Weigh(lines.Line(b), lines.Line(a), -CrossBitsMax);
}
