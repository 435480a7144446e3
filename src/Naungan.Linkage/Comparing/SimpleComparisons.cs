using System.Runtime.CompilerServices;
using Naungan.Linkage.Text;

namespace Naungan.Linkage.Comparing;

/// <summary>Codes: the same or not.</summary>
public sealed class ExactComparison(string name, ColumnView column) : Comparison(name, "same", "different")
{
    public override IReadOnlyList<ColumnView> Columns { get; } = [column];

    public override double? SameByChance => column.SameByChance();

    public override int BitsMax16 => column.RarestBits16;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var x = a[column.Slot];
        var y = b[column.Slot];
        if (x == 0 || y == 0)
            return 0;
        return x == y ? Outcome.Of(1, column.Bits16(x)) : Outcome.Of(2);
    }
}

/// <summary>
/// Short texts such as a first name or a suburb: same, close (a slip), fair (several slips), one inside the other,
/// swapped with the partner column, or different.
/// </summary>
public sealed class TextComparison(string name, ColumnView column, ColumnView? partner = null)
    : Comparison(name, "same", "close", "swapped", "contained", "fair", "different")
{
    private readonly PairMemo _memo = new();

    public override IReadOnlyList<ColumnView> Columns { get; } = [column];

    public override int Cost => 4;

    public override double? SameByChance => column.SameByChance();

    public override int BitsMax16 => column.RarestBits16;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var x = a[column.Slot];
        var y = b[column.Slot];
        if (x == 0 || y == 0)
            return 0;
        if (x == y)
            return Outcome.Of(1, column.Bits16(x));
        // Values of a look-up come and go: their numbers are used again and must not be remembered.
        var isKnown = Math.Max(x, y) < column.KnownValues;
        if (!isKnown || !_memo.TryGet(x, y, out var level))
        {
            level = Judge(column.Values.Bytes(x), column.Values.Bytes(y));
            if (isKnown)
                _memo.Set(x, y, level);
        }

        if (level >= 4 && partner is not null && Swapped(x, y, a[partner.Slot], b[partner.Slot]))
            level = 3;
        return level == 6 ? 6 : Outcome.Of(level, Math.Min(column.Bits16(x), column.Bits16(y)));
    }

    private bool Swapped(int x, int y, int partnerX, int partnerY) =>
        partnerX != 0
        && partnerY != 0
        && column.Values.Bytes(x).SequenceEqual(partner!.Values.Bytes(partnerY))
        && (
            column.Values.Bytes(y).SequenceEqual(partner.Values.Bytes(partnerX))
            || Similarity.JaroWinkler(column.Values.Bytes(y), partner.Values.Bytes(partnerX)) >= 0.85
        );

    private static int Judge(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        // Jaro can depend on which value comes first; the order of the alphabet decides, not that of the file.
        if (x.SequenceCompareTo(y) > 0)
            return Judge(y, x);
        var shorter = Math.Min(x.Length, y.Length);
        var winkler = Similarity.JaroWinkler(x, y);
        if (winkler < 0.7)
            return Contains(x, y) ? 4 : 6;
        var edits = Similarity.EditDistance(x, y);
        if ((edits == 1 && shorter >= 3) || winkler >= 0.93 || (edits == 2 && shorter >= 8))
            return 2;
        if (Contains(x, y))
            return 4;
        return winkler >= 0.84 || edits * 3 <= shorter ? 5 : 6;
    }

    private static bool Contains(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        var small = x.Length < y.Length ? x : y;
        var large = x.Length < y.Length ? y : x;
        if (small.Length == 1)
            return large[0] == small[0];
        return small.Length >= 3 && large.IndexOf(small) >= 0;
    }
}
