using System.Globalization;
using System.Runtime.InteropServices;

namespace Naungan.App.Platform.Files;

/// <summary>
/// Looks through one XML part of a package, a block of bytes at a time, for what would hurt its reader: declarations,
/// endless texts, far cells. It understands only as much XML as that needs and never holds more than one tag.
/// </summary>
internal sealed class PartScan
{
    // A character may be written as an entity of up to ten bytes.
    private const long TextBytesMax = Limits.CellCharacters * 10L;
    private const int TagBytesMax = 256 * 1024;
    private readonly List<byte> _tag = [];
    private bool _inTag;
    private bool _first = true;
    private long _bytes;
    private long _text;
    private long _parts;
    private int _column;
    private bool _isSharedStrings;

    /// <summary>Row and column (from 1) of cells with a formula.</summary>
    public HashSet<(int Row, int Column)> Formulas { get; } = [];

    /// <summary>Number of the last row; what a reader will hand out.</summary>
    public int Rows { get; private set; }

    public void Block(ReadOnlySpan<byte> bytes)
    {
        if (_first && bytes.Length >= 2)
            Start(bytes);
        _bytes += bytes.Length;
        if (_isSharedStrings && _bytes > Limits.SharedStringBytes)
            throw new FileRefusedException(FileRefusal.SharedStrings);
        while (!bytes.IsEmpty)
            bytes = _inTag ? InsideTag(bytes) : Between(bytes);
    }

    // A part in UTF-16 would hide a declaration from a look at bytes, and no spreadsheet program writes one.
    private void Start(ReadOnlySpan<byte> bytes)
    {
        _first = false;
        if (bytes[0] is 0xFE or 0xFF || bytes[..2].Contains((byte)0))
            throw new FileRefusedException(FileRefusal.Encoding);
    }

    private ReadOnlySpan<byte> Between(ReadOnlySpan<byte> bytes)
    {
        var open = bytes.IndexOf((byte)'<');
        _text += open < 0 ? bytes.Length : open;
        if (_text > TextBytesMax)
            throw new FileRefusedException(FileRefusal.CellTooLong);
        if (open < 0)
            return [];
        bytes = bytes[(open + 1)..];
        // End tags are half of all and mean nothing here.
        if (!bytes.IsEmpty && bytes[0] == '/' && bytes.IndexOf((byte)'>') is var close and > 0)
            return bytes[(close + 1)..];
        _inTag = true;
        _tag.Clear();
        return bytes;
    }

    private ReadOnlySpan<byte> InsideTag(ReadOnlySpan<byte> bytes)
    {
        var close = bytes.IndexOf((byte)'>');
        var piece = close < 0 ? bytes : bytes[..close];
        if (_tag.Count + piece.Length > TagBytesMax)
            throw new FileRefusedException(FileRefusal.CellTooLong);
        if (close >= 0 && _tag.Count == 0)
        {
            Tag(piece);
            return bytes[(close + 1)..];
        }
        _tag.AddRange(piece);
        if (close < 0)
            return [];
        Tag(CollectionsMarshal.AsSpan(_tag));
        return bytes[(close + 1)..];
    }

    private void Tag(ReadOnlySpan<byte> tag)
    {
        _inTag = false;
        if (tag.IsEmpty || tag[0] is (byte)'/' or (byte)'?')
            return;
        if (tag[0] == '!')
        {
            Declaration(tag);
            return;
        }
        var name = LocalName(tag);
        switch (name.Length)
        {
            case 1 when name[0] == 'c':
                CellTag(tag);
                break;
            case 1 when name[0] == 'f':
                Formula();
                break;
            case 2 when name.SequenceEqual("si"u8):
                _text = 0;
                break;
            case 3 when name.SequenceEqual("row"u8):
                RowTag(tag);
                break;
            case 3 when name.SequenceEqual("sst"u8):
                _isSharedStrings = true;
                break;
            case 2 when name.SequenceEqual("xf"u8):
            case 3 when name.SequenceEqual("col"u8):
            case 9 when name.SequenceEqual("mergeCell"u8):
                CountPart();
                break;
        }
    }

    // Comments and CDATA pass while they hold no '>' of their own; what this scan cannot follow, no reader gets.
    private void Declaration(ReadOnlySpan<byte> tag)
    {
        var isWhole =
            (tag.StartsWith("!--"u8) && tag.Length >= 5 && tag.EndsWith("--"u8))
            || (tag.StartsWith("![CDATA["u8) && tag.EndsWith("]]"u8));
        if (!isWhole)
            throw new FileRefusedException(FileRefusal.Dtd);
        _text += tag.Length;
    }

    private void CountPart()
    {
        if (++_parts > Limits.MergesPerSheet)
            throw new FileRefusedException(FileRefusal.TooManyParts);
    }

    private void RowTag(ReadOnlySpan<byte> tag)
    {
        Balanced(tag);
        _text = 0;
        _column = 0;
        var number = Attribute(tag);
        var row =
            number.IsEmpty || !int.TryParse(number, CultureInfo.InvariantCulture, out var given) ? Rows + 1 : given;
        // Rows that go backwards would make the formulas' places wrong; no program writes them.
        if (row > Limits.RowsPerSheet || row < 1)
            throw new FileRefusedException(FileRefusal.TooManyRows);
        Rows = Math.Max(Rows, row);
    }

    private void CellTag(ReadOnlySpan<byte> tag)
    {
        Balanced(tag);
        _text = 0;
        _column++;
        var letters = 0;
        foreach (var b in Attribute(tag))
        {
            var letter = b & ~0x20;
            if (letter is < 'A' or > 'Z' || letters > Limits.ColumnsPerSheet)
                break;
            letters = (letters * 26) + letter - 'A' + 1;
        }
        if (letters > 0)
            _column = letters;
        if (_column > Limits.ColumnsPerSheet)
            throw new FileRefusedException(FileRefusal.TooManyColumns);
    }

    // A '>' inside a quoted attribute ends the tag for this scan but not for the reader; nothing may hide behind it.
    private static void Balanced(ReadOnlySpan<byte> tag)
    {
        if (((tag.Count((byte)'"') | tag.Count((byte)'\'')) & 1) != 0)
            throw new FileRefusedException(FileRefusal.Damaged);
    }

    private void Formula()
    {
        if (Rows == 0 || _column == 0)
            return;
        Formulas.Add((Rows, _column));
        if (Formulas.Count > Limits.FormulasPerFile)
            throw new FileRefusedException(FileRefusal.TooManyFormulas);
    }

    private static ReadOnlySpan<byte> LocalName(ReadOnlySpan<byte> tag)
    {
        var start = 0;
        for (var i = 0; i < tag.Length; i++)
        {
            if (tag[i] <= ' ' || tag[i] == '/')
                return tag[start..i];
            if (tag[i] == ':')
                start = i + 1;
        }
        return tag[start..];
    }

    /// <summary>Value of the attribute r.</summary>
    private static ReadOnlySpan<byte> Attribute(ReadOnlySpan<byte> tag)
    {
        for (var at = 1; at < tag.Length; at++)
        {
            if (tag[at] != 'r' || tag[at - 1] > ' ')
                continue;
            var value = tag[(at + 1)..].TrimStart(" \t\r\n"u8);
            if (value.IsEmpty || value[0] != '=')
                continue;
            value = value[1..].TrimStart(" \t\r\n"u8);
            if (value.IsEmpty || value[0] is not ((byte)'"' or (byte)'\''))
                return [];
            var end = value[1..].IndexOf(value[0]);
            return end < 0 ? [] : value[1..(end + 1)];
        }
        return [];
    }
}
