using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Naungan.Linkage.Comparing;
using Naungan.Linkage.Reading;

namespace Naungan.Linkage.Blocking;

/// <summary>A blocking rule: records meet when all its parts agree.</summary>
public sealed record BlockingRule(IReadOnlyList<KeyPart> Parts)
{
    public string Name { get; } = string.Join(" + ", Parts.Select(p => p.Name));

    /// <summary>32 bits of key for a record; 0 when a part is missing.</summary>
    public uint KeyOf(ReadOnlySpan<int> line)
    {
        Span<uint> values = stackalloc uint[Parts.Count];
        Span<int> places = stackalloc int[Parts.Count];
        for (var p = 0; p < Parts.Count; p++)
            (values[p], places[p]) = (Parts[p].Of(line), p);
        return Join(values, places);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Join(ReadOnlySpan<uint> values, ReadOnlySpan<int> places)
    {
        ulong key = 0x243F6A8885A308D3UL;
        foreach (var place in places)
        {
            if (values[place] == 0)
                return 0;
            key = ValueDictionary.Mix(key ^ values[place], 0x9E3779B97F4A7C15UL);
        }

        return KeyPart.Shorten(key);
    }
}

/// <summary>
/// The keys of every record, row by row: a pair belongs to the first rule whose keys agree, and that question is
/// asked for all earlier rules at once.
/// </summary>
public sealed class KeyTable
{
    /// <summary>Keys are hashes, so their highest bits spread records evenly.</summary>
    internal const int Partitions = 256;

    private const int RowsAtOnce = 64;

    private readonly uint[] _keys;
    private readonly int _start;

    public KeyTable(IReadOnlyList<BlockingRule> rules, RecordLines lines, int threads)
    {
        Rules = rules;
        Stride = Math.Max(8, (rules.Count + 7) & ~7);
        Rows = lines.Count;
        Threads = threads;
        _keys = RecordLines.Allocate<uint>((long)lines.Count * Stride, out _start);
        Counts = [.. Enumerable.Range(0, threads).Select(_ => new int[Math.Max(1, rules.Count) * Partitions])];
        Workers.Run(threads, threads, (_, t) => Fill(lines, From(t), From(t + 1), Counts[t]));
    }

    public IReadOnlyList<BlockingRule> Rules { get; }

    public int Stride { get; }

    public int Rows { get; }

    public int Threads { get; }

    /// <summary>By stretch of rows: how many keys of a rule lie in each partition.</summary>
    internal int[][] Counts { get; }

    /// <summary>Where a thread's stretch of rows begins.</summary>
    internal int From(int thread) => (int)((long)Rows * thread / Threads);

    public uint Of(int row, int rule) => _keys[_start + (row * Stride) + rule];

    /// <summary>Takes a record out of a rule: its block is too large to be of use.</summary>
    public void Clear(int row, int rule) => _keys[_start + (row * Stride) + rule] = 0;

    /// <summary>Asks for the keys of a record before they are needed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Fetch(int row)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref _keys[_start + (row * Stride)]));
    }

    /// <summary>True when an earlier rule brings the two records together already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsOwnedBefore(int rule, int a, int b)
    {
        for (var at = 0; at < rule; at += Vector256<uint>.Count)
        {
            var x = Vector256.LoadUnsafe(ref _keys[_start + (a * Stride) + at]);
            var y = Vector256.LoadUnsafe(ref _keys[_start + (b * Stride) + at]);
            var same = Vector256.Equals(x, y) & ~Vector256.Equals(x, default);
            var bits = same.ExtractMostSignificantBits();
            var before = rule - at;
            if (before < Vector256<uint>.Count)
                bits &= (1u << before) - 1;
            if (bits != 0)
                return true;
        }

        return false;
    }

    /// <summary>The keys of one rule, row by row, for a stretch of rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Spread(int rule, int from, int to, Span<int> places, ulong[] entries)
    {
        var at = _start + (from * Stride) + rule;
        for (var row = from; row < to; row++, at += Stride)
        {
            var key = _keys[at];
            if (key != 0)
                entries[places[(int)(key >> 24)]++] = ((ulong)key << 32) | (uint)row;
        }
    }

    // Parts are shared between rules: each is worked out once a record.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill(RecordLines lines, int from, int to, int[] counts)
    {
        var parts = Rules.SelectMany(r => r.Parts).Distinct().ToArray();
        var places = Rules.Select(r => r.Parts.Select(p => Array.IndexOf(parts, p) * RowsAtOnce).ToArray()).ToArray();
        var bags = parts.OfType<WordKey>().Select(part => part.Bags).Distinct().ToArray();
        var values = new uint[parts.Length * RowsAtOnce];
        for (var row = from; row < to; row += RowsAtOnce)
        {
            var rows = Math.Min(RowsAtOnce, to - row);
            foreach (var bag in bags)
            {
                for (var i = 0; i < rows; i++)
                    bag.Fetch(lines.Line(row + i));
            }

            for (var p = 0; p < parts.Length; p++)
                parts[p].OfAll(lines, row, values.AsSpan(p * RowsAtOnce, rows));
            for (var i = 0; i < rows; i++)
                Join(row + i, values.AsSpan(i), places, counts);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Join(int row, ReadOnlySpan<uint> values, int[][] places, int[] counts)
    {
        var keys = _keys.AsSpan(_start + (row * Stride), Stride);
        for (var rule = 0; rule < places.Length; rule++)
        {
            var key = BlockingRule.Join(values, places[rule]);
            keys[rule] = key;
            if (key != 0)
                counts[(rule * Partitions) + (int)(key >> 24)]++;
        }
    }
}
