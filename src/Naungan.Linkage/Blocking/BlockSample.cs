using System.Runtime.CompilerServices;
using Naungan.Linkage.Reading;

namespace Naungan.Linkage.Blocking;

/// <summary>
/// Some of the blocks of a rule, chosen by their keys and so by what the records say, never by where they stand.
/// Tells how many pairs the rule makes and gives the pairs to train on.
/// </summary>
public sealed class BlockSample
{
    private const int RowsWanted = 1 << 17;
    private const int BlocksAhead = 6;
    private const int RowsAhead = 16;

    private readonly ulong[] _entries;
    private readonly List<(int Start, int Size)> _blocks = [];
    private readonly int _left;
    private readonly double _share;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private BlockSample(ulong[] entries, double share, int leftCount)
    {
        (_entries, _share, _left) = (entries, share, leftCount);
        var scratch = System.Buffers.ArrayPool<ulong>.Shared.Rent(entries.Length);
        BlockScan.Sort(entries, scratch, 64);
        System.Buffers.ArrayPool<ulong>.Shared.Return(scratch);
        for (var i = 0; i < entries.Length; )
        {
            var start = i;
            while (i < entries.Length && entries[i] >> 32 == entries[start] >> 32)
                i++;
            if (i - start > 1)
                _blocks.Add((start, i - start));
        }
    }

    /// <summary>Samples every rule in one pass over the keys.</summary>
    public static BlockSample[] Draw(KeyTable keys, int leftCount)
    {
        var rules = keys.Rules.Count;
        var share = Math.Min(1, (double)RowsWanted / Math.Max(1, keys.Rows));
        var drawn = new List<ulong>[keys.Threads][];
        Workers.Run(
            keys.Threads,
            keys.Threads,
            (_, t) => drawn[t] = Collect(keys, share, keys.From(t), keys.From(t + 1))
        );
        var samples = new BlockSample[rules];
        Workers.Run(
            keys.Threads,
            rules,
            (_, rule) => samples[rule] = new BlockSample([.. drawn.SelectMany(lists => lists[rule])], share, leftCount)
        );
        return samples;
    }

    // Keys are hashes: those below a limit are a blind draw.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static List<ulong>[] Collect(KeyTable keys, double share, int from, int to)
    {
        var lists = new List<ulong>[keys.Rules.Count];
        for (var rule = 0; rule < lists.Length; rule++)
            lists[rule] = new List<ulong>((int)((to - from) * share) + 64);
        var limit = (uint)(share * uint.MaxValue);
        for (var row = from; row < to; row++)
        {
            for (var rule = 0; rule < lists.Length; rule++)
            {
                var key = keys.Of(row, rule);
                if (key != 0 && key <= limit)
                    lists[rule].Add(((ulong)key << 32) | (uint)row);
            }
        }

        return lists;
    }

    /// <summary>Pairs the rule makes when blocks of more records than the limit are skipped, estimated.</summary>
    public double PairsUpTo(int recordsMax)
    {
        double pairs = 0;
        foreach (var (start, size) in _blocks)
            pairs += size <= recordsMax ? PairsIn(start, size) : 0;
        return pairs / _share;
    }

    /// <summary>The largest block limit that keeps the rule within a number of pairs.</summary>
    public int LimitFor(double pairsMax, int recordsMax)
    {
        var bySize = new SortedDictionary<int, double>();
        foreach (var (start, size) in _blocks)
            bySize[size] = bySize.GetValueOrDefault(size) + (PairsIn(start, size) / _share);
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
    /// Visits pairs of blocks up to the limit, thinned by key to about as many as are wanted; returns their share. The
    /// records of later blocks are asked for ahead of time.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double VisitPairs(int recordsMax, int wanted, Action<int> fetch, Action<int, int> visit)
    {
        var thin = Math.Min(1, wanted / Math.Max(1, PairsUpTo(recordsMax) * _share));
        var limit = (ulong)(thin * uint.MaxValue);
        var drawn = _blocks.FindAll(b => b.Size <= recordsMax && Draw((uint)(_entries[b.Start] >> 32)) <= limit);
        for (var i = 0; i < drawn.Count; i++)
        {
            var (ahead, most) = drawn[Math.Min(i + BlocksAhead, drawn.Count - 1)];
            for (var entry = ahead; entry < ahead + Math.Min(most, RowsAhead); entry++)
                fetch((int)(uint)_entries[entry]);
            VisitBlock(drawn[i].Start, drawn[i].Size, visit);
        }

        return _share * thin;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    // Mixed twice: this draw must have nothing to do with the first, which took the key as it is.
    private static ulong Draw(uint key) =>
        ValueDictionary.Mix(ValueDictionary.Mix(key, 0xA0761D6478BD642FUL) ^ 2, 0xCFC6FB6343816966UL) >> 32;
}
