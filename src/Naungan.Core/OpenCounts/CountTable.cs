namespace Naungan.Core.OpenCounts;

/// <summary>
/// Counts of people by row and column with their sums, as a network: each count is an edge, and what flows into a node
/// flows out of it. Source to row: the row's sum; row to column: the cell; column to sink: the column's sum; sink to
/// source: the sum of all.
/// </summary>
public sealed class CountTable
{
    private readonly long[] _values;

    public CountTable(int rows, int columns, Func<int, int, long> count)
    {
        (Rows, Columns) = (rows, columns);
        _values = new long[(rows + 1) * (columns + 1)];
        for (var row = 0; row < rows; row++)
        for (var column = 0; column < columns; column++)
        {
            var value = count(row, column);
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(count));
            _values[Edge(row, column)] += value;
            _values[Edge(row, columns)] += value;
            _values[Edge(rows, column)] += value;
            _values[Edge(rows, columns)] += value;
        }
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Cells and sums; the last row and column are sums.</summary>
    public int Edges => _values.Length;

    public int Edge(int row, int column) => (row * (Columns + 1)) + column;

    public long Value(int edge) => _values[edge];

    internal int Nodes => Rows + Columns + 2;

    /// <summary>Source is node 0, then rows, then columns, then sink.</summary>
    internal (int From, int To) Ends(int edge)
    {
        var (row, column) = (edge / (Columns + 1), edge % (Columns + 1));
        var sink = Nodes - 1;
        return (row == Rows, column == Columns) switch
        {
            (true, true) => (sink, 0),
            (true, false) => (1 + Rows + column, sink),
            (false, true) => (0, 1 + row),
            _ => (1 + row, 1 + Rows + column),
        };
    }
}
