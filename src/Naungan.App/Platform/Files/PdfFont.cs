using System.Globalization;
using System.Text;

namespace Naungan.App.Platform.Files;

/// <summary>
/// One font of one document: measures, encodes, remembers what was used, and embeds that much of the font.
/// </summary>
internal sealed class PdfFont(PdfObjects objects, TrueTypeFont font, string name)
{
    private readonly SortedDictionary<int, Rune> _used = [];

    public int Number { get; } = objects.Reserve();

    public double Width(ReadOnlySpan<char> text, double size)
    {
        var units = 0L;
        foreach (var character in text.EnumerateRunes())
            units += font.WidthOf(font.GlyphOf(character));
        return units * size / font.UnitsPerEm;
    }

    /// <summary>Glyph numbers as hexadecimal digits, ready for the operator Tj.</summary>
    public string Encode(ReadOnlySpan<char> text)
    {
        var hex = new StringBuilder(text.Length * 4);
        foreach (var character in text.EnumerateRunes())
        {
            var glyph = font.GlyphOf(character);
            _used.TryAdd(glyph, character);
            hex.Append(CultureInfo.InvariantCulture, $"{glyph:X4}");
        }
        return hex.ToString();
    }

    /// <summary>
    /// Writes the font with the glyphs used. Six letters before its name mark a subset (ISO 32000-1, 9.6.4).
    /// </summary>
    public void Embed()
    {
        var bytes = font.Subset(_used.Keys);
        var invariant = CultureInfo.InvariantCulture;
        var file = objects.AddStream(bytes, string.Create(invariant, $"/Length1 {bytes.Length}"));
        var (left, bottom, right, top) = font.Box;
        var descriptor = objects.Add(
            string.Create(
                invariant,
                $"<</Type/FontDescriptor/FontName/NAUNGA+{name}/Flags 4/FontBBox[{Em(left)} {Em(bottom)} {Em(right)} {Em(top)}]"
            )
                + string.Create(invariant, $"/ItalicAngle 0/Ascent {Em(font.Ascent)}/Descent {Em(font.Descent)}")
                + string.Create(invariant, $"/CapHeight {Em(font.Ascent)}/StemV 80/FontFile2 {file} 0 R>>")
        );
        var widths = string.Concat(_used.Keys.Select(glyph => $"{glyph}[{Em(font.WidthOf(glyph))}]"));
        var descendant = objects.Add(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/NAUNGA+{name}/CIDToGIDMap/Identity"
                + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                + string.Create(invariant, $"/FontDescriptor {descriptor} 0 R/W[{widths}]>>")
        );
        var characters = objects.AddStream(Encoding.ASCII.GetBytes(CharacterMap()));
        objects.Put(
            Number,
            $"<</Type/Font/Subtype/Type0/BaseFont/NAUNGA+{name}/Encoding/Identity-H"
                + string.Create(invariant, $"/DescendantFonts[{descendant} 0 R]/ToUnicode {characters} 0 R>>")
        );
    }

    private int Em(int units) => (int)Math.Round(units * 1000.0 / font.UnitsPerEm);

    // Says which character each glyph stands for, so that text can be searched, copied and read aloud.
    private string CharacterMap()
    {
        var map = new StringBuilder(
            "/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)"
                + "/Supplement 0>>def/CMapName/Adobe-Identity-UCS def/CMapType 2 def 1 begincodespacerange<0000><FFFF>"
                + "endcodespacerange\n"
        );
        foreach (var part in _used.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{part.Length} beginbfchar\n");
            foreach (var (glyph, character) in part)
            {
                var utf16 = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(character.ToString()));
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}><{utf16}>\n");
            }
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap CMapName currentdict/CMap defineresource pop end end").ToString();
    }
}
