using System.Globalization;
using System.Text;

namespace Naungan.App.Platform.Files;

/// <summary>The small fixed parts of a workbook package (ECMA-376 part 1, chapter 12 and 18).</summary>
internal static class XlsxParts
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    public const string SheetHead =
        Head + "<worksheet xmlns=\"" + Main + "\"><sheetViews><sheetView workbookViewId=\"0\">";

    public const string RootRelations =
        Head
        + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + "<Relationship Id=\"rId1\" Type=\""
        + Relations
        + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";

    /// <summary>One cell format for each <see cref="CellLook"/>, in its order.</summary>
    public const string Styles =
        Head
        + "<styleSheet xmlns=\""
        + Main
        + "\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts>"
        + "<fonts count=\"4\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
        + "<font><b/><sz val=\"14\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font>"
        + "<font><sz val=\"11\"/><color rgb=\"FF9C0006\"/><name val=\"Calibri\"/></font></fonts>"
        + "<fills count=\"4\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"
        + "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFDDE7F3\"/></patternFill></fill>"
        + "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFFEB9C\"/></patternFill></fill></fills>"
        + "<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>"
        + "<border><left/><right/><top/><bottom style=\"thin\"/><diagonal/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"8\"><xf/>"
        + "<xf fontId=\"1\" applyFont=\"1\"/>"
        + "<xf fontId=\"2\" fillId=\"2\" borderId=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\"/>"
        + "<xf numFmtId=\"164\" applyNumberFormat=\"1\"/><xf numFmtId=\"49\" applyNumberFormat=\"1\"/>"
        + "<xf fillId=\"3\" numFmtId=\"49\" applyFill=\"1\" applyNumberFormat=\"1\"/>"
        + "<xf numFmtId=\"3\" applyNumberFormat=\"1\"/>"
        + "<xf fontId=\"3\" applyFont=\"1\" applyAlignment=\"1\"><alignment wrapText=\"1\" vertical=\"top\"/></xf>"
        + "</cellXfs></styleSheet>";

    public static string ContentTypes(int sheets)
    {
        const string Application = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        var xml = new StringBuilder(Head)
            .Append("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">")
            .Append(
                "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            )
            .Append("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
            .Append($"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Application}sheet.main+xml\"/>")
            .Append($"<Override PartName=\"/xl/styles.xml\" ContentType=\"{Application}styles+xml\"/>");
        for (var i = 1; i <= sheets; i++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ")
                .Append($"ContentType=\"{Application}worksheet+xml\"/>");
        }
        return xml.Append("</Types>").ToString();
    }

    public static string Workbook(IReadOnlyList<string> sheets)
    {
        var xml = new StringBuilder(Head)
            .Append($"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\">")
            .Append("<bookViews><workbookView/></bookViews><sheets>");
        for (var i = 1; i <= sheets.Count; i++)
        {
            var name = System.Security.SecurityElement.Escape(sheets[i - 1]);
            xml.Append(CultureInfo.InvariantCulture, $"<sheet name=\"{name}\" sheetId=\"{i}\" r:id=\"rId{i}\"/>");
        }
        return xml.Append("</sheets></workbook>").ToString();
    }

    public static string WorkbookRelations(int sheets)
    {
        var xml = new StringBuilder(Head).Append(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        );
        for (var i = 1; i <= sheets; i++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"rId{i}\" Type=\"{Relations}/worksheet\" ")
                .Append(CultureInfo.InvariantCulture, $"Target=\"worksheets/sheet{i}.xml\"/>");
        }
        xml.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"rId{sheets + 1}\" Type=\"{Relations}/styles\" ");
        return xml.Append("Target=\"styles.xml\"/></Relationships>").ToString();
    }
}
