namespace Naungan.Linkage.Comparing;

/// <summary>
/// Records row by row: the value numbers of the compared columns and 32 bits of the record's own hash, side by side
/// in one cache line, so that judging a pair touches two lines instead of one place a column.
/// </summary>
public sealed class RecordLines
{
    private readonly ColumnView[] _columns;
    private int[] _lines;

    public RecordLines(IReadOnlyList<ColumnView> columns, int rows)
    {
        _columns = [.. columns];
        Stride = (columns.Count + 1 + 3) & ~3;
        _lines = new int[(long)rows * Stride];
        Count = rows;
    }

    public int Stride { get; }

    public int Count { get; private set; }

    /// <summary>Place of the record hash in a line.</summary>
    public int HashSlot => Stride - 1;

    public ReadOnlySpan<int> Line(int row) => _lines.AsSpan(row * Stride, Stride);

    public uint Hash(int row) => (uint)_lines[(row * Stride) + Stride - 1];

    // A few hundred lines at a time: they stay in the cache while column after column is written into them.
    private const int LinesAtOnce = 256;

    public void Fill(int from, int to, Func<int, ulong> idHash)
    {
        for (var start = from; start < to; start += LinesAtOnce)
        {
            var end = Math.Min(to, start + LinesAtOnce);
            for (var c = 0; c < _columns.Length; c++)
            {
                var rows = _columns[c].Column.Rows;
                for (var row = start; row < end; row++)
                    _lines[(row * Stride) + c] = rows[row];
            }

            for (var row = start; row < end; row++)
                _lines[(row * Stride) + Stride - 1] = (int)(idHash(row) >> 32);
        }
    }

    /// <summary>Room for one more record; its line is to be filled by the caller.</summary>
    public Span<int> Append()
    {
        if (_lines.Length < (Count + 1) * Stride)
            Array.Resize(ref _lines, Math.Max(_lines.Length + (_lines.Length / 4), (Count + 64) * Stride));
        Count++;
        return _lines.AsSpan((Count - 1) * Stride, Stride);
    }

    public void CutBack(int rows) => Count = rows;
}
