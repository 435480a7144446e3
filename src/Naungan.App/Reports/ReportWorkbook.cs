using Naungan.App.Platform.Files;

namespace Naungan.App.Reports;

/// <summary>A report as a workbook: a sheet a table, and one that says what it rests on.</summary>
internal static class ReportWorkbook
{
    internal static void Write(Report report, Stream output)
    {
        using var xlsx = new XlsxWriter(output, leaveOpen: true);
        for (var i = 0; i < report.Tables.Count; i++)
            Table(xlsx, report, report.Tables[i], i + 1);
        xlsx.BeginSheet("Keterangan", 0, 100);
        IEnumerable<string> lines =
        [
            $"{report.Title}, {report.Government}",
            report.Query.Written,
            report.IsMasked ? "NIK disamarkan" : "NIK terbuka: jaga kerahasiaannya",
            .. report.Remarks,
            "Dasar:",
            .. report.LegalBasis,
            "SHA-256 isi: " + report.Hash,
        ];
        foreach (var line in lines)
        {
            xlsx.BeginRow();
            xlsx.Text(line);
        }
    }

    private static void Table(XlsxWriter xlsx, Report report, ReportTable table, int number)
    {
        var widths = table.Columns.Select(column => Math.Max(10, column.Weight * 2)).ToArray();
        var name = table.Title.Length <= 24 ? table.Title : table.Title[..24].TrimEnd(' ', ',');
        xlsx.BeginSheet(FormattableString.Invariant($"{number} {name}"), 3, widths);
        xlsx.BeginRow();
        xlsx.Text($"{report.Title} - {table.Title}", CellLook.Title);
        xlsx.MergeFirst(table.Columns.Count);
        xlsx.BeginRow();
        xlsx.BeginRow();
        foreach (var column in table.Columns)
            xlsx.Text(column.Heading, CellLook.Heading);
        foreach (var row in table.Rows)
        {
            xlsx.BeginRow();
            for (var i = 0; i < row.Count; i++)
                Cell(xlsx, row[i], table.Columns[i].Kind);
        }
    }

    private static void Cell(XlsxWriter xlsx, object? cell, ColumnKind kind)
    {
        switch (cell)
        {
            case null:
                xlsx.Skip();
                break;
            case long share when kind == ColumnKind.Share:
                xlsx.Text(ReportCells.Written(share, kind));
                break;
            case long number:
                xlsx.Number(number, kind == ColumnKind.Money ? CellLook.Amount : CellLook.Plain);
                break;
            case DateOnly day:
                xlsx.Date(day);
                break;
            default:
                xlsx.Text(ReportCells.Written(cell, kind), kind == ColumnKind.Nik ? CellLook.Text : CellLook.Plain);
                break;
        }
    }
}
