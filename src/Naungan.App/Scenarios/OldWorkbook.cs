using System.Buffers.Binary;
using System.Text;

namespace Naungan.App.Scenarios;

/// <summary>
/// The smallest workbook of Excel 97 (BIFF8 in a compound file; MS-XLS, MS-CFB), because some office always sends one.
/// One sheet, texts, numbers and dates.
/// </summary>
internal sealed class OldWorkbook : IDisposable
{
    private const int SectorBytes = 512;
    private const uint EndOfChain = 0xFFFFFFFE;
    private const uint FatSector = 0xFFFFFFFD;
    private const uint Free = 0xFFFFFFFF;
    private const int SmallestStream = 4096; // below it a stream would have to go elsewhere in the file
    private const ushort PlainFormat = 15;
    private const ushort DateFormat = 16;
    private readonly string _sheet;
    private readonly MemoryStream _cells = new();
    private int _column;
    private int _columns;

    public OldWorkbook(string sheet) => _sheet = sheet;

    /// <summary>Number of the row being written, from 1; 0 before the first.</summary>
    public int Row { get; private set; }

    public void BeginRow()
    {
        Row++;
        _column = 0;
    }

    public void Skip() => _column++;

    public void Write(Written cell)
    {
        if (cell.IsNumber)
            Number(cell.Number, PlainFormat);
        else if (cell.Date is { } day)
            Number(day.DayNumber - new DateOnly(1899, 12, 30).DayNumber, DateFormat);
        else if (cell.Text is { } text)
            Text(text);
        else
            Skip();
    }

