using System.IO.Compression;
using System.Text;
using Naungan.App.Platform;
using Naungan.App.Platform.Files;

namespace Naungan.App.Tests.Platform.Files;

public sealed class SpreadsheetGuardTests
{
    private const string OneRow = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>x</t></is></c></row>";

    public static TheoryData<string, string> Hostile =>
        new()
        {
            { "empty", "file-empty" },
            { "empty zip", "file-empty" },
            { "pdf", "file-kind-unknown" },
            { "random bytes", "file-kind-unknown" },
            { "web page", "file-is-web-page" },
            { "word document", "file-kind-unknown" },
            { "ods", "file-is-ods" },
            { "xlsb", "file-is-xlsb" },
            { "truncated", "file-damaged" },
            { "nested zip", "zip-nested" },
            { "zip slip", "zip-unsafe-name" },
            { "many entries", "too-many-entries" },
            { "lying end record", "too-many-entries" },
            { "zip with password", "file-encrypted" },
            { "xlsx with password", "file-encrypted" },
            { "long shared string", "cell-too-long" },
            { "many shared strings", "shared-strings-too-large" },
            { "long inline string", "cell-too-long" },
            { "inline string in pieces", "cell-too-long" },
            { "endless tag", "cell-too-long" },
            { "sheet bomb", "unpacked-too-large" },
            { "zip bomb", "unpacked-too-large" },
            { "dtd", "file-dtd" },
            { "dtd in utf-16", "file-encoding" },
            { "far column", "too-many-columns" },
            { "far column behind an attribute", "file-damaged" },
            { "columns without names", "too-many-columns" },
            { "row beyond the sheet", "too-many-rows" },
            { "rows in many sheets", "too-many-rows" },
            { "many sheets", "too-many-sheets" },
            { "many merges", "too-many-parts" },
            { "many formulas", "too-many-formulas" },
            { "two parts of one name", "file-damaged" },
            { "not xml", "file-damaged" },
            { "compound circle", "file-damaged" },
            { "compound of another program", "file-kind-unknown" },
        };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_file_is_refused_by_name_quickly_and_in_little_memory(string kind, string reason)
    {
        using var file = Make(kind);
        file.Position = 0;
        var memoryBefore = GC.GetAllocatedBytesForCurrentThread();
        var before = ProcessorTime.OfThisThread();
        var refusal = Refusal(file);
        var elapsed = ProcessorTime.OfThisThread() - before;
        Assert.Equal(reason, refusal?.Reason);
        Assert.NotEmpty(refusal!.Message);
        Assert.True(elapsed < TimeSpan.FromSeconds(2), $"{kind} took {elapsed}");
        // Everything allocated, not only what was alive at once.
        var allocated = GC.GetAllocatedBytesForCurrentThread() - memoryBefore;
        Assert.True(allocated < 150_000_000, $"{kind} took {allocated:N0} bytes");
    }

    [Fact]
    public void A_million_rows_and_a_cell_at_the_limit_pass()
    {
        var text = new string('x', Limits.CellCharacters);
        using var file = HostilePackage.Xlsx(
            sheet: HostilePackage.Sheet(
                $"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{text}</t></is></c></row><row r=\"1048576\"><c r=\"A1048576\"><v>7</v></c></row>"
            )
        );
        using var book = Spreadsheet.Open(file, "besar.xlsx").Value;
        var rows = 0;
        foreach (var sheet in book.Sheets)
        {
            foreach (var row in sheet.Rows)
                Assert.Equal(++rows, row.Number);
        }
        Assert.Equal(Limits.RowsPerSheet, rows);
    }

