using System.IO.Compression;
using System.Text;

namespace Naungan.App.Tests.Platform.Files;

/// <summary>Hand-made XLSX packages, sound but for what a test puts into them.</summary>
internal static class HostilePackage
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static MemoryStream Xlsx(Action<ZipArchive>? more = null, string? sheet = null, string? sharedStrings = null)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", "<Types/>");
            Add(
                zip,
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
                    + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
                    + "Target=\"xl/workbook.xml\"/></Relationships>"
            );
            Add(
                zip,
                "xl/workbook.xml",
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                    + "<sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            );
            Add(
                zip,
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                    + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
                    + "Target=\"worksheets/sheet1.xml\"/></Relationships>"
            );
            if (sheet is not null)
                Add(zip, "xl/worksheets/sheet1.xml", sheet);
            if (sharedStrings is not null)
                Add(zip, "xl/sharedStrings.xml", sharedStrings);
            more?.Invoke(zip);
        }
        file.Position = 0;
        return file;
    }

    public static string Sheet(string rows) => $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>";

    public static void Add(ZipArchive zip, string name, string text)
    {
        using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>An entry of head, a block repeated, and a tail: megabytes that pack to almost nothing.</summary>
    public static void AddRepeated(ZipArchive zip, string name, string head, string block, long times, string tail)
    {
        using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        stream.Write(Encoding.UTF8.GetBytes(head));
        var many = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(block, 1000)));
        for (var i = 0L; i < times / 1000; i++)
            stream.Write(many);
        stream.Write(Encoding.UTF8.GetBytes(tail));
    }
}
