using Naungan.Linkage.Reading;

namespace Naungan.Linkage.Blocking;

/// <summary>
/// Some of the blocks of a rule, chosen by their keys and so by what the records say, never by where they stand.
/// Tells how many pairs the rule makes and gives the pairs to train on.
/// </summary>
public sealed class BlockSample
{
    private const int RowsWanted = 1 << 17;
    private const int PairsWanted = 30_000;

    private readonly ulong[] _entries;
    private readonly int _left;

    public BlockSample(KeyTable keys, int rule, int leftCount)
    {
        _left = leftCount;
        Share = Math.Min(1, (double)RowsWanted / Math.Max(1, keys.Rows));
        var limit = (ulong)(Share * uint.MaxValue);
        var count = 0;
        for (var row = 0; row < keys.Rows; row++)
            count += keys.Of(row, rule) is var key && key != 0 && Draw(key, 1) <= limit ? 1 : 0;
        _entries = new ulong[count];
        count = 0;
        for (var row = 0; row < keys.Rows; row++)
        {
            var key = keys.Of(row, rule);
            if (key != 0 && Draw(key, 1) <= limit)
                _entries[count++] = ((ulong)key << 32) | (uint)row;
        }

        var scratch = System.Buffers.ArrayPool<ulong>.Shared.Rent(count);
        BlockScan.Sort(_entries, scratch, 64);
        System.Buffers.ArrayPool<ulong>.Shared.Return(scratch);
    }

    /// <summary>Share of the rule's blocks that were looked at.</summary>
    public double Share { get; private set; }

    /// <summary>Pairs the rule makes when blocks of more records than the limit are skipped, estimated.</summary>
    public double PairsUpTo(int recordsMax)
    {
        double pairs = 0;
        foreach (var (start, size) in Blocks())
            pairs += size <= recordsMax ? PairsIn(start, size) : 0;
        return pairs / Share;
    }

    /// <summary>The largest block limit that keeps the rule within a number of pairs.</summary>
    public int LimitFor(double pairsMax, int recordsMax)
    {
        var bySize = new SortedDictionary<int, double>();
        foreach (var (start, size) in Blocks())
            bySize[size] = bySize.GetValueOrDefault(size) + (PairsIn(start, size) / Share);
        double pairs = 0;
        var limit = 1;
        foreach (var (size, count) in bySize)
        {
            pairs += count;
            if (pairs > pairsMax || size > recordsMax)
                return limit;
            limit = size;
        }

        return recordsMax;
    }

    /// <summary>
    /// Visits pairs of blocks up to the limit, thinned by key to what training needs; returns their share.
    /// </summary>
    public double VisitPairs(int recordsMax, Action<int, int> visit)
    {
        var thin = Math.Min(1, PairsWanted / Math.Max(1, PairsUpTo(recordsMax) * Share));
        var limit = (ulong)(thin * uint.MaxValue);
        foreach (var (start, size) in Blocks())
        {
            if (size <= recordsMax && Draw((uint)(_entries[start] >> 32), 2) <= limit)
                VisitBlock(start, size, visit);
        }

        return Share * thin;
    }

    private void VisitBlock(int start, int size, Action<int, int> visit)
    {
        for (var i = start; i < start + size; i++)
        {
            for (var j = i + 1; j < start + size; j++)
            {
                var a = (int)(uint)_entries[i];
                var b = (int)(uint)_entries[j];
                if (_left < 0 || (a < _left && b >= _left))
                    visit(a, b);
            }
        }
    }

    private double PairsIn(int start, int size)
    {
        if (_left < 0)
            return size * (size - 1.0) / 2;
        var left = 0;
        for (var i = start; i < start + size; i++)
            left += (int)(uint)_entries[i] < _left ? 1 : 0;
        return (double)left * (size - left);
    }

    private IEnumerable<(int Start, int Size)> Blocks()
    {
        for (var i = 0; i < _entries.Length; )
        {
            var start = i;
            while (i < _entries.Length && _entries[i] >> 32 == _entries[start] >> 32)
                i++;
            if (i - start > 1)
                yield return (start, i - start);
        }
    }

    // Mixed twice: the two draws of one key must have nothing to do with each other.
    private static ulong Draw(uint key, ulong salt) =>
        ValueDictionary.Mix(ValueDictionary.Mix(key, 0xA0761D6478BD642FUL) ^ salt, 0xE7037ED1A0B428DBUL * salt) >> 32;
}
