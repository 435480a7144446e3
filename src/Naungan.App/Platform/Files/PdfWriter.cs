using System.Globalization;
using System.Text;

namespace Naungan.App.Platform.Files;

/// <param name="Weight">Share of the width the column gets, relative to the others.</param>
/// <param name="ToRight">Numbers stand to the right.</param>
public sealed record PdfColumn(string Heading, int Weight, bool ToRight = false);

/// <summary>
/// Writes a report as PDF page by page: titles, paragraphs, tables whose heading repeats, "Halaman x dari y". Embeds
/// the glyphs it uses. The same content gives the same bytes; there is no clock in it.
/// </summary>
public sealed class PdfWriter : IDisposable
{
    private const double Margin = 42;
    private const double Leading = 1.35;
    private const double BodySize = 9.5;
    private const double TableSize = 8.5;
    private const double FootSize = 7.5;
    private const double Padding = 3;
    private const double Short = 595.28; // A4 in points
    private const double Long = 841.89;

    private readonly PdfObjects _objects;
    private readonly PdfFont _regular;
    private readonly PdfFont _bold;
    private readonly List<int> _pages = [];
    private readonly StringBuilder _page = new();
    private readonly double _width;
    private readonly double _height;
    private readonly string _title;
    private readonly string _footer;
    private readonly int _tree;
    private readonly int _resources;
    private readonly int _total;
    private double _y;

    /// <param name="title">Shown by readers in their window, and as the file's title.</param>
    /// <param name="footer">Left in the foot of each page, such as the government's name.</param>
    public PdfWriter(Stream output, string title, string footer = "", bool landscape = false)
    {
        (_width, _height) = landscape ? (Long, Short) : (Short, Long);
        (_title, _footer) = (title, footer);
        _objects = new PdfObjects(output);
        var folder = Path.Combine(AppContext.BaseDirectory, "wwwroot", "fonts");
        _regular = new PdfFont(_objects, TrueTypeFont.Read(Path.Combine(folder, "Inter-Regular.ttf")), "Inter-Regular");
        _bold = new PdfFont(_objects, TrueTypeFont.Read(Path.Combine(folder, "Inter-Bold.ttf")), "Inter-Bold");
        (_tree, _resources, _total) = (_objects.Reserve(), _objects.Reserve(), _objects.Reserve());
        _y = _height - Margin;
    }

    /// <summary>Pages so far, the one being written included.</summary>
    public int Pages => _pages.Count + 1;

    private double ContentWidth => _width - (2 * Margin);

    public void Title(string text)
    {
        Lines(_bold, text, 15);
        _y -= 4;
    }

    public void Heading(string text)
    {
        _y -= 6;
        // A heading alone at the foot of a page would be lost.
        Room(60);
        Lines(_bold, text, 11.5);
        _y -= 2;
    }

    public void Paragraph(string text)
    {
        Lines(_regular, text, BodySize);
        _y -= 5;
    }

    /// <summary>
    /// A table; <paramref name="rows"/> are read as they are written, so there may be any number of them.
    /// </summary>
    public void Table(IReadOnlyList<PdfColumn> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var layout = new PdfTableLayout(columns, ContentWidth);
        var headings = columns.Select(column => column.Heading).ToList();
        Room(60);
        Row(layout, headings, isHeading: true);
        foreach (var row in rows)
        {
            if (row.Count != columns.Count)
                throw new ArgumentException("A row has as many cells as the table has columns.", nameof(rows));
            Row(layout, row, isHeading: false, headings);
        }
        _y -= 8;
    }

    /// <summary>At the end: a QR and beside it what it proves; never split over two pages.</summary>
    public void Seal(string text, string qr)
    {
        const double Size = 84;
        Room(Size + 12);
        _y -= 6;
        _page.Append(QrBits.Drawn(qr, Margin, _y - Size, Size));
        var y = _y - 24;
        foreach (var line in PdfLines.Wrap(_regular, text, FootSize + 1, ContentWidth - Size - 12))
        {
            Show(_regular, line, FootSize + 1, Margin + Size + 12, y);
            y -= (FootSize + 1) * Leading;
        }
        _y -= Size + 6;
    }