    public void Text(string text)
    {
        var body = new byte[9 + (text.Length * 2)];
        Place(body, PlainFormat);
        BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(6), (ushort)text.Length);
        body[8] = 1; // two bytes a character
        Encoding.Unicode.GetBytes(text, body.AsSpan(9));
        Record(_cells, 0x0204, body);
    }

    public void Save(Stream output)
    {
        var stream = Workbook();
        var data = (stream.Length + SectorBytes - 1) / SectorBytes;
        var tables = 1;
        while (data + 1 + tables > tables * (SectorBytes / 4))
            tables++;
        if (tables > 109)
            throw new InvalidOperationException("An old workbook of this size needs more than its header can list.");
        output.Write(Header(data, tables));
        output.Write(stream);
        output.Write(new byte[(data * SectorBytes) - stream.Length]);
        output.Write(Directory(stream.Length));
        output.Write(Table(data, tables));
    }

    public void Dispose() => _cells.Dispose();

    private void Number(double number, ushort format)
    {
        var body = new byte[14];
        Place(body, format);
        BinaryPrimitives.WriteDoubleLittleEndian(body.AsSpan(6), number);
        Record(_cells, 0x0203, body);
    }

    private void Place(byte[] body, ushort format)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(body, (ushort)(Row - 1));
        BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(2), (ushort)_column++);
        BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(4), format);
        _columns = Math.Max(_columns, _column);
    }

    private byte[] Workbook()
    {
        using var book = new MemoryStream();
        Record(book, 0x0809, [0, 6, 5, 0, 0, 0, 0xCC, 7, 0, 0, 0, 0, 6, 0, 0, 0]); // BOF of the globals
        Record(book, 0x0042, [0xB0, 4]); // code page 1200
        for (var i = 0; i < 4; i++)
            Record(book, 0x0031, [0xC8, 0, 0, 0, 0xFF, 0x7F, 0x90, 1, 0, 0, 0, 0, 0, 0, 5, 0, .. "Arial"u8]);
        for (var i = 0; i < 17; i++)
            Record(book, 0x00E0, Format(isStyle: i < PlainFormat, isDate: i == DateFormat));
        Record(book, 0x0293, [0, 0x80, 0, 0xFF]); // the style Normal
        var name = Encoding.ASCII.GetBytes(_sheet);
        var sheetAt = (int)book.Length + 4 + 8 + name.Length + 4;
        var sheet = new byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(sheet, sheetAt);
        sheet[6] = (byte)name.Length;
        Record(book, 0x0085, [.. sheet, .. name]);
        Record(book, 0x000A, []);
        Record(book, 0x0809, [0, 6, 0x10, 0, 0, 0, 0xCC, 7, 0, 0, 0, 0, 6, 0, 0, 0]); // BOF of the sheet
        var size = new byte[14];
        BinaryPrimitives.WriteInt32LittleEndian(size.AsSpan(4), Row);
        BinaryPrimitives.WriteUInt16LittleEndian(size.AsSpan(10), (ushort)_columns);
        Record(book, 0x0200, size);
        _cells.WriteTo(book);
        Record(book, 0x000A, []);
        if (book.Length < SmallestStream)
            book.SetLength(SmallestStream);
        return book.ToArray();
    }

    // Number format 14 is the date of the country.
    private static byte[] Format(bool isStyle, bool isDate)
    {
        var format = new byte[20];
        format[2] = isDate ? (byte)14 : (byte)0;
        (format[4], format[5]) = isStyle ? ((byte)0xF5, (byte)0xFF) : ((byte)1, (byte)0);
        format[6] = 0x20;
        return format;
    }

    private static byte[] Header(int data, int tables)
    {
        var header = new byte[SectorBytes];
        byte[] fixedPart = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        fixedPart.CopyTo(header, 0);
        (int At, ushort Value)[] words = [(24, 0x3E), (26, 3), (28, 0xFFFE), (30, 9), (32, 6)];
        foreach (var (at, value) in words)
            BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(at), value);
        (int At, uint Value)[] longs =
        [
            (44, (uint)tables),
            (48, (uint)data),
            (56, SmallestStream),
            (60, EndOfChain),
            (68, EndOfChain),
        ];
        foreach (var (at, value) in longs)
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(at), value);
        for (var i = 0; i < 109; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(
                header.AsSpan(76 + (i * 4)),
                i < tables ? (uint)(data + 1 + i) : Free
            );
        return header;
    }

    private static byte[] Directory(int streamBytes)
    {
        var sector = new byte[SectorBytes];
        Entry(sector, "Root Entry", type: 5, child: 1, EndOfChain, 0);
        Entry(sector.AsSpan(128), "Workbook", type: 2, child: Free, 0, (uint)streamBytes);
        Entry(sector.AsSpan(256), "", type: 0, child: Free, 0, 0);
        Entry(sector.AsSpan(384), "", type: 0, child: Free, 0, 0);
        return sector;
    }

    private static void Entry(Span<byte> at, string name, byte type, uint child, uint first, uint size)
    {
        var length = Encoding.Unicode.GetBytes(name, at);
        BinaryPrimitives.WriteUInt16LittleEndian(at[64..], (ushort)(length == 0 ? 0 : length + 2));
        (at[66], at[67]) = (type, 1);
        BinaryPrimitives.WriteUInt32LittleEndian(at[68..], Free);
        BinaryPrimitives.WriteUInt32LittleEndian(at[72..], Free);
        BinaryPrimitives.WriteUInt32LittleEndian(at[76..], child);
        BinaryPrimitives.WriteUInt32LittleEndian(at[116..], first);
        BinaryPrimitives.WriteUInt32LittleEndian(at[120..], size);
    }

    private static byte[] Table(int data, int tables)
    {
        var table = new byte[tables * SectorBytes];
        for (var i = 0; i < table.Length / 4; i++)
        {
            var next =
                i < data - 1 ? (uint)i + 1
                : i <= data ? EndOfChain
                : i <= data + tables ? FatSector
                : Free;
            BinaryPrimitives.WriteUInt32LittleEndian(table.AsSpan(i * 4), next);
        }
        return table;
    }

    private static void Record(MemoryStream to, ushort kind, ReadOnlySpan<byte> body)
    {
        Span<byte> head = stackalloc byte[4];
        BinaryPrimitives.WriteUInt16LittleEndian(head, kind);
        BinaryPrimitives.WriteUInt16LittleEndian(head[2..], (ushort)body.Length);
        to.Write(head);
        to.Write(body);
    }
}
