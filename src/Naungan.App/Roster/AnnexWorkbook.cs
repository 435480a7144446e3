using Naungan.App.Platform.Files;
using Naungan.App.Platform.Web.Writing;
using Naungan.Core.Roster;

namespace Naungan.App.Roster;

/// <summary>The annex as a workbook: the list by name and address, and a sheet of totals with the hash.</summary>
internal sealed class AnnexWorkbook(DecreeRow decree, string programme, AnnexTotals totals, bool masked)
{
    private const int Columns = 9;
    private readonly AnnexNames _names = new(totals, masked);

    /// <summary>Streams the workbook; returns how many people it holds.</summary>
    internal int Write(Stream output, IEnumerable<AnnexLine> lines, CancellationToken stop)
    {
        using var xlsx = new XlsxWriter(output, leaveOpen: true);
        var isMutation = decree.Kind == "mutation";
        xlsx.BeginSheet("Lampiran", 5, 7, 34, 20, 14, 38, 22, 22, 24, 34);
        Title(xlsx);
        Heading(xlsx, isMutation);
        var rows = 0;
        foreach (var line in lines)
        {
            stop.ThrowIfCancellationRequested();
            Line(xlsx, line, isMutation);
            rows++;
        }

        Recapitulation(xlsx);
        return rows;
    }

    private void Title(XlsxWriter xlsx)
    {
        string[] titles =
        [
            "Lampiran keputusan " + decree.Title,
            $"Nomor {decree.Number}, tanggal {Indonesian.Day(decree.DecidedOn)}",
            $"Program {programme}, berlaku mulai {Indonesian.Day(decree.EffectiveFrom)}",
        ];
        foreach (var title in titles)
        {
            xlsx.BeginRow();
            xlsx.Text(title, CellLook.Title);
            xlsx.MergeFirst(Columns);
        }

        xlsx.BeginRow();
    }

    private static void Heading(XlsxWriter xlsx, bool isMutation)
    {
        string[] headings =
        [
            "No",
            "Nama",
            "NIK",
            "Tanggal lahir",
            "Alamat",
            "Desa/kelurahan",
            "Kecamatan",
            "Pekerjaan/jabatan",
        ];
        xlsx.BeginRow();
        foreach (var heading in isMutation ? [.. headings, "Perubahan"] : headings)
            xlsx.Text(heading, CellLook.Heading);
    }

    private void Line(XlsxWriter xlsx, AnnexLine line, bool isMutation)
    {
        xlsx.BeginRow();
        xlsx.Number(line.Number);
        xlsx.Text(line.Name);
        xlsx.Text(_names.Nik(line), CellLook.Text);
        if (line.BornOn is { } born)
            xlsx.Date(born);
        else
            xlsx.Skip();
        xlsx.Text(line.Address);
        xlsx.Text(_names.Village(line));
        xlsx.Text(_names.District(line));
        xlsx.Text(_names.Category(line));
        if (isMutation)
            xlsx.Text(AnnexNames.Change(line));
    }

    private void Recapitulation(XlsxWriter xlsx)
    {
        xlsx.BeginSheet("Rekapitulasi", 0, 40, 14);
        Block(xlsx, "Pekerjaan/jabatan", totals.ByCategory);
        Block(xlsx, "Kecamatan", totals.ByDistrict);
        Block(xlsx, "Desa/kelurahan", totals.ByVillage);
        xlsx.BeginRow();
        xlsx.Text("SHA-256 lampiran", CellLook.Heading);
        xlsx.Text(Convert.ToHexStringLower(decree.AnnexSha256));
    }

    private static void Block(XlsxWriter xlsx, string title, IReadOnlyList<AnnexTotals.Total> rows)
    {
        xlsx.BeginRow();
        xlsx.Text(title, CellLook.Heading);
        xlsx.Text("Orang", CellLook.Heading);
        foreach (var row in rows)
        {
            xlsx.BeginRow();
            xlsx.Text(row.Name);
            xlsx.Number(row.People);
        }

        xlsx.BeginRow();
        xlsx.Text("Jumlah", CellLook.Heading);
        xlsx.Number(rows.Sum(row => row.People), CellLook.Heading);
        xlsx.BeginRow();
    }
}
