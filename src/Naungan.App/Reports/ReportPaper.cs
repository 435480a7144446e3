using Naungan.App.Platform.Files;
using Naungan.App.Platform.Web.Writing;

namespace Naungan.App.Reports;

/// <summary>A report as paper: tables whose heads repeat, page numbers, legal basis, hash and QR.</summary>
internal static class ReportPaper
{
    private const int WidePaperFrom = 60;

    internal static void Write(Report report, string address, Stream output)
    {
        var isWide = report.Tables.Any(table => table.Columns.Sum(column => column.Weight) >= WidePaperFrom);
        using var pdf = new PdfWriter(
            output,
            $"{report.Title} - {report.Government}",
            $"{report.Government} · {report.Title} · sidik {report.Hash[..16]}",
            isWide
        );
        pdf.Paragraph(report.Government);
        pdf.Title(report.Title);
        pdf.Paragraph(
            $"Tahun {report.Query.Year}, bulan {report.Query.Month.ToWords()}, keadaan {Indonesian.Day(report.Query.On)}"
                + (report.Query.Village.Length == 0 ? "." : $", wilayah {report.Query.Village}.")
                + (report.IsMasked ? "" : " Memuat NIK terbuka: jaga kerahasiaannya.")
        );
        foreach (var remark in report.Remarks)
            pdf.Paragraph(remark);
        foreach (var table in report.Tables)
            Table(pdf, table);
        pdf.Heading("Dasar");
        foreach (var line in report.LegalBasis)
            pdf.Paragraph(line);
        foreach (var signer in report.Signers)
            pdf.Paragraph(
                $"{signer}\nNama, jabatan, tanda tangan: ........................................................"
            );
        pdf.Seal(
            "Keaslian laporan ini dapat diperiksa dengan kode di samping; isinya bersidik SHA-256 " + report.Hash,
            ReportCheckText.Of(report.Hash, address)
        );
    }

    private static void Table(PdfWriter pdf, ReportTable table)
    {
        pdf.Heading(table.Title);
        if (table.Rows.Count == 0)
        {
            pdf.Paragraph("Tidak ada.");
            return;
        }
        pdf.Table(
            [.. table.Columns.Select(column => new PdfColumn(column.Heading, column.Weight, column.ToRight))],
            table.Rows.Select(
                IReadOnlyList<string> (row) =>
                    [.. row.Select((cell, i) => ReportCells.Written(cell, table.Columns[i].Kind))]
            )
        );
    }
}

/// <summary>What the QR of a report says: where its hash can be asked for.</summary>
internal static class ReportCheckText
{
    internal static string Of(string hash, string address) =>
        address.Length == 0 ? "NAUNGAN/" + hash.ToUpperInvariant() : $"{address}/laporan/{hash}".ToUpperInvariant();
}
