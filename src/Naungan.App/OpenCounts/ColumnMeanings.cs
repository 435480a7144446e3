namespace Naungan.App.OpenCounts;

/// <summary>What each column of the open data means; goes out with the data.</summary>
public static class ColumnMeanings
{
    public const string Title = "Pekerja yang dilindungi jaminan sosial ketenagakerjaan oleh pemerintah daerah";

    /// <summary>A proposal; the government that publishes decides.</summary>
    public const string Licence =
        "CC BY 4.0 (boleh dipakai dan diubah dengan menyebut pemerintah daerah sebagai sumber)";

    public sealed record Column(string Name, string Kind, string Meaning);

    public static IReadOnlyList<Column> Columns { get; } =
    [
        new("bulan", "teks YYYY-MM", "Bulan iuran yang diterima penyelenggara"),
        new("kode_program", "teks", "Kode program pemerintah daerah"),
        new("program", "teks", "Nama program"),
        new("kode_kecamatan", "teks", "Kode wilayah Kementerian Dalam Negeri; SEMUA untuk jumlah"),
        new("kecamatan", "teks", "Nama kecamatan tempat tinggal"),
        new("kode_sektor", "teks", "Kode sektor atau kelompok; SEMUA untuk jumlah"),
        new("sektor", "teks", "Nama sektor pekerjaan atau kelompok"),
        new("orang", "bilangan atau kosong", "Jumlah orang; kosong bila tidak ditampilkan"),
        new(
            "tidak_ditampilkan",
            "ya atau tidak",
            "Ya bila kelompok lebih kecil dari lima orang, atau bila angkanya membuka kelompok sekecil itu"
        ),
    ];
}
