using System.Runtime.CompilerServices;

namespace Naungan.Linkage.Reading;

/// <summary>One column to be read: its name in the file and how its fields are normalised.</summary>
public sealed record ColumnSpec(string Name, FieldKind Kind);

/// <summary>A column of numbered values: one number a row, 0 where the value is missing.</summary>
public sealed class TableColumn(string name, FieldKind kind)
{
    private int[] _ids = [];

    public string Name { get; } = name;

    public FieldKind Kind { get; } = kind;

    public ValueDictionary Values { get; } = new();

    public ReadOnlySpan<int> Ids => _ids;

    /// <summary>The rows' numbers as an array (longer than the row count), for loops that index it.</summary>
    public int[] Rows => _ids;

    /// <summary>Makes room at once for as many rows as a file seems to have.</summary>
    internal void Reserve(int rows)
    {
        if (_ids.Length < rows)
            Array.Resize(ref _ids, rows);
    }

    internal Span<int> Extend(int from, int count)
    {
        if (_ids.Length < from + count)
            Array.Resize(
                ref _ids,
                Math.Max(from + count, Math.Max(1024, (int)Math.Min(_ids.Length * 3L / 2, 1 << 30)))
            );
        return _ids.AsSpan(from, count);
    }

    internal void Close(bool rows)
    {
        Values.Close();
        if (rows)
            _ids = [];
    }

    /// <summary>How many rows hold each value, by value number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int[] CountValues(int rows)
    {
        var counts = new int[Values.Count + 1];
        foreach (var id in _ids.AsSpan(0, rows))
            counts[id]++;
        return counts;
    }
}

/// <summary>
/// Records as numbered columns. Rows of a second list (link) follow those of the first; <see cref="LeftCount"/>
/// says where they begin, and equals <see cref="RowCount"/> when there is one list.
/// </summary>
public sealed class Table(IReadOnlyList<TableColumn> columns, TableColumn leftIds, TableColumn rightIds)
{
    public IReadOnlyList<TableColumn> Columns { get; } = columns;

    public int RowCount { get; internal set; }

    public int LeftCount { get; internal set; }

    /// <summary>Rows left out because they could not be read, or repeated an id, when the option allows it.</summary>
    public IReadOnlyList<BadRow> SetAside { get; internal set; } = [];

    /// <summary>
    /// Gives back what only finding values needs, and with <paramref name="rows"/> the numbers of the rows, which
    /// record lines hold as well.
    /// </summary>
    internal void Close(bool rows)
    {
        leftIds.Values.Close();
        rightIds.Values.Close();
        foreach (var column in Columns)
            column.Close(rows);
    }

    public string IdOf(int row) => System.Text.Encoding.UTF8.GetString(IdBytes(row));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<byte> IdBytes(int row) =>
        row < LeftCount ? leftIds.Values.Bytes(leftIds.Ids[row]) : rightIds.Values.Bytes(rightIds.Ids[row - LeftCount]);

    /// <summary>A number for a record that depends on its id and list only, never on its place in the file.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong IdHash(int row) => ValueDictionary.Hash(IdBytes(row)) ^ (row < LeftCount ? 0 : 0x5851F42D4C957F2DUL);

    /// <summary>The row with this id in the first list, or in the second; -1 when there is none.</summary>
    public int RowOf(string id, bool right = false)
    {
        var column = right ? rightIds : leftIds;
        var number = column.Values.Find(System.Text.Encoding.UTF8.GetBytes(id));
        if (number == 0)
            return -1;
        var rows = right ? RowCount - LeftCount : LeftCount;
        var at = column.Ids[..rows].IndexOf(number);
        return at < 0 || !right ? at : at + LeftCount;
    }

    public TableColumn? Column(string name) =>
        Columns.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A row that was set aside: where it stood and what was wrong.</summary>
public sealed record BadRow(string File, long Line, string Reason);

/// <summary>The input cannot be used as it is; the message says where and what to do.</summary>
public sealed class LinkageInputException(string reason, string message) : Exception(message)
{
    /// <summary>A fixed name for the kind of trouble, such as <c>missing-column</c> or <c>duplicate-id</c>.</summary>
    public string Reason { get; } = reason;
}
