using System.Buffers;
using System.IO.Compression;
using System.Xml;

namespace Naungan.App.Platform.Files;

/// <summary>What the guard learned about a workbook that its reader does not tell.</summary>
/// <param name="FormulasBySheet">Places of formulas by sheet name; sheets without any are left out.</param>
internal sealed record GuardedWorkbook(IReadOnlyDictionary<string, HashSet<(int Row, int Column)>> FormulasBySheet);

/// <summary>
/// Streams through every part of an XLSX package before a library sees it: 511 KB of hostile file can otherwise take
/// 2 GB. Sizes are counted while unpacking; what the package says of itself is not believed.
/// </summary>
internal static class WorkbookGuard
{
    private static readonly XmlReaderSettings _xml = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = Limits.SmallPartBytes,
    };

    public static GuardedWorkbook Check(ZipArchive package)
    {
        var scans = new Dictionary<string, PartScan>(StringComparer.OrdinalIgnoreCase);
        var budget = Limits.UnpackedBytes;
        var rows = 0L;
        foreach (var entry in package.Entries)
        {
            var scan = Scan(entry, ref budget);
            rows += scan.Rows;
            if (rows > Limits.RowsPerFile)
                throw new FileRefusedException(FileRefusal.TooManyRows);
            // A second entry of one name would let the guard see one part and the reader the other.
            if (!scans.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), scan))
                throw new FileRefusedException(FileRefusal.Damaged);
        }
        return new GuardedWorkbook(FormulasBySheet(package, scans));
    }

    private static PartScan Scan(ZipArchiveEntry entry, ref long budget)
    {
        var scan = new PartScan();
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            using var part = entry.Open();
            for (var first = true; ; first = false)
            {
                var read = part.Read(buffer);
                if (read == 0)
                    return scan;
                // Pictures and the like are never handed to a reader of XML.
                if (first && !LooksLikeXml(buffer.AsSpan(0, read)))
                    return scan;
                if ((budget -= read) < 0)
                    throw new FileRefusedException(FileRefusal.Unpacked);
                scan.Block(buffer.AsSpan(0, read));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // UTF-16 counts as XML here, so that the scan refuses it by name.
    private static bool LooksLikeXml(ReadOnlySpan<byte> start)
    {
        ReadOnlySpan<byte> utf8Mark = [0xEF, 0xBB, 0xBF];
        var text = start.StartsWith(utf8Mark) ? start[3..] : start;
        text = text.TrimStart(" \t\r\n"u8);
        return text.IsEmpty || text[0] is (byte)'<' or 0xFE or 0xFF or 0 || (text.Length > 1 && text[1] == 0);
    }

    private static Dictionary<string, HashSet<(int Row, int Column)>> FormulasBySheet(
        ZipArchive package,
        Dictionary<string, PartScan> scans
    )
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var relation in Elements(package, "xl/_rels/workbook.xml.rels", "Relationship"))
            targets[relation.GetValueOrDefault("Id", "")] = relation.GetValueOrDefault("Target", "");
        var formulas = new Dictionary<string, HashSet<(int Row, int Column)>>(StringComparer.Ordinal);
        var sheets = 0;
        foreach (var sheet in Elements(package, "xl/workbook.xml", "sheet"))
        {
            if (++sheets > Limits.SheetsPerFile)
                throw new FileRefusedException(FileRefusal.TooManySheets);
            var target = targets.GetValueOrDefault(sheet.GetValueOrDefault("id", ""), "");
            var part = target.StartsWith('/') ? target[1..] : "xl/" + target;
            if (scans.TryGetValue(part, out var scan) && scan.Formulas.Count > 0)
                formulas[sheet.GetValueOrDefault("name", "")] = scan.Formulas;
        }
        return formulas;
    }

    /// <summary>Attributes, by local name, of each element with this local name.</summary>
    private static List<Dictionary<string, string>> Elements(ZipArchive package, string part, string name)
    {
        var found = new List<Dictionary<string, string>>();
        if (package.GetEntry(part) is not { } entry)
            return found;
        using var stream = entry.Open();
        using var xml = XmlReader.Create(stream, _xml);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != name)
                continue;
            var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
            while (xml.MoveToNextAttribute())
                attributes[xml.LocalName] = xml.Value;
            found.Add(attributes);
        }
        return found;
    }
}
