using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Naungan.App.Platform.Files;

/// <summary>
/// Sheets of an OpenDocument spreadsheet, read straight from its XML, one row at a time. Empty rows and cells that are
/// only counted cost nothing; full ones repeated without end meet the limits.
/// </summary>
internal sealed class OdsSource(Stream stream, string file)
{
    private const string Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private const string Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private const string Words = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

    private static readonly XmlReaderSettings _xml = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
    };

    /// <summary>Unpacks the content once without reading it as XML, which takes ten times as long.</summary>
    public static void Check(ZipArchive package)
    {
        using var content = new GuardedXml(package.GetEntry("content.xml")!.Open());
        content.CopyTo(Stream.Null);
    }

    public IEnumerable<Sheet> Sheets()
    {
        stream.Position = 0;
        using var package = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        using var content = new GuardedXml(package.GetEntry("content.xml")!.Open());
        using var xml = XmlReader.Create(content, _xml);
        var sheets = 0;
        while (Next(xml))
        {
            if (!IsStart(xml, Table, "table"))
                continue;
            if (++sheets > Limits.SheetsPerFile)
                throw new FileRefusedException(FileRefusal.TooManySheets);
            var name = xml.GetAttribute("name", Table) ?? "";
            yield return new Sheet(file, name, IsHidden: false, Width: 0, Rows(xml));
        }
    }

    private static IEnumerable<SheetRow> Rows(XmlReader xml)
    {
        var depth = xml.Depth;
        var number = 1;
        var cells = new List<Cell>();
        while (!xml.IsEmptyElement && Next(xml) && xml.Depth > depth)
        {
            if (!IsStart(xml, Table, "table-row"))
                continue;
            var times = Repeated(xml, "number-rows-repeated");
            Read(xml, cells);
            // Programs end a sheet with a million empty rows in one element.
            for (var copy = 0; copy < times && cells.Count > 0; copy++)
            {
                if (number + copy > Limits.RowsPerSheet)
                    throw new FileRefusedException(FileRefusal.TooManyRows);
                yield return new SheetRow(number + copy, cells.ToArray());
            }

            number = (int)Math.Min(number + (long)times, int.MaxValue - 1);
        }
    }

    private static void Read(XmlReader xml, List<Cell> cells)
    {
        cells.Clear();
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        var empty = 0;
        while (Next(xml) && xml.Depth > depth)
        {
            if (!IsStart(xml, Table, "table-cell") && !IsStart(xml, Table, "covered-table-cell"))
                continue;
            var times = Repeated(xml, "number-columns-repeated");
            var cell = ReadCell(xml);
            if (cell.IsEmpty)
            {
                empty = (int)Math.Min(empty + (long)times, int.MaxValue);
                continue;
            }

            if (cells.Count + (long)empty + times > Limits.ColumnsPerSheet)
                throw new FileRefusedException(FileRefusal.TooManyColumns);
            cells.AddRange(Enumerable.Repeat(Cell.Empty, empty).Concat(Enumerable.Repeat(cell, times)));
            empty = 0;
        }
    }

    private static Cell ReadCell(XmlReader xml)
    {
        var kind = xml.GetAttribute("value-type", Office);
        var value = xml.GetAttribute("value", Office);
        var day = xml.GetAttribute("date-value", Office);
        var isFormula = xml.GetAttribute("formula", Table) is not null;
        var text = Text(xml);
        var cell = (kind, value, day) switch
        {
            ("float" or "currency" or "percentage", { } number, _) => new Cell(CellKind.Number, Digits(number)),
            ("date", _, { } date) => new Cell(CellKind.Date, date.Replace('T', ' ')[..Math.Min(date.Length, 16)]),
            ("boolean" or "time", _, _) => new Cell(CellKind.Other, text),
            _ => text.Length == 0 ? Cell.Empty : new Cell(CellKind.Text, text),
        };
        return isFormula && !cell.IsEmpty ? cell with { Kind = CellKind.Formula } : cell;
    }

    /// <summary>The paragraphs of a cell, a line each; what is noted in its margin is not its text.</summary>
    private static string Text(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var depth = xml.Depth;
        var text = new StringBuilder();
        var paragraphs = 0;
        var isRead = Next(xml);
        while (isRead && xml.Depth > depth)
        {
            if (IsStart(xml, Office, "annotation"))
            {
                xml.Skip();
                continue;
            }

            if (IsStart(xml, Words, "p") && paragraphs++ > 0)
                text.Append('\n');
            else if (IsStart(xml, Words, "s") || IsStart(xml, Words, "tab"))
                text.Append(' ');
            else if (IsStart(xml, Words, "line-break"))
                text.Append('\n');
            else if (paragraphs > 0 && xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace)
                text.Append(xml.Value);
            if (text.Length > Limits.CellCharacters)
                throw new FileRefusedException(FileRefusal.CellTooLong);
            isRead = Next(xml);
        }

        return text.ToString();
    }

    private static string Digits(string number) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && Math.Abs(value) <= 1L << 53
        && Math.Floor(value) == value
            ? ((long)value).ToString(CultureInfo.InvariantCulture)
            : number;

    private static int Repeated(XmlReader xml, string attribute) =>
        int.TryParse(xml.GetAttribute(attribute, Table), NumberStyles.None, CultureInfo.InvariantCulture, out var times)
            ? times
            : 1;

    private static bool IsStart(XmlReader xml, string space, string name) =>
        xml.NodeType == XmlNodeType.Element && xml.LocalName == name && xml.NamespaceURI == space;

    private static bool Next(XmlReader xml)
    {
        try
        {
            return xml.Read();
        }
        catch (XmlException cause)
        {
            var isDtd = cause.Message.Contains("DTD", StringComparison.Ordinal);
            throw new FileRefusedException(isDtd ? FileRefusal.Dtd : FileRefusal.Damaged, cause);
        }
        catch (InvalidDataException cause)
        {
            throw new FileRefusedException(FileRefusal.Damaged, cause);
        }
    }
}
