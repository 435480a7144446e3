using Naungan.App.Intake;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.Core.Intake;
using Naungan.Core.Names;
using Cell = Naungan.Core.Intake.Cell;

namespace Naungan.App.Lists;

/// <summary>Reads what a list from outside answers about each NIK.</summary>
internal static class ListRows
{
    /// <param name="Nik">Null when the row has no usable one.</param>
    /// <param name="Answer">dukcapil: alive, deceased, unknown; the others: member, or former for a membership that
    /// ended.</param>
    /// <param name="Since">Deceased on, or member since.</param>
    /// <param name="Detail">The poverty decile, the employer, the office.</param>
    /// <param name="NameIndex">Blind index of the folded name, where the list has names to compare.</param>
    /// <param name="Until">Last day of what the list tells of.</param>
    internal sealed record Row(
        string? Nik,
        byte[]? NikIndex,
        string Answer,
        DateOnly? Since,
        string? Detail,
        byte[]? NameIndex,
        DateOnly? Until
    );

    private const int PieceRows = 8192;

    private enum Column
    {
        Nik,
        Status,
        Since,
        Detail,
        Name,
        Until,
    }

    private static readonly Dictionary<string, Phrases<Column>> _headings = new()
    {
        ["dukcapil"] = Headings(
            "status, keterangan, hasil padanan, hasil",
            "tanggal meninggal, tgl meninggal, tanggal kematian",
            "-",
            name: "nama, nama lengkap, nama sesuai ktp, nama di dukcapil, nama dukcapil"
        ),
        ["bpjs-active"] = Headings(
            "status, status kepesertaan",
            "tanggal mulai, tgl mulai, tmt",
            "pemberi kerja, perusahaan"
        ),
        ["asn"] = Headings("-", "tmt", "instansi, unit kerja, opd"),
        ["dtsen"] = Headings("-", "tanggal data", "desil, desil kesejahteraan"),
        ["funded-province"] = Funded(),
        ["funded-shared-revenue"] = Funded(),
        ["funded-village"] = Funded(),
        ["funded-company"] = Funded(),
    };

    internal static IEnumerable<Row> Of(Spreadsheet book, string kind, DateOnly on, Vault vault) =>
        Cells(book, kind)
            .Chunk(PieceRows)
            .SelectMany(piece =>
                piece.AsParallel().AsOrdered().Select(row => Read(row.Cells, row.Columns, kind, on, vault)).ToList()
            );

    private static IEnumerable<(Cell[] Cells, int[] Columns)> Cells(Spreadsheet book, string kind)
    {
        foreach (var sheet in book.Sheets)
        {
            int[]? columns = null;
            foreach (var row in sheet.Rows)
            {
                if (row.IsEmpty)
                    continue;
                var cells = SheetSource.Cells(row);
                if (columns is null)
                    columns = Columns(cells, _headings[kind]);
                else
                    yield return (cells, columns);
            }
        }
    }

    private static Row Read(Cell[] cells, int[] columns, string kind, DateOnly on, Vault vault)
    {
        Cell At(Column column) => columns[(int)column] is var i && i >= 0 && i < cells.Length ? cells[i] : Cell.Empty;
        var nik = NikReading.Of(At(Column.Nik));
        var since = DateReading.Read(At(Column.Since), on);
        var detail = At(Column.Detail).Text.Trim();
        var name = At(Column.Name) is { IsEmpty: false } cell ? NameKey.Of(cell.Text) : "";
        return new Row(
            nik.IsUsable ? nik.Digits : null,
            nik.IsUsable ? vault.Index("nik", nik.Digits) : null,
            AnswerOf(kind, Phrase.Fold(At(Column.Status).Text), since),
            since,
            detail.Length == 0 ? null : detail[..Math.Min(detail.Length, 200)],
            name.Length == 0 ? null : vault.Index("name", name),
            DateReading.Read(At(Column.Until), on)
        );
    }

    private static string AnswerOf(string kind, string status, DateOnly? since)
    {
        if (kind != "dukcapil")
            return status is "NONAKTIF" or "NON AKTIF" or "TIDAK AKTIF" or "BERHENTI" or "KELUAR" ? "former" : "member";
        if (since is not null || status.Contains("MENINGGAL", StringComparison.Ordinal))
            return "deceased";
        var isUnknown =
            status.Contains("TIDAK", StringComparison.Ordinal) || status.Contains("NIHIL", StringComparison.Ordinal);
        return isUnknown ? "unknown" : "alive";
    }

    /// <summary>Null until a row names a NIK column: titles may stand above it.</summary>
    private static int[]? Columns(Cell[] cells, Phrases<Column> headings)
    {
        int[] columns = [-1, -1, -1, -1, -1, -1];
        for (var i = cells.Length - 1; i >= 0; i--)
        {
            if (headings.IsExactly(cells[i].Text, out var column))
                columns[(int)column] = i;
        }

        return columns[(int)Column.Nik] < 0 ? null : columns;
    }

    // Lists of other payers: whom they pay for, from when until when.
    private static Phrases<Column> Funded() =>
        Headings(
            "status, status kepesertaan",
            "tanggal mulai, tgl mulai, mulai, tmt",
            "program, sumber dana, perusahaan, desa",
            until: "tanggal selesai, tgl selesai, tanggal berakhir, sampai, sampai dengan, berakhir"
        );

    private static Phrases<Column> Headings(
        string status,
        string since,
        string detail,
        string name = "-",
        string until = "-"
    ) =>
        new(
            Words("nik, no nik, nomor nik, no ktp, nik ktp", Column.Nik)
                .Concat(Words(status, Column.Status))
                .Concat(Words(since, Column.Since))
                .Concat(Words(detail, Column.Detail))
                .Concat(Words(name, Column.Name))
                .Concat(Words(until, Column.Until))
        );

    private static IEnumerable<(string, Column)> Words(string words, Column column) =>
        words.Split(',').Select(word => (word, column));
}
