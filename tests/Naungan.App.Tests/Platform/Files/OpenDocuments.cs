using System.IO.Compression;

namespace Naungan.App.Tests.Platform.Files;

/// <summary>OpenDocument spreadsheets, sound and hostile, made on the spot.</summary>
internal static class OpenDocuments
{
    private const string Head =
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
        + "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
        + "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>";

    private const string Tail = "</office:spreadsheet></office:body></office:document-content>";
    private const string Empty = "<table:table-row table:style-name=\"ro1\"><table:table-cell/></table:table-row>";

    private const string Row =
        "<table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>";

    internal static MemoryStream Of(string tables) =>
        Package(zip => HostilePackage.Add(zip, "content.xml", Head + tables + Tail));

    internal static string Table(string name, string rows) =>
        $"<table:table table:name=\"{name}\">{rows}</table:table>";

    internal static MemoryStream Hostile(string kind) =>
        kind switch
        {
            "ods with password" => Package(zip =>
            {
                HostilePackage.Add(zip, "content.xml", "noise");
                HostilePackage.Add(zip, "META-INF/manifest.xml", "<m><manifest:encryption-data/></m>");
            }),
            "ods dtd" => Package(zip =>
                HostilePackage.Add(zip, "content.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]>" + Head + Tail)
            ),
            "ods rows without end" => Of(
                Table("a", Row.Replace("<table:table-row>", "<table:table-row table:number-rows-repeated=\"2000000\">"))
            ),
            "ods far column" => Of(
                Table(
                    "a",
                    Row.Replace("<table:table-cell>", "<table:table-cell table:number-columns-repeated=\"16384\">")
                )
            ),
            "ods long text" => Repeated("<table:table><table:table-row><table:table-cell><text:p>", "xxxxxxxx", 50_000),
            "ods bomb" => Repeated("<table:table>", Empty, (Limit / Empty.Length) + 2000),
            "ods truncated" => Package(zip => HostilePackage.Add(zip, "content.xml", Head + "<table:table>")),
            "ods text document" => Package(
                zip => HostilePackage.Add(zip, "content.xml", Head + Tail),
                "application/vnd.oasis.opendocument.text"
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of bad file"),
        };

    private static long Limit => App.Platform.Limits.UnpackedBytes;

    private static MemoryStream Repeated(string before, string block, long times) =>
        Package(zip => HostilePackage.AddRepeated(zip, "content.xml", Head + before, block, times, ""));

    private static MemoryStream Package(
        Action<ZipArchive> fill,
        string kind = "application/vnd.oasis.opendocument.spreadsheet"
    )
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            HostilePackage.Add(zip, "mimetype", kind);
            fill(zip);
        }

        return file;
    }
}
