using System.Text;

namespace Naungan.Linkage.Reading;

/// <summary>Collects rows, from files or from memory, into a <see cref="Table"/>.</summary>
public sealed class TableBuilder
{
    private readonly List<TableColumn> _columns;
    private readonly TableColumn _leftIds = new("id", FieldKind.Raw);
    private readonly TableColumn _rightIds = new("id", FieldKind.Raw);
    private readonly List<BadRow> _bad = [];
    private readonly byte[] _scratch = new byte[ValueDictionary.ValueBytesMax + 64];
    private int _rows;
    private int _left = -1;

    public TableBuilder(IReadOnlyList<ColumnSpec> columns) =>
        _columns = [.. columns.Select(c => new TableColumn(c.Name, c.Kind))];

    public IReadOnlyList<TableColumn> Columns => _columns;

    /// <summary>True when unreadable rows and repeated ids are set aside and counted instead of refused.</summary>
    public bool SetBadRowsAside { get; init; }

    internal int Rows => _rows;

    internal TableColumn Ids => _left < 0 ? _leftIds : _rightIds;

    internal int IdsBefore => _left < 0 ? 0 : _left;

    /// <summary>Adds one record from memory; null and empty strings are missing values.</summary>
    public void Add(string id, IReadOnlyList<string?> values)
    {
        if (values.Count != _columns.Count)
            throw new ArgumentException($"Expected {_columns.Count} values, got {values.Count}.", nameof(values));
        var before = Ids.Values.Count;
        var number = Ids.Values.GetOrAdd(id);
        if (Ids.Values.Count == before)
        {
            Refuse("", _rows + 1, number == 0 ? "missing-id" : "duplicate-id");
            return;
        }

        Ids.Extend(_rows - IdsBefore, 1)[0] = number;
        for (var c = 0; c < _columns.Count; c++)
            _columns[c].Extend(_rows, 1)[0] = Encode(_columns[c], values[c]);
        _rows++;
    }

    /// <summary>Ends the first list; what is added from here on belongs to the second.</summary>
    public void StartRight()
    {
        if (_left >= 0)
            throw new InvalidOperationException("The second list has already begun.");
        _left = _rows;
    }

    public Table Build() =>
        new(_columns, _leftIds, _rightIds)
        {
            RowCount = _rows,
            LeftCount = _left < 0 ? _rows : _left,
            SetAside = _bad,
        };

    internal void AddRows(int count) => _rows += count;

    internal void Refuse(string file, long line, string reason)
    {
        if (!SetBadRowsAside)
        {
            var where = file.Length == 0 ? "Row" : $"{Path.GetFileName(file)}: line";
            var message = FormattableString.Invariant($"{where} {line}: {Explain(reason)}");
            throw new LinkageInputException(reason, message);
        }

        _bad.Add(new BadRow(file, line, reason));
    }

    internal int Encode(TableColumn column, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return 0;
        var bytes = Encoding.UTF8.GetBytes(value);
        var length = FieldText.Normalise(column.Kind, bytes, _scratch);
        return column.Values.GetOrAdd(_scratch.AsSpan(0, length));
    }

    private static string Explain(string reason) =>
        reason switch
        {
            "duplicate-id" => "this id has been used before; make ids unique or set such rows aside.",
            "missing-id" => "the record has no id.",
            "unclosed-quote" => "a quotation mark is opened and never closed.",
            _ => "the number of fields is not that of the heading; repair the line or set such rows aside.",
        };
}
