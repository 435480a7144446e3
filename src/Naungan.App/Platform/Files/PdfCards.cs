using System.Globalization;
using System.Text;

namespace Naungan.App.Platform.Files;

/// <summary>
/// Writes a PDF of small pages drawn by place: cards and slips. Points from the lower left corner; embeds the glyphs it
/// uses.
/// </summary>
internal sealed class PdfCards : IDisposable
{
    private const double Leading = 1.3;
    private readonly PdfObjects _objects;
    private readonly PdfFont _regular;
    private readonly PdfFont _bold;
    private readonly List<int> _pages = [];
    private readonly StringBuilder _page = new();
    private readonly double _width;
    private readonly double _height;
    private readonly string _title;
    private readonly int _tree;
    private readonly int _resources;

    internal PdfCards(Stream output, string title, double width, double height)
    {
        (_width, _height, _title) = (width, height, title);
        _objects = new PdfObjects(output);
        _regular = new PdfFont(_objects, Font("Inter-Regular"), "Inter-Regular");
        _bold = new PdfFont(_objects, Font("Inter-Bold"), "Inter-Bold");
        (_tree, _resources) = (_objects.Reserve(), _objects.Reserve());
    }

    /// <summary>Text broken into lines of a width; returns where the next line would stand.</summary>
    internal double Text(string text, double x, double y, double size, double width, bool bold = false)
    {
        var font = bold ? _bold : _regular;
        foreach (var line in PdfLines.Wrap(font, text, size, width))
        {
            var name = bold ? "F2" : "F1";
            _page.Append(
                CultureInfo.InvariantCulture,
                $"BT /{name} {size:0.##} Tf {x:0.##} {y:0.##} Td <{font.Encode(line)}> Tj ET\n"
            );
            y -= size * Leading;
        }
        return y;
    }

    /// <summary>A filled rectangle; colours are written the PDF way, three shares of red, green and blue.</summary>
    internal void Fill(string colour, double x, double y, double width, double height) =>
        _page.Append(
            CultureInfo.InvariantCulture,
            $"{colour} rg {x:0.##} {y:0.##} {width:0.##} {height:0.##} re f 0 g\n"
        );

    /// <summary>Colour of the text that follows.</summary>
    internal void Ink(string colour) => _page.Append(CultureInfo.InvariantCulture, $"{colour} rg\n");

    internal void Drawn(string operators) => _page.Append(operators);

    internal void EndPage()
    {
        var content = _objects.AddStream(Encoding.ASCII.GetBytes(_page.ToString()));
        _page.Clear();
        _pages.Add(
            _objects.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"<</Type/Page/Parent {_tree} 0 R/MediaBox[0 0 {_width:0.##} {_height:0.##}]"
                        + $"/Resources {_resources} 0 R/Contents {content} 0 R>>"
                )
            )
        );
    }

    public void Dispose()
    {
        _regular.Embed();
        _bold.Embed();
        var invariant = CultureInfo.InvariantCulture;
        _objects.Put(
            _resources,
            string.Create(invariant, $"<</Font<</F1 {_regular.Number} 0 R/F2 {_bold.Number} 0 R>>>>")
        );
        var kids = string.Join(' ', _pages.Select(page => string.Create(invariant, $"{page} 0 R")));
        _objects.Put(_tree, string.Create(invariant, $"<</Type/Pages/Count {_pages.Count}/Kids[{kids}]>>"));
        var about = _objects.Add($"<</Title{PdfObjects.Text(_title)}/Producer(Naungan)>>");
        var catalog = _objects.Add(string.Create(invariant, $"<</Type/Catalog/Pages {_tree} 0 R/Lang(id-ID)>>"));
        _objects.End(catalog, about);
    }

    private static TrueTypeFont Font(string name) =>
        TrueTypeFont.Read(Path.Combine(AppContext.BaseDirectory, "wwwroot", "fonts", name + ".ttf"));
}
