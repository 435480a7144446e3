using System.Globalization;
using Naungan.Core;

namespace Naungan.App.VillageDesk;

/// <summary>One person a village proposes, as typed.</summary>
/// <param name="Key">Made where it was typed, so that sending twice adds nothing.</param>
public sealed record VillageEntry(
    Guid Key,
    string? Name,
    string? Nik,
    string? Kk,
    string? Born,
    string? Sex,
    string? Address,
    string? Rt,
    string? Work,
    string? Phone,
    string? Mother
)
{
    private const int TextMax = 200;

    /// <summary>Null when it can be proposed; otherwise what to mend. No field is told back.</summary>
    internal Refusal? WhatIsWrong()
    {
        if (Key == Guid.Empty)
            return Refusal.Invalid("key-missing", "Muat ulang halaman, lalu isi lagi.");
        var texts = new[] { Name, Kk, Sex, Address, Rt, Work, Phone, Mother };
        if (texts.Any(text => text?.Length > TextMax))
            return Refusal.Invalid("text-too-long", "Isian terlalu panjang. Ringkas tulisannya.");
        if (string.IsNullOrWhiteSpace(Name) || string.IsNullOrWhiteSpace(Work))
            return Refusal.Invalid("entry-incomplete", "Isi nama dan pekerjaan.");
        if (!Core.Identity.Nik.TryParse(Nik?.Trim(), out var nik))
            return Refusal.Invalid("nik-invalid", "NIK harus 16 angka seperti di KTP. Periksa kembali.");
        if (!DateOnly.TryParseExact(Born, "yyyy-MM-dd", CultureInfo.InvariantCulture, 0, out var born))
            return Refusal.Invalid("born-missing", "Isi tanggal lahir seperti di KTP.");
        return nik.AgreesWith(born)
            ? null
            : Refusal.Invalid("nik-born-differ", "Tanggal lahir tidak cocok dengan NIK. Periksa keduanya.");
    }

    /// <summary>Cells in the order of <see cref="Headings"/>, between them what no typed text holds.</summary>
    internal string Content =>
        string.Join('\u001f', Clean(Nik), Clean(Kk), Clean(Name), Clean(Born), Clean(Sex), Clean(Address), Clean(Rt))
        + '\u001f'
        + string.Join('\u001f', Clean(Work), Clean(Phone), Clean(Mother));

    /// <summary>As intake knows them (reference/headings.yaml).</summary>
    internal static IReadOnlyList<string> Headings { get; } =
    ["NIK", "No KK", "Nama", "Tanggal Lahir", "L/P", "Alamat", "RT", "Pekerjaan", "No HP", "Nama Ibu Kandung"];

    private static string Clean(string? text) =>
        new([.. (text ?? "").Trim().Select(letter => char.IsControl(letter) ? ' ' : letter)]);
}
