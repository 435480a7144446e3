using System.Buffers.Binary;
using System.Text;

namespace Naungan.App.Platform.Files;

/// <summary>
/// A TrueType font as a PDF needs it: which glyph a character has, how wide it is, and a copy of the font that holds
/// only the glyphs used (OpenType specification 1.9: cmap formats 4 and 12, hmtx, loca, glyf).
/// </summary>
internal sealed class TrueTypeFont
{
    private static readonly string[] _kept = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];
    private readonly byte[] _file;
    private readonly Dictionary<string, (int At, int Length)> _tables = [];
    private readonly Dictionary<int, int> _glyphs = [];
    private readonly int _longMetrics;

    private TrueTypeFont(byte[] file)
    {
        _file = file;
        for (var i = 0; i < U16(4); i++)
        {
            var at = 12 + (i * 16);
            _tables[Encoding.ASCII.GetString(file, at, 4)] = (S32(at + 8), S32(at + 12));
        }
        UnitsPerEm = U16(Table("head") + 18);
        Ascent = S16(Table("hhea") + 4);
        Descent = S16(Table("hhea") + 6);
        _longMetrics = U16(Table("hhea") + 34);
        Glyphs = U16(Table("maxp") + 4);
        ReadCharacters();
    }

    public int UnitsPerEm { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public int Glyphs { get; }

    /// <summary>Left, bottom, right and top of all glyphs together, in font units.</summary>
    public (int Left, int Bottom, int Right, int Top) Box
    {
        get
        {
            var head = Table("head");
            return (S16(head + 36), S16(head + 38), S16(head + 40), S16(head + 42));
        }
    }

    public static TrueTypeFont Read(string path) => new(File.ReadAllBytes(path));

    /// <summary>0, the box of a missing glyph, for characters the font does not have.</summary>
    public int GlyphOf(Rune character) => _glyphs.GetValueOrDefault(character.Value);

    public int WidthOf(int glyph) => U16(Table("hmtx") + (Math.Min(glyph, _longMetrics - 1) * 4));

    /// <summary>The font with the outlines of these glyphs only; glyphs keep their numbers.</summary>
    public byte[] Subset(IEnumerable<int> used)
    {
        var needed = new SortedSet<int> { 0 };
        foreach (var glyph in used)
            AddWithParts(glyph, needed);
        var outlines = new MemoryStream();
        var places = new byte[(Glyphs + 1) * 4];
        for (var glyph = 0; glyph <= Glyphs; glyph++)
        {
            BinaryPrimitives.WriteInt32BigEndian(places.AsSpan(glyph * 4), (int)outlines.Length);
            if (glyph < Glyphs && needed.Contains(glyph))
            {
                outlines.Write(Outline(glyph));
                outlines.SetLength((outlines.Length + 3) & ~3L);
                outlines.Position = outlines.Length;
            }
        }
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var name in _kept.Where(_tables.ContainsKey))
            tables[name] = _file.AsSpan(_tables[name].At, _tables[name].Length).ToArray();
        tables["glyf"] = outlines.ToArray();
        tables["loca"] = places;
        tables["head"][51] = 1; // indexToLocFormat: places are written as 32 bits
        return Assemble(tables);
    }

    private void ReadCharacters()
    {
        var cmap = Table("cmap");
        for (var i = 0; i < U16(cmap + 2); i++)
        {
            var table = cmap + S32(cmap + 4 + (i * 8) + 4);
            if (U16(table) == 4)
                ReadFormat4(table);
            else if (U16(table) == 12)
                ReadFormat12(table);
        }
    }

    private void ReadFormat4(int table)
    {
        var segments = U16(table + 6) / 2;
        int ends = table + 14,
            starts = ends + (segments * 2) + 2,
            deltas = starts + (segments * 2),
            offsets = deltas + (segments * 2);
        for (var i = 0; i < segments; i++)
        {
            int from = U16(starts + (i * 2)),
                until = U16(ends + (i * 2)),
                offset = U16(offsets + (i * 2));
            for (var character = from; character <= until && character < 0xFFFF; character++)
            {
                var glyph = offset == 0 ? character : U16(offsets + (i * 2) + offset + ((character - from) * 2));
                if (glyph != 0)
                    _glyphs[character] = (glyph + U16(deltas + (i * 2))) & 0xFFFF;
            }
        }
    }

    private void ReadFormat12(int table)
    {
        for (var i = 0; i < S32(table + 12); i++)
        {
            var group = table + 16 + (i * 12);
            for (var character = S32(group); character <= S32(group + 4); character++)
                _glyphs[character] = S32(group + 8) + character - S32(group);
        }
    }

    // A composite glyph draws others (glyf table, "Composite glyph description"): an é is an e and an accent.
    private void AddWithParts(int glyph, SortedSet<int> needed)
    {
        const int WordArguments = 1,
            HasScale = 8,
            MoreParts = 0x20,
            HasTwoScales = 0x40,
            HasMatrix = 0x80;
        if (!needed.Add(glyph))
            return;
        var (at, length) = Place(glyph);
        if (length == 0 || S16(at) >= 0)
            return;
        at += 10;
        for (var flags = MoreParts; (flags & MoreParts) != 0; )
        {
            flags = U16(at);
            AddWithParts(U16(at + 2), needed);
            at += 4 + ((flags & WordArguments) != 0 ? 4 : 2);
            at +=
                (flags & HasMatrix) != 0 ? 8
                : (flags & HasTwoScales) != 0 ? 4
                : (flags & HasScale) != 0 ? 2
                : 0;
        }
    }

    private ReadOnlySpan<byte> Outline(int glyph)
    {
        var (at, length) = Place(glyph);
        return _file.AsSpan(at, length);
    }

    private (int At, int Length) Place(int glyph)
    {
        var isLong = S16(Table("head") + 50) == 1;
        var loca = Table("loca");
        int from = isLong ? S32(loca + (glyph * 4)) : U16(loca + (glyph * 2)) * 2,
            until = isLong ? S32(loca + (glyph * 4) + 4) : U16(loca + (glyph * 2) + 2) * 2;
        return (Table("glyf") + from, until - from);
    }

    private static byte[] Assemble(SortedDictionary<string, byte[]> tables)
    {
        var headLength = 12 + (tables.Count * 16);
        var font = new MemoryStream();
        font.SetLength(headLength);
        font.Position = headLength;
        var head = new byte[headLength];
        BinaryPrimitives.WriteUInt32BigEndian(head, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(4), (ushort)tables.Count);
        var entry = 12;
        foreach (var (name, bytes) in tables)
        {
            Encoding.ASCII.GetBytes(name, head.AsSpan(entry));
            BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(entry + 4), Checksum(bytes));
            BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(entry + 8), (int)font.Position);
            BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(entry + 12), bytes.Length);
            entry += 16;
            font.Write(bytes);
            font.Write(new byte[(4 - (bytes.Length % 4)) % 4]);
        }
        font.Position = 0;
        font.Write(head);
        return font.ToArray();
    }

    private static uint Checksum(byte[] bytes)
    {
        var sum = 0u;
        for (var i = 0; i < bytes.Length; i++)
            sum += (uint)bytes[i] << (24 - (8 * (i % 4)));
        return sum;
    }

    private int Table(string name) => _tables[name].At;

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(at));

    private short S16(int at) => BinaryPrimitives.ReadInt16BigEndian(_file.AsSpan(at));

    private int S32(int at) => BinaryPrimitives.ReadInt32BigEndian(_file.AsSpan(at));
}
