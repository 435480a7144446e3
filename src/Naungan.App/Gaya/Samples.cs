using Naungan.App.Platform.Web.Parts;
using Naungan.Core.Law;
using Naungan.Core.Money;

namespace Naungan.App.Gaya;

/// <summary>Figures for showing components. They are made up, say so on the page, and belong to no one.</summary>
public static class Samples
{
    public sealed record Row(string Name, string Village, string Sector, Tone Tone, string State, Rupiah Due);

    private static readonly IReadOnlyList<MapPlace> _districts =
    [
        new("64.02.01", "Muara Muntai", -0.53, 116.42, 1_940, "/gaya#tabel"),
        new("64.02.02", "Loa Kulu", -0.66, 116.77, 2_210, "/gaya#tabel"),
        new("64.02.04", "Anggana", -0.62, 117.43, 3_050, "/gaya#tabel"),
        new("64.02.05", "Muara Badak", -0.34, 117.37, 2_760, "/gaya#tabel"),
        new("64.02.06", "Tenggarong", -0.42, 116.93, 5_480, "/gaya#tabel"),
        new("64.02.08", "Kota Bangun", -0.25, 116.59, 1_320, "/gaya#tabel"),
        new("64.02.10", "Kembang Janggut", 0.26, 116.17, 860, "/gaya#tabel"),
        new("64.02.11", "Muara Kaman", 0.08, 116.86, 1_480, "/gaya#tabel"),
        new("64.02.12", "Tabang", 0.90, 115.81, 210, "/gaya#tabel"),
        new("64.02.13", "Samboja", -0.96, 117.12, 2_390, "/gaya#tabel"),
    ];

    public static Rupiah Budget { get; } = new(1_786_176_000);

    public static IReadOnlyList<Row> Rows { get; } =
    [
        new("Aminah binti Contoh", "Muara Muntai Ulu", "Nelayan", Tone.Ok, "Diterima", new(16_800)),
        new("Bahrudin Contoh", "Loa Kulu Kota", "Petani", Tone.Wait, "Perlu diperiksa", new(16_800)),
        new("Citra Contoh", "Anggana", "Pedagang", Tone.Stop, "Ditolak: usia", new(0)),
        new("Dayang Contoh", "Muara Badak Ulu", "Pekerja rumahan", Tone.Info, "Digabung", new(16_800)),
    ];

    public static IReadOnlyList<Bar> Bars { get; } =
    [
        new("Petani", 9_840, Href: "/gaya#tabel"),
        new("Nelayan", 7_215, Href: "/gaya#tabel"),
        new("Pedagang", 5_120, Href: "/gaya#tabel"),
        new("Pekerja rumahan", 3_002, Href: "/gaya#tabel"),
        new("Pengemudi", 1_204, Href: "/gaya#tabel"),
        new("Pemulung", 86, Href: "/gaya#tabel"),
    ];

    public static Chart Monthly { get; } =
        new(
            "Peserta terlindungi naik sejak Oktober",
            ChartKind.Bar,
            "orang per bulan",
            ["Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
            [new("Peserta", [11_200, 11_950, 12_410, 35_440, 35_431, 35_418])]
        );

    public static Chart Spending { get; } =
        new(
            "Realisasi tertinggal dari pagu sejak November",
            ChartKind.Line,
            "juta rupiah, kumulatif",
            ["Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
            [
                new("Pagu", [300, 600, 900, 1_200, 1_500, 1_800]),
                new("Realisasi", [280, 590, 880, 1_190, 1_310, 1_420]),
                new("Terutang", [20, 30, 40, 60, 190, null]),
            ]
        );

    /// <summary>Some districts of Kutai Kartanegara about where they lie, with made-up figures.</summary>
    public static RegionMap Map(string? boundaryUrl) =>
        new(
            boundaryUrl is null ? "Peserta terbanyak di Tenggarong" : "Contoh bila batas wilayah dimuat",
            "peserta",
            _districts,
            boundaryUrl
        );

    /// <summary>The same without knowing where they lie.</summary>
    public static RegionMap Schematic { get; } =
        new(
            "Contoh bila letak wilayah belum diketahui",
            "peserta",
            [.. _districts.Select(place => place with { Latitude = null, Longitude = null })]
        );

    public static Explanation Because { get; } =
        new([
            new(
                "contoh/iuran/jkk-per-bulan",
                "10000",
                LawUnit.Rupiah,
                new DateOnly(2020, 2, 1),
                "Contoh 1",
                "Peraturan contoh untuk halaman gaya",
                "Pasal 10 ayat (1)",
                Confidence.Read
            ),
            new(
                "contoh/iuran/jkm-per-bulan",
                "6800",
                LawUnit.Rupiah,
                new DateOnly(2020, 2, 1),
                "Contoh 1",
                "Peraturan contoh untuk halaman gaya",
                "Pasal 34",
                Confidence.Reported
            ),
            new(
                "contoh/keringanan/berlaku-untuk-apbd",
                "tidak",
                LawUnit.Choice,
                new DateOnly(2020, 2, 1),
                "Contoh 2",
                "Surat edaran contoh",
                "tidak ditemukan",
                Confidence.Unverified
            ),
        ]);

    /// <summary>Hexagons around the districts, to show shaded areas without keeping a boundary of anyone.</summary>
    public static object Hexagons() =>
        new
        {
            type = "FeatureCollection",
            features = Map(null)
                .Places.Select(place => new
                {
                    type = "Feature",
                    properties = new { code = place.Code, name = place.Name },
                    geometry = new { type = "Polygon", coordinates = new[] { Hexagon(place) } },
                }),
        };

    private static double[][] Hexagon(MapPlace place) =>
        [
            .. Enumerable
                .Range(0, 7)
                .Select(corner => corner * Math.PI / 3)
                .Select(turn =>
                    new[]
                    {
                        place.Longitude!.Value + (0.15 * Math.Sin(turn)),
                        place.Latitude!.Value + (0.15 * Math.Cos(turn)),
                    }
                ),
        ];
}
