using System.Runtime.CompilerServices;

namespace Naungan.Linkage.Reading;

/// <summary>
/// Whole lines of a file, split and normalised by one thread: for each column that is read the hash, place and
/// length of every field. Numbering comes later, column by column.
/// </summary>
internal sealed class CsvChunk(int columns)
{
    private readonly byte[] _unquoted = new byte[ValueDictionary.ValueBytesMax + 64];
    private byte[] _text = [];
    private int _used;

    public ulong[][] Hashes { get; } = new ulong[columns][];

    public int[][] Starts { get; } = new int[columns][];

    public int[][] Lengths { get; } = new int[columns][];

    public int RowCount { get; private set; }

    /// <summary>Places in the file (byte offset) and reasons of the lines that could not be read.</summary>
    public List<(long Offset, string Reason)> Bad { get; } = [];

    /// <summary>Byte offset of each row, kept only until the ids have been checked.</summary>
    public long[] Offsets { get; private set; } = [];

    public ReadOnlySpan<byte> Text => _text;

    /// <summary>Splits and normalises lines, in place of what the chunk held before.</summary>
    /// <param name="lines">Complete lines, the last one with or without its line end.</param>
    /// <param name="plan">For each field of a line: the column it goes to, or -1.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Parse(ReadOnlySpan<byte> lines, long offset, byte delimiter, int[] plan, FieldKind[] kinds)
    {
        RowCount = 0;
        Bad.Clear();
        _used = 0;
        // Normal forms of text beyond ASCII can grow; twice the input is always enough.
        if (_text.Length < (lines.Length * 2) + ValueDictionary.ValueBytesMax)
            _text = GC.AllocateUninitializedArray<byte>((lines.Length * 2) + (2 * ValueDictionary.ValueBytesMax));
        var at = 0;
        while (at < lines.Length)
        {
            Reserve(RowCount + 1);
            Offsets[RowCount] = offset + at;
            var start = at;
            var reason = ParseLine(lines, ref at, delimiter, plan, kinds);
            if (reason is null)
                RowCount++;
            else if (reason.Length > 0)
                Bad.Add((offset + start, reason));
        }
    }

    // Null: a good row. Empty: a blank line. Otherwise the name of what is wrong.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private string? ParseLine(ReadOnlySpan<byte> lines, ref int at, byte delimiter, int[] plan, FieldKind[] kinds)
    {
        for (var field = 0; ; field++)
        {
            ReadOnlySpan<byte> value;
            if (at < lines.Length && lines[at] == (byte)'"')
            {
                var length = Unquote(lines, ref at, delimiter);
                if (length < 0)
                    return "unclosed-quote";
                value = _unquoted.AsSpan(0, length);
            }
            else
            {
                var rest = lines[at..];
                var length = rest.IndexOfAny(delimiter, (byte)'\n');
                value = length < 0 ? rest : rest[..length];
                at += value.Length;
            }

            var last = at >= lines.Length || lines[at] == (byte)'\n';
            at++;
            if (last && !value.IsEmpty && value[^1] == (byte)'\r')
                value = value[..^1];
            if (field == 0 && last && value.IsEmpty && plan.Length > 1)
                return "";
            if (field < plan.Length && plan[field] >= 0)
                Keep(plan[field], kinds[plan[field]], value);
            if (!last)
                continue;
            return field + 1 == plan.Length ? null : "field-count";
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Keep(int column, FieldKind kind, ReadOnlySpan<byte> value)
    {
        var length = FieldText.Normalise(kind, value, _text.AsSpan(_used));
        Hashes[column][RowCount] = ValueDictionary.Hash(_text.AsSpan(_used, length));
        Starts[column][RowCount] = _used;
        Lengths[column][RowCount] = length;
        _used += length;
    }

    // Reads a quoted field, doubled quotes made single, and stops on the delimiter or line end after it.
    private int Unquote(ReadOnlySpan<byte> lines, ref int at, byte delimiter)
    {
        var length = 0;
        at++;
        while (true)
        {
            if (at >= lines.Length)
                return -1;
            var b = lines[at++];
            if (b == (byte)'"')
            {
                if (at >= lines.Length || lines[at] != (byte)'"')
                    break;
                at++;
            }

            if (length < ValueDictionary.ValueBytesMax)
                _unquoted[length++] = b;
        }

        while (at < lines.Length && lines[at] != delimiter && lines[at] != (byte)'\n')
            at++;
        return length;
    }

    private void Reserve(int rows)
    {
        if (rows <= Offsets.Length)
            return;
        var size = Math.Max(4096, Offsets.Length * 2);
        var offsets = Offsets;
        Array.Resize(ref offsets, size);
        Offsets = offsets;
        for (var c = 0; c < Hashes.Length; c++)
        {
            Array.Resize(ref Hashes[c], size);
            Array.Resize(ref Starts[c], size);
            Array.Resize(ref Lengths[c], size);
        }
    }
}
