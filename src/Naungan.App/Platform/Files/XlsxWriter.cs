using System.IO.Compression;
using System.Text;

namespace Naungan.App.Platform.Files;

/// <summary>
/// Writes a workbook row by row in constant memory. Cells are typed: text is always an inline string, so nothing a
/// person typed can run as a formula. Times in the package are fixed, so the same cells give the same bytes.
/// </summary>
public sealed class XlsxWriter : IDisposable
{
    private static readonly DateTimeOffset _entryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly byte[][] _columns = ColumnNames(Limits.ColumnsPerSheet + 2);

    private readonly ZipArchive _zip;
    private readonly List<string> _sheets = [];
    private readonly List<(int Row, int Columns)> _merges = [];
    private Stream? _entry;
    private XmlBytes? _xml;
    private int _column;
    private bool _rowOpen;

    public XlsxWriter(Stream output, bool leaveOpen = false) =>
        _zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen);

    /// <summary>Number of the row being written, as the spreadsheet numbers it; 0 before the first.</summary>
    public int Row { get; private set; }

    /// <summary>Starts the next sheet. The name is cut and cleaned to what spreadsheets allow.</summary>
    /// <param name="name">Shown on the tab; must differ from the names before it.</param>
    /// <param name="frozenRows">Rows that stay in sight while scrolling.</param>
    /// <param name="widths">Column widths in characters, from the first column.</param>
    public void BeginSheet(string name, int frozenRows = 0, params ReadOnlySpan<int> widths)
    {
        EndSheet();
        _sheets.Add(SheetName(name));
        _entry = Part(FormattableString.Invariant($"xl/worksheets/sheet{_sheets.Count}.xml"));
        _xml = new XmlBytes(_entry);
        _xml.Raw(Encoding.UTF8.GetBytes(XlsxParts.SheetHead));
        if (frozenRows > 0)
        {
            _xml.Raw("<pane ySplit=\""u8);
            _xml.Number(frozenRows);
            _xml.Raw("\" topLeftCell=\"A"u8);
            _xml.Number(frozenRows + 1);
            _xml.Raw("\" activePane=\"bottomLeft\" state=\"frozen\"/>"u8);
        }
        _xml.Raw("</sheetView></sheetViews>"u8);
        WriteWidths(widths);
        _xml.Raw("<sheetData>"u8);
        Row = 0;
    }

    public void BeginRow()
    {
        EndRow();
        if (Row == Limits.RowsPerSheet)
            throw new InvalidOperationException("A sheet holds at most 1,048,576 rows.");
        Row++;
        _column = 0;
        _rowOpen = true;
        Xml.Raw("<row r=\""u8);
        Xml.Number(Row);
        Xml.Raw("\">"u8);
    }

    public void Text(ReadOnlySpan<char> text, CellLook look = CellLook.Plain)
    {
        if (text.IsEmpty && look == CellLook.Plain)
        {
            Skip();
            return;
        }
        BeginCell(look);
        Xml.Raw(" t=\"inlineStr\"><is><t"u8);
        if (!text.IsEmpty && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])))
            Xml.Raw(" xml:space=\"preserve\""u8);
        Xml.Raw(">"u8);
        Xml.Text(text);
        Xml.Raw("</t></is></c>"u8);
    }

    public void Number(long value, CellLook look = CellLook.Plain)
    {
        BeginCell(look);
        Xml.Raw("><v>"u8);
        Xml.Number(value);
        Xml.Raw("</v></c>"u8);
    }

    public void Number(double value, CellLook look = CellLook.Plain)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "A spreadsheet has no such number.");
        BeginCell(look);
        Xml.Raw("><v>"u8);
        Xml.Number(value);
        Xml.Raw("</v></c>"u8);
    }

    /// <summary>A real date cell: days since 30 December 1899, the epoch that makes 1 March 1900 right.</summary>
    public void Date(DateOnly day) => Number((long)day.DayNumber - new DateOnly(1899, 12, 30).DayNumber, CellLook.Date);

    /// <summary>Leaves cells empty.</summary>
    public void Skip(int cells = 1) => _column += cells;

    /// <summary>Merges the first cells of the current row, as title rows have it.</summary>
    public void MergeFirst(int columns) => _merges.Add((Row, columns));

    public void Dispose()
    {
        EndSheet();
        Write("xl/workbook.xml", XlsxParts.Workbook(_sheets));
        Write("xl/_rels/workbook.xml.rels", XlsxParts.WorkbookRelations(_sheets.Count));
        Write("xl/styles.xml", XlsxParts.Styles);
        Write("_rels/.rels", XlsxParts.RootRelations);
        Write("[Content_Types].xml", XlsxParts.ContentTypes(_sheets.Count));
        _zip.Dispose();
    }

    private XmlBytes Xml => _xml ?? throw new InvalidOperationException("Begin a sheet first.");

    private void BeginCell(CellLook look)
    {
        if (!_rowOpen)
            throw new InvalidOperationException("Begin a row first.");
        Xml.Raw("<c r=\""u8);
        Xml.Raw(_columns[_column++]);
        Xml.Number(Row);
        Xml.Raw("\""u8);
        if (look == CellLook.Plain)
            return;
        Xml.Raw(" s=\""u8);
        Xml.Number((int)look);
        Xml.Raw("\""u8);
    }

    private void EndRow()
    {
        if (_rowOpen)
            Xml.Raw("</row>"u8);
        _rowOpen = false;
    }

    private void EndSheet()
    {
        if (_xml is null)
            return;
        EndRow();
        _xml.Raw("</sheetData>"u8);
        WriteMerges();
        _xml.Raw("</worksheet>"u8);
        _xml.Dispose();
        _entry!.Dispose();
        _xml = null;
    }

    private void WriteWidths(ReadOnlySpan<int> widths)
    {
        if (widths.IsEmpty)
            return;
        Xml.Raw("<cols>"u8);
        for (var i = 1; i <= widths.Length; i++)
        {
            Xml.Raw("<col min=\""u8);
            Xml.Number(i);
            Xml.Raw("\" max=\""u8);
            Xml.Number(i);
            Xml.Raw("\" width=\""u8);
            Xml.Number(widths[i - 1]);
            Xml.Raw("\" customWidth=\"1\"/>"u8);
        }
        Xml.Raw("</cols>"u8);
    }

    private void WriteMerges()
    {
        if (_merges.Count == 0)
            return;
        Xml.Raw("<mergeCells>"u8);
        foreach (var (row, columns) in _merges)
        {
            Xml.Raw("<mergeCell ref=\"A"u8);
            Xml.Number(row);
            Xml.Raw(":"u8);
            Xml.Raw(_columns[columns - 1]);
            Xml.Number(row);
            Xml.Raw("\"/>"u8);
        }
        Xml.Raw("</mergeCells>"u8);
        _merges.Clear();
    }

    private Stream Part(string name)
    {
        var entry = _zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = _entryTime;
        return entry.Open();
    }

    private void Write(string name, string text)
    {
        using var part = Part(name);
        part.Write(Encoding.UTF8.GetBytes(text));
    }

    private static string SheetName(string name)
    {
        var clean = string.Concat(name.Select(c => "[]:*?/\\".Contains(c, StringComparison.Ordinal) ? ' ' : c)).Trim();
        return clean.Length > 31 ? clean[..31] : clean;
    }

    private static byte[][] ColumnNames(int count) =>
        [.. Enumerable.Range(1, count).Select(n => Encoding.ASCII.GetBytes(CellReference.ColumnName(n)))];
}
