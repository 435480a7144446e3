using System.Globalization;
using Naungan.App.Platform.Files;

namespace Naungan.Bench.Intake;

/// <summary>Lists of invented people, each once, over villages of Kutai Kartanegara; the same every time.</summary>
internal static class ListMaker
{
    internal const string Columns = "no,nik,nama,tempat,lahir,lp,alamat,rt,rw,desa,kecamatan,hp,pekerjaan";

    private const string Heading = "No;NIK;Nama;Tempat Lahir;Tgl Lahir;L/P;Alamat;RT;RW;Desa;Kecamatan;No HP;Pekerjaan";

    private static readonly string[] _first =
        "Ahmad Budi Siti Rahman Aminah Basran Yusuf Nur Dewi Hasan Mariam Joko Slamet Rudi Agus Eko Adi Sri".Split(' ');

    private static readonly string[] _last =
        "Yamani Hidayat Santoso Wijaya Saputra Lestari Nugroho Setiawan Rahayu Utami Gunawan Hamid Noor Firdaus".Split(
            ' '
        );

    private static readonly string[] _villages =
    [
        "Loa Ipuh Darat",
        "Loa Ipuh",
        "Timbau",
        "Melayu",
        "Panji",
        "Sukarame",
    ];

    internal static void Csv(string path, int rows)
    {
        using var output = new StreamWriter(path);
        output.Write(Heading + "\n");
        for (var i = 1; i <= rows; i++)
            output.Write(string.Join(';', Row(i)) + "\n");
    }

    internal static void Xlsx(string path, int rows)
    {
        using var output = File.Create(path);
        using var book = new XlsxWriter(output, leaveOpen: true);
        book.BeginSheet("Daftar");
        foreach (var row in Enumerable.Range(0, rows + 1).Select(i => i == 0 ? Heading.Split(';') : Row(i)))
        {
            book.BeginRow();
            foreach (var cell in row)
                book.Text(cell);
        }
    }

    /// <summary>28 days, 12 months, 40 years and up to 9,999 serials in one district: 134 million people.</summary>
    internal static string Nik(int i)
    {
        var (day, month, year) = Born(i);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"640206{day:00}{month:00}{year % 100:00}{1 + (i / 13_440):0000}"
        );
    }

    internal static DateOnly BornOn(int i) => new(Born(i).Year, Born(i).Month, Born(i).Day);

    private static string[] Row(int i)
    {
        var (day, month, year) = Born(i);
        var spread = (int)((long)i * 7919 % 1_000_003);
        return
        [
            i.ToString(CultureInfo.InvariantCulture),
            Nik(i),
            $"{_first[spread % 18]} {_first[spread / 18 % 18]} {_last[spread / 324 % 14]}",
            "Tenggarong",
            string.Create(CultureInfo.InvariantCulture, $"{day:00}-{month:00}-{year}"),
            "L",
            string.Create(CultureInfo.InvariantCulture, $"Jl. Poros No. {i % 300}"),
            string.Create(CultureInfo.InvariantCulture, $"{i % 40:000}"),
            string.Create(CultureInfo.InvariantCulture, $"{i % 9:000}"),
            _villages[i % _villages.Length],
            "Tenggarong",
            string.Create(CultureInfo.InvariantCulture, $"0812{i:00000000}"),
            i % 2 == 0 ? "petani" : "pedagang",
        ];
    }

    private static (int Day, int Month, int Year) Born(int i) =>
        (1 + (i % 28), 1 + (i / 28 % 12), 1960 + (i / 336 % 40));
}