    // Random damage must end in a refusal or in rows, never in another exception and never in a hang.
    [Fact]
    public void Damaged_bytes_are_refused_or_read_but_never_crash()
    {
        const int Seed = 20210917;
        var random = new Random(Seed);
        using var good = HostilePackage.Xlsx(
            sheet: HostilePackage.Sheet(OneRow),
            sharedStrings: "<sst><si><t>a</t></si></sst>"
        );
        for (var round = 0; round < 300; round++)
        {
            var bytes = good.ToArray();
            for (var hits = 1 + random.Next(6); hits > 0; hits--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            using var file = new MemoryStream(
                bytes,
                0,
                random.Next(10) == 0 ? random.Next(bytes.Length) : bytes.Length
            );
            var refusal = Refusal(file);
            Assert.True(refusal is null || refusal.Reason.Length > 0, $"seed {Seed}, round {round}");
        }
    }

    private static Core.Refusal? Refusal(Stream file)
    {
        try
        {
            if (!Spreadsheet.Open(file, "kiriman.xlsx").TryGet(out var book, out var refusal))
                return refusal;
            using (book)
            {
                foreach (var sheet in book.Sheets)
                {
                    foreach (var row in sheet.Rows)
                        Assert.True(row.Number > 0);
                }
            }
            return null;
        }
        catch (FileRefusedException refused)
        {
            return refused.Refusal;
        }
    }

    private static Stream Make(string kind) =>
        kind switch
        {
            "empty" => new MemoryStream(),
            "empty zip" => Zip(_ => { }),
            "pdf" => Bytes("%PDF-1.7\n"),
            "random bytes" => new MemoryStream([1, 2, 3, 4, 5, 6, 7, 8, 200, 201]),
            "web page" => Bytes("\r\n<html><table><tr><td>NIK</td></tr></table></html>"),
            "word document" => Zip(zip => HostilePackage.Add(zip, "[Content_Types].xml", "<Types/>")),
            "ods" => Zip(zip =>
            {
                HostilePackage.Add(zip, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
                HostilePackage.Add(zip, "content.xml", "<a/>");
            }),
            "xlsb" => Zip(zip => HostilePackage.Add(zip, "xl/workbook.bin", "x")),
            "truncated" => Truncated(),
            "nested zip" => Nested(),
            "zip slip" => Zip(zip => HostilePackage.Add(zip, "../keluar.csv", "a,b")),
            "many entries" => Zip(zip =>
            {
                for (var i = 0; i <= Limits.ZipEntries; i++)
                    HostilePackage.Add(zip, $"{i}.csv", "a");
            }),
            "lying end record" => LyingEndRecord(),
            "zip with password" => EncryptedZip(),
            "xlsx with password" => Compound("EncryptedPackage"),
            "compound circle" => Compound("Workbook", circle: true),
            "compound of another program" => Compound("WordDocument"),
            _ => MakeWorkbook(kind),
        };

    private static MemoryStream MakeWorkbook(string kind) =>
        kind switch
        {
            "long shared string" => Repeated(
                "xl/sharedStrings.xml",
                "<sst><si><t>",
                "abcdefgh",
                64_000_000,
                "</t></si></sst>"
            ),
            "many shared strings" => Repeated(
                "xl/sharedStrings.xml",
                "<sst>",
                "<si><t>abcdefgh</t></si>",
                20_000_000,
                "</sst>"
            ),
            "long inline string" => Sheet(
                "<row r=\"1\"><c r=\"A1\"><is><t>",
                "abcdefgh",
                4_000_000,
                "</t></is></c></row>"
            ),
            "inline string in pieces" => Sheet(
                "<row r=\"1\"><c r=\"A1\"><is>",
                "<r><t>abcdefgh</t></r>",
                2_000_000,
                "</is></c></row>"
            ),
            "endless tag" => Sheet("<row r=\"1\"><c r=\"A1\" x=\"", "abcdefgh", 1_000_000, "\"/></row>"),
            "sheet bomb" => Sheet(
                "",
                "<row>" + string.Concat(Enumerable.Repeat("<c t=\"n\"    ><v>1</v></c>", 200)) + "</row>",
                120_000,
                ""
            ),
            "zip bomb" => Zip(zip => HostilePackage.AddRepeated(zip, "bom.csv", "", "0000000,", 80_000_000, "")),
            "dtd" => HostilePackage.Xlsx(
                sheet: "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + HostilePackage.Sheet(OneRow)
            ),
            "dtd in utf-16" => HostilePackage.Xlsx(zip => AddUtf16(zip, "<!DOCTYPE x []><worksheet/>")),
            "far column" => HostilePackage.Xlsx(
                sheet: HostilePackage.Sheet("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>")
            ),
            "far column behind an attribute" => HostilePackage.Xlsx(
                sheet: HostilePackage.Sheet("<row r=\"1\"><c x=\">\" r=\"XFD1\"><v>1</v></c></row>")
            ),
            "columns without names" => Sheet("<row>", "<c><v>1</v></c>", 16_000, "</row>"),
            "row beyond the sheet" => HostilePackage.Xlsx(
                sheet: HostilePackage.Sheet("<row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c></row>")
            ),
            "rows in many sheets" => HostilePackage.Xlsx(zip =>
            {
                for (var i = 1; i <= 3; i++)
                    HostilePackage.Add(
                        zip,
                        $"xl/worksheets/sheet{i}.xml",
                        HostilePackage.Sheet("<row r=\"1000000\"/>")
                    );
            }),
            "many sheets" => ManySheets(),
            "many merges" => HostilePackage.Xlsx(zip =>
                HostilePackage.AddRepeated(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    HostilePackage.Sheet(OneRow)[..^12] + "<mergeCells>",
                    "<mergeCell ref=\"A1:B1\"/>",
                    200_000,
                    "</mergeCells></worksheet>"
                )
            ),
            "many formulas" => Sheet("", "<row><c><f>1</f></c><c><f>1</f></c></row>", 60_000, ""),
            "two parts of one name" => HostilePackage.Xlsx(zip =>
            {
                HostilePackage.Add(zip, "xl/worksheets/sheet1.xml", HostilePackage.Sheet(OneRow));
                HostilePackage.Add(zip, "xl/worksheets/sheet1.xml", HostilePackage.Sheet(OneRow));
            }),
            "not xml" => HostilePackage.Xlsx(sheet: HostilePackage.Sheet("<row r=\"1\"><c r=\"A1\"></row>")),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown"),
        };

    private static MemoryStream Sheet(string head, string block, long times, string tail) =>
        Repeated(
            "xl/worksheets/sheet1.xml",
            $"<worksheet xmlns=\"{HostilePackage.Main}\"><sheetData>" + head,
            block,
            times,
            tail + "</sheetData></worksheet>"
        );

    private static MemoryStream Repeated(string part, string head, string block, long times, string tail) =>
        HostilePackage.Xlsx(zip => HostilePackage.AddRepeated(zip, part, head, block, times, tail));

    private static MemoryStream Bytes(string text) => new(Encoding.Latin1.GetBytes(text));

    private static MemoryStream Zip(Action<ZipArchive> fill)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            fill(zip);
        return file;
    }

    private static MemoryStream Truncated()
    {
        using var whole = HostilePackage.Xlsx(sheet: HostilePackage.Sheet(OneRow));
        return new MemoryStream(whole.ToArray()[..(int)(whole.Length / 2)]);
    }

    private static MemoryStream Nested()
    {
        using var inner = Zip(zip => HostilePackage.Add(zip, "a.csv", "a,b"));
        var bytes = inner.ToArray();
        return Zip(zip =>
        {
            using var entry = zip.CreateEntry("dalam.zip").Open();
            entry.Write(bytes);
        });
    }

    private static MemoryStream LyingEndRecord()
    {
        using var many = Zip(zip =>
        {
            for (var i = 0; i <= Limits.ZipEntries; i++)
                HostilePackage.Add(zip, $"{i}.csv", "a");
        });
        var bytes = many.ToArray();
        bytes[^14] = bytes[^12] = 1;
        bytes[^13] = bytes[^11] = 0;
        return new MemoryStream(bytes);
    }

    private static MemoryStream EncryptedZip()
    {
        using var plain = Zip(zip => HostilePackage.Add(zip, "a.csv", "a,b"));
        var bytes = plain.ToArray();
        var directory = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        bytes[directory + 8] |= 1;
        return new MemoryStream(bytes);
    }

    private static void AddUtf16(ZipArchive zip, string text)
    {
        using var entry = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
        entry.Write([0xFF, 0xFE]);
        entry.Write(Encoding.Unicode.GetBytes(text));
    }

    private static MemoryStream ManySheets() =>
        Zip(zip =>
        {
            var sheets = string.Concat(Enumerable.Range(1, 150).Select(i => $"<sheet name=\"s{i}\" sheetId=\"{i}\"/>"));
            HostilePackage.Add(
                zip,
                "xl/workbook.xml",
                $"<workbook xmlns=\"{HostilePackage.Main}\"><sheets>{sheets}</sheets></workbook>"
            );
        });

    /// <summary>A compound file of four sectors: header, FAT, directory with one stream, the stream.</summary>
    private static MemoryStream Compound(string stream, bool circle = false)
    {
        var bytes = new byte[512 * 4];
        byte[] signature = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        signature.CopyTo(bytes, 0);
        bytes[30] = 9;
        var words = new (int At, uint Value)[] { (44, 1), (48, 1), (60, 0xFFFFFFFE), (68, 0xFFFFFFFE), (76, 0) };
        foreach (var (at, value) in words)
            BitConverter.TryWriteBytes(bytes.AsSpan(at), value);
        for (var at = 80; at < 512; at += 4)
            BitConverter.TryWriteBytes(bytes.AsSpan(at), 0xFFFFFFFF);
        // FAT: itself, the directory, and the stream that ends or leads back to itself.
        uint[] fat = [0xFFFFFFFD, 0xFFFFFFFE, circle ? 2u : 0xFFFFFFFE];
        for (var i = 0; i < 128; i++)
            BitConverter.TryWriteBytes(bytes.AsSpan(512 + (i * 4)), i < fat.Length ? fat[i] : 0xFFFFFFFF);
        Entry(bytes.AsSpan(1024), "Root Entry", 5, 0xFFFFFFFE, 0);
        Entry(bytes.AsSpan(1024 + 128), stream, 2, 2, 5000);
        return new MemoryStream(bytes);
    }

    private static void Entry(Span<byte> at, string name, byte type, uint first, uint size)
    {
        var length = Encoding.Unicode.GetBytes(name, at);
        BitConverter.TryWriteBytes(at[64..], (ushort)(length + 2));
        at[66] = type;
        BitConverter.TryWriteBytes(at[116..], first);
        BitConverter.TryWriteBytes(at[120..], size);
    }
}
