using System.Globalization;
using Naungan.Core;

namespace Naungan.App.Platform.Files;

/// <summary>A file is refused while it is being read: the refusal is what the user gets.</summary>
public sealed class FileRefusedException(Refusal refusal, Exception? cause = null) : Exception(refusal.Reason, cause)
{
    public Refusal Refusal { get; } = refusal;
}

/// <summary>Every reason for which a file is refused, with what the user can do.</summary>
internal static class FileRefusal
{
    public static Refusal Empty { get; } = new("file-empty", "Berkas kosong. Kirim berkas yang berisi daftar.");

    public static Refusal UnknownKind { get; } =
        new(
            "file-kind-unknown",
            "Isi berkas bukan XLSX, XLS, CSV, atau ZIP. Simpan ulang sebagai Excel (.xlsx) atau CSV, lalu kirim lagi."
        );

    public static Refusal WebPage { get; } =
        new(
            "file-is-web-page",
            "Isi berkas adalah halaman web yang diberi nama Excel. Buka dengan Excel, simpan sebagai .xlsx, lalu kirim lagi."
        );

    public static Refusal BinaryWorkbook { get; } =
        new("file-is-xlsb", "Berkas .xlsb belum dapat dibaca. Simpan sebagai .xlsx, lalu kirim lagi.");

    public static Refusal Encrypted { get; } =
        new("file-encrypted", "Berkas dikunci dengan kata sandi. Hapus kata sandinya, lalu kirim lagi.");

    public static Refusal Damaged { get; } =
        new("file-damaged", "Berkas rusak atau terpotong. Buka dengan Excel, simpan ulang, lalu kirim lagi.");

    public static Refusal NestedZip { get; } =
        new("zip-nested", "ZIP berisi ZIP lain. Masukkan berkas daftarnya langsung ke dalam satu ZIP.");

    public static Refusal Dtd { get; } =
        new(
            "file-dtd",
            "Berkas memuat deklarasi XML yang tidak dipakai program lembar kerja dan ditolak demi keamanan."
        );

    public static Refusal Encoding { get; } =
        new("file-encoding", "Bagian berkas memakai pengodean yang tidak didukung. Simpan ulang sebagai .xlsx.");

    public static Refusal NulBytes { get; } =
        new("file-nul-bytes", "Berkas teks memuat karakter NUL. Simpan ulang sebagai CSV UTF-8, lalu kirim lagi.");

    public static Refusal UnsafeName { get; } =
        new("zip-unsafe-name", "ZIP memuat nama berkas yang menunjuk keluar folder. Buat ulang ZIP-nya.");

    public static Refusal TooLarge(long limitBytes) =>
        new("file-too-large", $"Berkas melebihi {Count(limitBytes / 1024 / 1024)} MB. Bagi menjadi beberapa berkas.");

    public static Refusal TooManyEntries { get; } =
        new("too-many-entries", $"Berkas berisi lebih dari {Limits.ZipEntries} bagian. Kurangi isinya.");

    public static Refusal Unpacked { get; } =
        new(
            "unpacked-too-large",
            $"Isi berkas setelah dibuka melebihi {Count(Limits.UnpackedBytes / 1024 / 1024)} MB. Bagi menjadi beberapa berkas."
        );

    public static Refusal SharedStrings { get; } =
        new(
            "shared-strings-too-large",
            $"Tabel teks dalam berkas melebihi {Count(Limits.SharedStringBytes / 1024 / 1024)} MB. Bagi menjadi beberapa berkas."
        );

    public static Refusal TooManyRows { get; } =
        new("too-many-rows", $"Berkas melebihi {Count(Limits.RowsPerFile)} baris. Bagi menjadi beberapa berkas.");

    public static Refusal TooManySheets { get; } =
        new("too-many-sheets", $"Berkas melebihi {Limits.SheetsPerFile} lembar. Kurangi lembarnya.");

    public static Refusal TooManyColumns { get; } =
        new("too-many-columns", $"Lembar melebihi {Limits.ColumnsPerSheet} kolom. Hapus kolom kosong di kanan.");

    public static Refusal TooManyParts { get; } =
        new("too-many-parts", "Lembar memuat terlalu banyak sel gabungan atau pengaturan kolom. Simpan nilainya saja.");

    public static Refusal TooManyFormulas { get; } =
        new(
            "too-many-formulas",
            $"Berkas memuat lebih dari {Count(Limits.FormulasPerFile)} rumus. Salin dan tempel sebagai nilai, lalu kirim lagi."
        );

    public static Refusal CellTooLong { get; } =
        new(
            "cell-too-long",
            $"Satu sel melebihi {Count(Limits.CellCharacters)} karakter. Periksa tanda kutip dan isi sel."
        );

    private static string Count(long number) => number.ToString("N0", CultureInfo.GetCultureInfo("id-ID"));
}
