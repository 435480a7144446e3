using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Regions;
using Naungan.Core;

namespace Naungan.App.Intake;

/// <summary>One person as typed into a form: the cells of a list of one row.</summary>
public sealed record TypedPerson
{
    private const int TextMax = 200;

    public string? Nik { get; init; }

    public string? Kk { get; init; }

    public string? Name { get; init; }

    public string? BirthPlace { get; init; }

    /// <summary>A day as lists write it, or as a form sends it (yyyy-MM-dd).</summary>
    public string? Born { get; init; }

    public string? Sex { get; init; }

    public string? Mother { get; init; }

    public string? Address { get; init; }

    public string? Rt { get; init; }

    public string? Rw { get; init; }

    /// <summary>Code of the village of residence.</summary>
    public string? Village { get; init; }

    public string? Phone { get; init; }

    /// <summary>Work or position in the agency's words.</summary>
    public string? Work { get; init; }

    public string? Wage { get; init; }

    /// <summary>What to mend before it can be a row at all; null when nothing.</summary>
    internal Refusal? WhatIsWrong()
    {
        if (string.IsNullOrWhiteSpace(Name))
            return Refusal.Invalid("name-missing", "Isi nama seperti di KTP.");
        if (string.IsNullOrWhiteSpace(Nik) && string.IsNullOrWhiteSpace(Born))
            return Refusal.Invalid(
                "no-nik-no-date",
                "Isi NIK atau tanggal lahir; tanpa keduanya orang tidak dikenali."
            );
        return Cells("", "").Any(cell => cell.Length > TextMax)
            ? Refusal.Invalid("text-too-long", "Isian terlalu panjang. Ringkas tulisannya.")
            : null;
    }

    /// <summary>Writes the list an agency would have sent, for the same reader.</summary>
    internal async Task Write(Stream output, Session session, CancellationToken stop)
    {
        var village = string.IsNullOrEmpty(Village) ? null : await RegionTables.Of(session, Village, stop);
        var district = village?.ParentCode is { } code ? await RegionTables.Of(session, code, stop) : null;
        using var csv = new SafeCsvWriter(output, guard: false);
        csv.Record(_headings);
        csv.Record(Cells(village?.Name ?? "", district?.Name ?? ""));
    }

    /// <summary>As intake knows them (reference/headings.yaml).</summary>
    private static readonly string[] _headings =
    [
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
        "No HP",
        "Pekerjaan",
        "Upah per Bulan",
    ];

    private string[] Cells(string village, string district) =>
        [
            .. new[]
            {
                Nik,
                Kk,
                Name,
                BirthPlace,
                Born,
                Sex,
                Mother,
                Address,
                Rt,
                Rw,
                village,
                district,
                Phone,
                Work,
                Wage,
            }.Select(Clean),
        ];

    private static string Clean(string? text) =>
        new([.. (text ?? "").Trim().Select(letter => char.IsControl(letter) ? ' ' : letter)]);
}
