using System.IO.Compression;
using System.Text;
using Naungan.App.Platform;

namespace Naungan.App.Tests.Platform.Files;

/// <summary>The files nobody should be able to hurt this program with, by name.</summary>
internal static class HostileFiles
{
    private const string OneRow = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>x</t></is></c></row>";

    public static Stream Make(string kind) =>
        kind switch
        {
            "empty" => new MemoryStream(),
            "empty zip" => Zip(_ => { }),
            "pdf" => Bytes("%PDF-1.7\n"),
            "random bytes" => new MemoryStream([1, 2, 3, 4, 5, 6, 7, 8, 200, 201]),
            "web page" => Bytes("\r\n<html><table><tr><td>NIK</td></tr></table></html>"),
            "word document" => Zip(zip => HostilePackage.Add(zip, "[Content_Types].xml", "<Types/>")),
            _ when kind.StartsWith("ods", StringComparison.Ordinal) => OpenDocuments.Hostile(kind),
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
            "xlsx with password" => CompoundFile.Make("EncryptedPackage"),
            "xls with password" => CompoundFile.LockedWorkbook(),
            "compound circle" => CompoundFile.Make("Workbook", circle: true),
            "compound of another program" => CompoundFile.Make("WordDocument"),
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
                90_000,
                ""
            ),
            "zip bomb" => Zip(zip => HostilePackage.AddRepeated(zip, "bom.csv", "", "0000000,", 60_000_000, "")),
            "dtd" => HostilePackage.Xlsx(
                sheet: "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + HostilePackage.Sheet(OneRow)
            ),
            "dtd in utf-16" => HostilePackage.Xlsx(zip => AddUtf16(zip, "<!DOCTYPE x []><worksheet/>")),
            _ => MakePlaces(kind),
        };

    // Cells, rows and parts where no sheet has them.
    private static MemoryStream MakePlaces(string kind) =>
        kind switch
        {
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
}