    public void Dispose()
    {
        EndPage();
        Total();
        _regular.Embed();
        _bold.Embed();
        _objects.Put(
            _resources,
            Invariant($"<</Font<</F1 {_regular.Number} 0 R/F2 {_bold.Number} 0 R>>/XObject<</Total {_total} 0 R>>>>")
        );
        var kids = string.Join(' ', _pages.Select(page => Invariant($"{page} 0 R")));
        _objects.Put(_tree, Invariant($"<</Type/Pages/Count {_pages.Count}/Kids[{kids}]>>"));
        var about = _objects.Add($"<</Title{PdfObjects.Text(_title)}/Producer(Naungan)>>");
        var catalog = _objects.Add(
            Invariant($"<</Type/Catalog/Pages {_tree} 0 R/Lang(id-ID)/ViewerPreferences<</DisplayDocTitle true>>>>")
        );
        _objects.End(catalog, about);
    }

    private void Row(
        PdfTableLayout layout,
        IReadOnlyList<string> cells,
        bool isHeading,
        IReadOnlyList<string>? headings = null
    )
    {
        var font = isHeading ? _bold : _regular;
        var lines = new List<string>[cells.Count];
        for (var i = 0; i < lines.Length; i++)
            lines[i] = PdfLines.Wrap(font, cells[i], TableSize, layout.Width(i) - (2 * Padding));
        var height = (lines.Max(cell => cell.Count) * TableSize * Leading) + (2 * Padding);
        if (_y - height < Margin + 20 && headings is not null)
        {
            NextPage();
            Row(layout, headings, isHeading: true);
        }
        if (isHeading)
            Fill(Margin, _y - height, ContentWidth, height);
        for (var i = 0; i < lines.Length; i++)
            Cell(layout, i, lines[i], font);
        _y -= height;
        Rule(_y);
    }

    private void Cell(PdfTableLayout layout, int column, List<string> lines, PdfFont font)
    {
        var y = _y - Padding - TableSize;
        foreach (var line in lines)
        {
            var x = Margin + layout.Left(column) + Padding;
            if (layout.ToRight(column))
                x = Margin + layout.Left(column) + layout.Width(column) - Padding - font.Width(line, TableSize);
            Show(font, line, TableSize, x, y);
            y -= TableSize * Leading;
        }
    }

    private void Lines(PdfFont font, string text, double size)
    {
        foreach (var line in PdfLines.Wrap(font, text, size, ContentWidth))
        {
            Room(size * Leading);
            _y -= size * Leading;
            Show(font, line, size, Margin, _y);
        }
    }

    private void Room(double height)
    {
        if (_y - height < Margin + 20)
            NextPage();
    }

    /// <summary>What follows begins on a page of its own.</summary>
    public void NewPage() => NextPage();

    private void NextPage()
    {
        EndPage();
        _y = _height - Margin;
    }

    private void EndPage()
    {
        var number = Invariant($"Halaman {_pages.Count + 1} dari ");
        var x = _width - Margin - _regular.Width(number + "0000", FootSize);
        Show(_regular, _footer, FootSize, Margin, Margin - 12);
        Show(_regular, number, FootSize, x, Margin - 12);
        // How many pages there are is known at the end only, so every page shows one picture of that number.
        _page.Append(
            Invariant($"q 1 0 0 1 {x + _regular.Width(number, FootSize):0.##} {Margin - 12:0.##} cm /Total Do Q\n")
        );
        var content = _objects.AddStream(Encoding.ASCII.GetBytes(_page.ToString()));
        _page.Clear();
        _pages.Add(
            _objects.Add(
                Invariant($"<</Type/Page/Parent {_tree} 0 R/MediaBox[0 0 {_width:0.##} {_height:0.##}]")
                    + Invariant($"/Resources {_resources} 0 R/Contents {content} 0 R>>")
            )
        );
    }

    private void Total()
    {
        Show(_regular, _pages.Count.ToString(CultureInfo.InvariantCulture), FootSize, 0, 0);
        var entries = Invariant($"/Type/XObject/Subtype/Form/BBox[0 -3 60 12]/Resources {_resources} 0 R");
        _objects.PutStream(_total, Encoding.ASCII.GetBytes(_page.ToString()), entries);
        _page.Clear();
    }

    private void Show(PdfFont font, string text, double size, double x, double y)
    {
        if (text.Length == 0)
            return;
        var name = ReferenceEquals(font, _bold) ? "F2" : "F1";
        _page.Append(Invariant($"BT /{name} {size:0.##} Tf {x:0.##} {y:0.##} Td <{font.Encode(text)}> Tj ET\n"));
    }

    private void Fill(double x, double y, double width, double height) =>
        _page.Append(Invariant($"0.9 0.93 0.97 rg {x:0.##} {y:0.##} {width:0.##} {height:0.##} re f 0 g\n"));

    private void Rule(double y) =>
        _page.Append(Invariant($"0.75 G 0.5 w {Margin:0.##} {y:0.##} m {_width - Margin:0.##} {y:0.##} l S 0 G\n"));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
