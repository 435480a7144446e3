using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Naungan.Linkage.Comparing;
using Naungan.Linkage.Modelling;
using Naungan.Linkage.Reading;

namespace Naungan.Linkage.Clustering;

/// <summary>Joins the records of one chain of pairs after another into groups, the surest pairs first.</summary>
internal sealed class GroupJoiner(Table table, RecordLines lines, Scorer scorer, bool oneToOne, UnionFind groups)
{
    /// <summary>How far one cross pair can speak for or against joining two groups, in bits.</summary>
    private const double CrossBitsMax = 12;

    /// <summary>
    /// Cross pairs weighed when two groups may join; of larger ones the first are taken, by record hash.
    /// </summary>
    private const int CrossPairsMax = 400;

    /// <summary>In chains of no more pairs a weight found before is looked up rather than worked out again.</summary>
    private const int LookUpMax = 32;

    private readonly Dictionary<int, List<int>> _members = [];
    private readonly Comparison[] _comparisons = [.. scorer.Comparisons];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Join(Span<ScoredPair> pairs)
    {
        if (pairs.Length == 1)
        {
            if (MayPair(pairs[0].Left, pairs[0].Right))
                groups.Union(pairs[0].Left, pairs[0].Right);
            return;
        }

        _members.Clear();
        SurestFirst(pairs);
        foreach (var pair in pairs)
        {
            var a = groups.Find(pair.Left);
            var b = groups.Find(pair.Right);
            if (a != b && MayJoin(a, b, pairs))
                Join(a, b);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Join(int a, int b)
    {
        groups.Union(a, b);
        var (keep, give) = a < b ? (a, b) : (b, a);
        CollectionsMarshal.GetValueRefOrAddDefault(_members, keep, out _) ??= [keep];
        _members[keep].AddRange(_members.GetValueOrDefault(give) ?? [give]);
        _members.Remove(give);
    }

    // Equal weights are ordered by what the records are, not by where they stand.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SurestFirst(Span<ScoredPair> pairs)
    {
        var keys = pairs.Length <= 256 ? stackalloc ulong[pairs.Length] : new ulong[pairs.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            var both = table.IdHash(pairs[i].Left) + table.IdHash(pairs[i].Right);
            var order = ValueDictionary.Mix(both, 0x9E3779B97F4A7C15UL);
            // Weights here are positive, so their bits sort as they do; inverted, the largest come first.
            var bits = BitConverter.SingleToUInt32Bits(Math.Max(pairs[i].Weight, 0));
            keys[i] = ((ulong)~bits << 32) | (order >> 32);
        }

        keys.Sort(pairs);
    }

    private bool MayPair(int a, int b) => !Forbidden(a, b) && !(oneToOne && IsLeft(a) == IsLeft(b));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool MayJoin(int a, int b, ReadOnlySpan<ScoredPair> pairs)
    {
        var left = _members.GetValueOrDefault(a);
        var right = _members.GetValueOrDefault(b);
        if (left is null && right is null)
            return MayPair(a, b);
        return !oneToOne && SpeaksFor(Sorted(left ?? [a]), Sorted(right ?? [b]), pairs);
    }

    private List<int> Sorted(List<int> rows) => rows.Count == 1 ? rows : [.. rows.OrderBy(table.IdHash)];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool SpeaksFor(List<int> left, List<int> right, ReadOnlySpan<ScoredPair> pairs)
    {
        var sum = 0.0;
        var seen = 0;
        foreach (var a in left)
        {
            foreach (var b in right)
            {
                if (Forbidden(a, b))
                    return false;
                sum += seen++ < CrossPairsMax ? Math.Clamp(WeightOf(a, b, pairs), -CrossBitsMax, CrossBitsMax) : 0;
            }
        }

        return sum > 0;
    }

    private bool IsLeft(int row) => row < table.LeftCount;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Forbidden(int a, int b)
    {
        foreach (var comparison in _comparisons)
        {
            if (comparison.Forbids(lines.Line(a), lines.Line(b)))
                return true;
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double WeightOf(int a, int b, ReadOnlySpan<ScoredPair> pairs)
    {
        var (left, right) = a < b ? (a, b) : (b, a);
        for (var i = 0; i < pairs.Length && pairs.Length <= LookUpMax; i++)
        {
            if (pairs[i].Left == left && pairs[i].Right == right)
                return pairs[i].Weight;
        }

        return Weigh(a, b);
    }

    private double Weigh(int a, int b) =>
        lines.Hash(a) <= lines.Hash(b)
            ? scorer.Weigh(lines.Line(a), lines.Line(b), -CrossBitsMax)
            : scorer.Weigh(lines.Line(b), lines.Line(a), -CrossBitsMax);
}
