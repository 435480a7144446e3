using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Intake;

/// <summary>An empty list with the headings we know and the words for work the programme knows.</summary>
public static class WriteTemplate
{
    private static readonly string[] _headings =
    [
        "No",
        "NIK",
        "No KK",
        "Nama Lengkap",
        "Tempat Lahir",
        "Tanggal Lahir",
        "Jenis Kelamin",
        "Nama Ibu Kandung",
        "Alamat",
        "RT",
        "RW",
        "Desa/Kelurahan",
        "Kecamatan",
        "Kabupaten/Kota KTP",
        "No HP",
    ];

    private static readonly string[] _advice =
    [
        "Isi satu orang satu baris, mulai baris kedua lembar Daftar.",
        "NIK dan No KK diketik sebagai teks, 16 angka, dari KTP dan kartu keluarga.",
        "Tanggal lahir ditulis hari-bulan-tahun, misalnya 31-12-1980.",
        "Jenis kelamin: L atau P.",
        "Status pekerjaan: mandiri atau penerima upah.",
    ];

    public sealed record Request(RegionCode Government, string Programme);

    public static async Task<Result<string>> Handle(
        Request request,
        Stream output,
        Actor actor,
        Db db,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "intake.submit", request.Government) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        var government = request.Government.Code;
        if (await SubmitFile.ProgrammeOf(session, government, request.Programme, stop) is not { } programme)
            return Refusal.NotFound($"Program '{request.Programme}'");
        var categories = await session.List<string>(
            "select name from category where region_code = @government and programme_code = @programme order by sort",
            new { government, programme = programme.Code },
            stop
        );
        using var book = new XlsxWriter(output, leaveOpen: true);
        book.BeginSheet("Daftar", frozenRows: 1);
        book.BeginRow();
        string[] work =
            programme.Segment == "pu"
                ? ["Jabatan", "Upah per Bulan"]
                : ["Pekerjaan", "Status Pekerjaan", "Penghasilan per Bulan"];
        foreach (var heading in _headings.Concat(work))
            book.Text(heading, CellLook.Heading);
        book.BeginSheet("Petunjuk");
        foreach (var line in _advice.Append("Pekerjaan atau jabatan yang dikenal program ini:").Concat(categories))
        {
            book.BeginRow();
            book.Text(line);
        }

        return $"daftar-{programme.Code}.xlsx";
    }
}
