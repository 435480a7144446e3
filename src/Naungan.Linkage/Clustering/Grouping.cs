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

    private readonly List<int>?[] _members = new List<int>?[lines.Count];

    /// <summary>The lowest row of each row's group, and the pairs that were not allowed to hold.</summary>
    public (int[] Roots, HashSet<(int, int)> Refused) Group(IReadOnlyList<ScoredPair> pairs)
    {
        var refused = new HashSet<(int, int)>();
        var groups = new UnionFind(lines.Count);
        foreach (var pair in pairs.OrderByDescending(p => p.Weight).ThenBy(p => Order(p)).ThenBy(p => p.Left))
        {
            var a = groups.Find(pair.Left);
            var b = groups.Find(pair.Right);
            if (a == b)
                continue;
            if (!MayJoin(Members(a), Members(b)))
            {
                refused.Add((pair.Left, pair.Right));
                continue;
            }

            groups.Union(a, b);
            var (keep, give) = a < b ? (a, b) : (b, a);
            Members(keep).AddRange(Members(give));
            _members[give] = null;
        }

        foreach (var pair in pairs)
        {
            if (groups.Find(pair.Left) != groups.Find(pair.Right))
                refused.Add((pair.Left, pair.Right));
        }

        return (groups.Roots(), refused);
    }

    // Equal weights are ordered by what the records are, not by where they stand.
    private ulong Order(ScoredPair pair) =>
        ValueDictionary.Mix(table.IdHash(pair.Left) + table.IdHash(pair.Right), 0x9E3779B97F4A7C15UL);

    private List<int> Members(int root) => _members[root] ??= [root];

    private bool MayJoin(List<int> left, List<int> right)
    {
        if (oneToOne && left.Concat(right).Count(IsLeft) > 1 | left.Concat(right).Count(r => !IsLeft(r)) > 1)
            return false;
        var sum = 0.0;
        var seen = 0;
        foreach (var a in left.OrderBy(table.IdHash))
        {
            foreach (var b in right.OrderBy(table.IdHash))
            {
                if (Forbidden(a, b))
                    return false;
                if (left.Count * right.Count == 1)
                    return true;
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
        table.IdHash(a) <= table.IdHash(b)
            ? scorer.Weigh(lines.Line(a), lines.Line(b), -CrossBitsMax)
            : scorer.Weigh(lines.Line(b), lines.Line(a), -CrossBitsMax);
}
