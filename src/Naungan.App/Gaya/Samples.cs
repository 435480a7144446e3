using Naungan.App.Platform.Web.Maps;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core.Law;
using Naungan.Core.Money;

namespace Naungan.App.Gaya;

/// <summary>Figures for showing components. They are made up, say so on the page, and belong to no one.</summary>
public static class Samples
{
    public sealed record Row(string Name, string Village, string Sector, Tone Tone, string State, Rupiah Due);

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

    /// <summary>
    /// The 20 districts of Kutai Kartanegara where they lie, each with a made-up figure that is the same every time.
    /// </summary>
    public static RegionMap Map(string? boundaryUrl)
    {
        var places = Centroids.Shipped.Where(pair => pair.Key.StartsWith("64.02.", StringComparison.Ordinal)).ToList();
        return new(
            boundaryUrl is null ? "Peserta terbanyak di sekitar Tenggarong" : "Contoh bila batas wilayah dimuat",
            "peserta",
            [
                .. places.Select(
                    (pair, index) =>
                        new MapPlace(
                            pair.Key,
                            Centroids.NameOf(pair.Key),
                            pair.Value.Latitude,
                            pair.Value.Longitude,
                            260 + (index * 7919 % 3_400),
                            "/gaya#tabel"
                        )
                ),
            ],
            boundaryUrl
        );
    }

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
                    new[] { place.Longitude + (0.085 * Math.Sin(turn)), place.Latitude + (0.085 * Math.Cos(turn)) }
                ),
        ];
}
