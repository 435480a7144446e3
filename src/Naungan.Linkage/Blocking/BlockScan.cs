namespace Naungan.Linkage.Blocking;

/// <summary>
/// Brings the records of one rule together: keys are spread over 256 partitions, each partition is sorted within
/// the cache, and its blocks are handed on at once. Nothing about pairs is kept.
/// </summary>
public sealed class BlockScan(KeyTable keys, int threads)
{
    private const int Partitions = 256;

    private ulong[] _entries = [];

    /// <summary>Visits every block of a rule with at least two records; rows within a block ascend.</summary>
    /// <param name="visit">Called with the worker's number and the block; blocks come in no fixed order.</param>
    public void Visit(int rule, Action<int, ReadOnlyMemory<int>> visit)
    {
        var starts = Spread(rule);
        var buffers = new (ulong[] Scratch, int[] Rows)[threads];
        Workers.Run(
            threads,
            Partitions,
            (worker, partition) =>
            {
                var from = starts[partition];
                var size = starts[partition + 1] - from;
                if (size < 2)
                    return;
                ref var buffer = ref buffers[worker];
                if (buffer.Scratch is null || buffer.Scratch.Length < size)
                    buffer = (new ulong[size + (size / 4)], new int[size + (size / 4)]);
                Sort(_entries.AsSpan(from, size), buffer.Scratch);
                Walk(_entries.AsSpan(from, size), buffer.Rows, worker, visit);
            }
        );
    }

    // Each thread counts, then writes, its own stretch of rows, so rows stay in order within a partition.
    private int[] Spread(int rule)
    {
        var rows = keys.Rows;
        var counts = new int[threads][];
        Workers.Run(threads, threads, (_, t) => counts[t] = Count(rule, Part(rows, t), Part(rows, t + 1)));
        var starts = new int[Partitions + 1];
        var at = 0;
        for (var p = 0; p < Partitions; p++)
        {
            starts[p] = at;
            for (var t = 0; t < threads; t++)
                (counts[t][p], at) = (at, at + counts[t][p]);
        }

        starts[Partitions] = at;
        if (_entries.Length < at)
            _entries = new ulong[at];
        Workers.Run(threads, threads, (_, t) => Write(rule, Part(rows, t), Part(rows, t + 1), counts[t]));
        return starts;
    }

    private int Part(int rows, int thread) => (int)((long)rows * thread / threads);

    private int[] Count(int rule, int from, int to)
    {
        var counts = new int[Partitions];
        for (var row = from; row < to; row++)
        {
            var key = keys.Of(row, rule);
            if (key != 0)
                counts[key >> 24]++;
        }

        return counts;
    }

    private void Write(int rule, int from, int to, int[] places)
    {
        for (var row = from; row < to; row++)
        {
            var key = keys.Of(row, rule);
            if (key != 0)
                _entries[places[key >> 24]++] = ((ulong)key << 32) | (uint)row;
        }
    }

    // The top byte of the key is the partition; three passes over the rest, least first, keep rows in order.
    internal static void Sort(Span<ulong> entries, Span<ulong> scratch, int toBit = 56)
    {
        if (entries.Length < 48)
        {
            entries.Sort();
            return;
        }

        Span<int> places = stackalloc int[256];
        var source = entries;
        var target = scratch[..entries.Length];
        for (var shift = 32; shift < toBit; shift += 8)
        {
            places.Clear();
            foreach (var entry in source)
                places[(int)(entry >> shift) & 255]++;
            var at = 0;
            for (var i = 0; i < 256; i++)
                (places[i], at) = (at, at + places[i]);
            foreach (var entry in source)
                target[places[(int)(entry >> shift) & 255]++] = entry;
            var swap = source;
            source = target;
            target = swap;
        }

        if (source != entries)
            source.CopyTo(entries);
    }

    private static void Walk(
        ReadOnlySpan<ulong> entries,
        int[] rows,
        int worker,
        Action<int, ReadOnlyMemory<int>> visit
    )
    {
        for (var i = 0; i < entries.Length; )
        {
            var key = entries[i] >> 32;
            var start = i;
            while (i < entries.Length && entries[i] >> 32 == key)
            {
                rows[i - start] = (int)(uint)entries[i];
                i++;
            }

            if (i - start > 1)
                visit(worker, rows.AsMemory(0, i - start));
        }
    }
}
