using System.Runtime.CompilerServices;
using Naungan.Linkage.Comparing;

namespace Naungan.Linkage.Blocking;

/// <summary>
/// Brings the records of one rule together: keys are spread over 256 partitions, each partition is sorted within
/// the cache, and its blocks are handed on at once. Nothing about pairs is kept.
/// </summary>
public sealed class BlockScan(KeyTable keys, RecordLines lines, int threads)
{
    private const int Partitions = KeyTable.Partitions;

    private const int RowsAhead = 24;

    private ulong[] _entries = [];

    /// <summary>Visits every block of a rule with at least two records; rows within a block ascend.</summary>
    /// <param name="visit">Called with the worker's number and the block; blocks come in no fixed order.</param>
    public void Visit(int rule, Action<int, ReadOnlyMemory<int>> visit)
    {
        var starts = Spread(rule);
        var buffers = new Buffers[threads];
        Workers.Run(
            threads,
            Partitions,
            (worker, partition) =>
            {
                var from = starts[partition];
                var size = starts[partition + 1] - from;
                if (size < 2)
                    return;
                var buffer = buffers[worker] ??= new Buffers();
                buffer.Reserve(size);
                var shared = DropLoners(_entries.AsSpan(from, size), buffer);
                Sort(shared, buffer.Scratch);
                Walk(shared, buffer.Rows, worker, visit);
            }
        );
    }

    // Most keys of a good rule belong to one record only. Two small bit sets find nearly all of them before sorting.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Span<ulong> DropLoners(Span<ulong> entries, Buffers buffer)
    {
        var once = buffer.Once;
        var twice = buffer.Twice;
        once.AsSpan().Clear();
        twice.AsSpan().Clear();
        var shift = 64 - buffer.SetBits;
        foreach (var entry in entries)
        {
            var place = (entry >> 32) * 0x9E3779B97F4A7C15UL >> shift;
            var bit = 1UL << (int)(place & 63);
            twice[place >> 6] |= once[place >> 6] & bit;
            once[place >> 6] |= bit;
        }

        var kept = 0;
        foreach (var entry in entries)
        {
            var place = (entry >> 32) * 0x9E3779B97F4A7C15UL >> shift;
            if ((twice[place >> 6] >> (int)(place & 63) & 1) != 0)
                entries[kept++] = entry;
        }

        return entries[..kept];
    }

    private sealed class Buffers
    {
        public ulong[] Scratch { get; private set; } = [];

        public int[] Rows { get; private set; } = [];

        public ulong[] Once { get; private set; } = [];

        public ulong[] Twice { get; private set; } = [];

        /// <summary>The bit sets have two to this power bits, some eight for every entry.</summary>
        public int SetBits { get; private set; }

        public void Reserve(int size)
        {
            if (Scratch.Length >= size)
                return;
            Scratch = new ulong[size + (size / 4)];
            Rows = new int[Scratch.Length];
            SetBits = Math.Max(10, System.Numerics.BitOperations.Log2((uint)size) + 3);
            Once = new ulong[1 << (SetBits - 6)];
            Twice = new ulong[Once.Length];
        }
    }

    // How many keys go where was counted when they were made; each thread writes its own stretch of rows, so rows stay
    // in order within a partition.
    private int[] Spread(int rule)
    {
        var places = new int[keys.Threads][];
        for (var t = 0; t < places.Length; t++)
            places[t] = keys.Counts[t].AsSpan(rule * Partitions, Partitions).ToArray();
        var starts = new int[Partitions + 1];
        var at = 0;
        for (var p = 0; p < Partitions; p++)
        {
            starts[p] = at;
            foreach (var place in places)
                (place[p], at) = (at, at + place[p]);
        }

        starts[Partitions] = at;
        if (_entries.Length < at)
            _entries = GC.AllocateUninitializedArray<ulong>(at);
        Workers.Run(
            threads,
            places.Length,
            (_, t) => keys.Spread(rule, keys.From(t), keys.From(t + 1), places[t], _entries)
        );
        return starts;
    }

    // The top byte of the key is the partition; three passes over the rest, least first, keep rows in order.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    // The records of later blocks are on their way from memory while the ones before them are judged.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Walk(ReadOnlySpan<ulong> entries, int[] rows, int worker, Action<int, ReadOnlyMemory<int>> visit)
    {
        var fetched = 0;
        for (var i = 0; i < entries.Length; )
        {
            var key = entries[i] >> 32;
            var start = i;
            while (i < entries.Length && entries[i] >> 32 == key)
            {
                rows[i - start] = (int)(uint)entries[i];
                i++;
            }

            for (var ahead = Math.Min(entries.Length, i + RowsAhead); fetched < ahead; fetched++)
            {
                keys.Fetch((int)(uint)entries[fetched]);
                lines.Fetch((int)(uint)entries[fetched]);
            }

            if (i - start > 1)
                visit(worker, rows.AsMemory(0, i - start));
        }
    }
}
