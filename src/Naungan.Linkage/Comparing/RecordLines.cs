using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Naungan.Linkage.Comparing;

/// <summary>
/// Records row by row: 32 bits of the record's own hash, the value numbers of its columns and what is derived from
/// them, side by side, the facts that decide first in front. Judging a pair touches two lines and little else.
/// </summary>
public sealed class RecordLines
{
    private const int CacheLine = 64 / sizeof(int);

    /// <summary>Lines written together; so many stay in the nearest cache.</summary>
    private const int RowsAtOnce = 128;

    private readonly ColumnView[] _columns;
    private readonly LinePart[] _parts;
    private int[] _lines;
    private int _start;

    public RecordLines(Schema schema, int rows)
    {
        (_columns, _parts, Stride) = ([.. schema.Views], [.. schema.Parts], schema.LineWidth);
        _lines = Allocate((long)rows * Stride, out _start);
        Count = rows;
    }

    /// <summary>Numbers in a line: one or more whole cache lines.</summary>
    public int Stride { get; }

    public int Count { get; private set; }

    /// <summary>Place of the record's hash in a line.</summary>
    public const int HashSlot = 0;

    public ReadOnlySpan<int> Line(int row) => _lines.AsSpan(_start + (row * Stride), Stride);

    public uint Hash(int row) => (uint)_lines[_start + (row * Stride)];

    /// <summary>Asks for a line before it is needed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Fetch(int row)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref _lines[_start + (row * Stride)]));
            if (Stride > CacheLine)
                Sse.Prefetch0(Unsafe.AsPointer(ref _lines[_start + (row * Stride) + CacheLine]));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(int from, int to, Func<int, ulong> idHash)
    {
        for (var row = from; row < to; row += RowsAtOnce)
            FillStretch(row, Math.Min(RowsAtOnce, to - row), idHash);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillStretch(int from, int rows, Func<int, ulong> idHash)
    {
        var lines = _lines.AsSpan(_start + (from * Stride), rows * Stride);
        for (var i = 0; i < rows; i++)
            lines[(i * Stride) + HashSlot] = (int)(idHash(from + i) >> 32);
        foreach (var column in _columns)
        {
            var values = column.Column.Rows.AsSpan(from, rows);
            for (var i = 0; i < values.Length; i++)
                lines[(i * Stride) + column.Slot] = values[i];
        }

        foreach (var part in _parts)
            part.WriteAll(lines, Stride);
    }

    /// <summary>Writes what is derived from the values of a line whose value numbers are in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Derive(Span<int> line)
    {
        foreach (var part in _parts)
            part.Write(line[part.Column.Slot], line.Slice(part.At, part.Width));
    }

    /// <summary>Room for one more record; its line is to be filled by the caller.</summary>
    public Span<int> Append()
    {
        var used = (long)Count * Stride;
        if (_lines.Length < _start + used + Stride)
        {
            var more = Allocate(Math.Max(used + (used / 4), used + (64 * Stride)), out var start);
            _lines.AsSpan(_start, (int)used).CopyTo(more.AsSpan(start));
            (_lines, _start) = (more, start);
        }

        Count++;
        return _lines.AsSpan(_start + (int)used, Stride);
    }

    /// <summary>Memory whose first used number begins a cache line; lines never move.</summary>
    internal static unsafe T[] Allocate<T>(long length, out int start)
        where T : unmanaged
    {
        var memory = GC.AllocateArray<T>(checked((int)(length + (64 / sizeof(T)))), pinned: true);
        var address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(memory));
        start = (int)((64 - (address & 63)) & 63) / sizeof(T);
        return memory;
    }

    private static int[] Allocate(long length, out int start) => Allocate<int>(length, out start);

    /// <summary>The width of a line that holds so many numbers.</summary>
    public static int WidthFor(int numbers) => (numbers + CacheLine - 1) / CacheLine * CacheLine;
}
