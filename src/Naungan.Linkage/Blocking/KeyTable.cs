using System.Runtime.Intrinsics;
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
            (values[p], places[p]) = (Parts[p].Of(line[Parts[p].Column.Slot]), p);
        return Join(values, places);
    }

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
    private readonly uint[] _keys;

    public KeyTable(IReadOnlyList<BlockingRule> rules, RecordLines lines, int threads)
    {
        Rules = rules;
        Stride = Math.Max(8, (rules.Count + 7) & ~7);
        Rows = lines.Count;
        _keys = new uint[(long)lines.Count * Stride];
        Workers.Ranges(threads, lines.Count, (from, to) => Fill(lines, from, to));
    }

    public IReadOnlyList<BlockingRule> Rules { get; }

    public int Stride { get; }

    public int Rows { get; }

    public uint Of(int row, int rule) => _keys[(row * Stride) + rule];

    /// <summary>Takes a record out of a rule: its block is too large to be of use.</summary>
    public void Clear(int row, int rule) => _keys[(row * Stride) + rule] = 0;

    /// <summary>True when an earlier rule brings the two records together already.</summary>
    public bool IsOwnedBefore(int rule, int a, int b)
    {
        var left = _keys.AsSpan(a * Stride, Stride);
        var right = _keys.AsSpan(b * Stride, Stride);
        for (var at = 0; at < rule; at += Vector256<uint>.Count)
        {
            var x = Vector256.Create<uint>(left[at..]);
            var same = Vector256.Equals(x, Vector256.Create<uint>(right[at..])) & ~Vector256.Equals(x, default);
            var bits = same.ExtractMostSignificantBits();
            var before = rule - at;
            if (before < Vector256<uint>.Count)
                bits &= (1u << before) - 1;
            if (bits != 0)
                return true;
        }

        return false;
    }

    /// <summary>The first rule that brings two records together; -1 when none does.</summary>
    public int OwnerOf(int a, int b)
    {
        for (var rule = 0; rule < Rules.Count; rule++)
        {
            if (Of(a, rule) != 0 && Of(a, rule) == Of(b, rule))
                return rule;
        }

        return -1;
    }

    // Parts are shared between rules: each is looked up once a record.
    private void Fill(RecordLines lines, int from, int to)
    {
        var parts = Rules.SelectMany(r => r.Parts).Distinct().ToArray();
        var places = Rules.Select(r => r.Parts.Select(p => Array.IndexOf(parts, p)).ToArray()).ToArray();
        Span<uint> values = stackalloc uint[parts.Length];
        for (var row = from; row < to; row++)
        {
            var line = lines.Line(row);
            for (var p = 0; p < parts.Length; p++)
                values[p] = parts[p].Of(line[parts[p].Column.Slot]);
            var keys = _keys.AsSpan(row * Stride, Stride);
            for (var rule = 0; rule < places.Length; rule++)
                keys[rule] = BlockingRule.Join(values, places[rule]);
        }
    }
}
