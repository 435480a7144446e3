using System.Globalization;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Web.Writing;
using Naungan.Core.Roster;

namespace Naungan.App.Roster;

/// <summary>
/// The annex as paper: totals first, then the list with its head on every page, then who signs and the hash.
/// </summary>
internal sealed class AnnexPaper(DecreeRow decree, string programme, AnnexTotals totals, bool masked)
{
    private readonly AnnexNames _names = new(totals, masked);

    /// <summary>Streams the document; returns how many people it holds.</summary>
    internal int Write(Stream output, IEnumerable<AnnexLine> lines, CancellationToken stop)
    {
        var hash = Convert.ToHexStringLower(decree.AnnexSha256);
        using var pdf = new PdfWriter(
            output,
            "Lampiran SK " + decree.Number,
            $"SK {decree.Number} · sidik lampiran {hash[..16]}",
            landscape: true
        );
        pdf.Title("Lampiran keputusan " + decree.Title);
        pdf.Paragraph(
            $"Nomor {decree.Number}, tanggal {Indonesian.Day(decree.DecidedOn)}. Program {programme}, berlaku mulai "
                + $"{Indonesian.Day(decree.EffectiveFrom)}. Jumlah {Indonesian.Number(decree.People)} orang."
        );
        Totals(pdf, "Pekerjaan atau jabatan", totals.ByCategory);
        Totals(pdf, "Kecamatan", totals.ByDistrict);
        var rows = 0;
        pdf.Heading("Daftar nama");
        pdf.Table(
            Columns(),
            lines.Select(line =>
            {
                stop.ThrowIfCancellationRequested();
                rows++;
                return Cells(line);
            })
        );
        if (decree.Signatory is { Length: > 0 } signatory)
            pdf.Paragraph(signatory);
        pdf.Paragraph("SHA-256 lampiran: " + hash);
        return rows;
    }

    private static void Totals(PdfWriter pdf, string heading, IReadOnlyList<AnnexTotals.Total> rows)
    {
        pdf.Heading(heading);
        pdf.Table(
            [new PdfColumn(heading, 6), new PdfColumn("Orang", 1, ToRight: true)],
            rows.Append(new AnnexTotals.Total("", "Jumlah", rows.Sum(row => row.People)))
                .Select(IReadOnlyList<string> (row) => [row.Name, Indonesian.Number(row.People)])
        );
    }

    private List<PdfColumn> Columns()
    {
        List<PdfColumn> columns =
        [
            new("No", 4, ToRight: true),
            new("Nama", 14),
            new("NIK", 9),
            new("Lahir", 8),
            new("Alamat", 15),
            new("Desa/kelurahan", 10),
            new("Kecamatan", 10),
            new("Pekerjaan/jabatan", 10),
        ];
        if (decree.Kind == "mutation")
            columns.Add(new PdfColumn("Perubahan", 10));
        return columns;
    }

    private IReadOnlyList<string> Cells(AnnexLine line)
    {
        List<string> cells =
        [
            line.Number.ToString(CultureInfo.InvariantCulture),
            line.Name,
            _names.Nik(line),
            line.BornOn?.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture) ?? "",
            line.Address,
            _names.Village(line),
            _names.District(line),
            _names.Category(line),
        ];
        if (decree.Kind == "mutation")
            cells.Add(AnnexNames.Change(line));
        return cells;
    }
}
