using System.Globalization;
using System.Text.Json;

namespace Naungan.App.Platform.Web.Maps;

/// <summary>A point on the map, in degrees.</summary>
public readonly record struct Place(double Latitude, double Longitude);

/// <summary>
/// Where districts lie, for the bubble map. Three sources, best first: the boundary file a government loads
/// (<see cref="FromGeoJson"/>), the centroids shipped with the program (<see cref="Shipped"/>), and for regions in
/// neither a
/// <see cref="Schematic"/> that only says "one bubble each, in the order of the codes".
/// </summary>
public static class Centroids
{
    private static readonly Lazy<IReadOnlyList<string[]>> _lines = new(ReadShipped);

    private static readonly Lazy<IReadOnlyDictionary<string, Place>> _shipped = new(() =>
        _lines.Value.ToDictionary(cells => cells[0], cells => new Place(Degrees(cells[2]), Degrees(cells[3])))
    );

    /// <summary>District code (64.02.06) to centroid, from wwwroot/regions/centroids.csv.</summary>
    public static IReadOnlyDictionary<string, Place> Shipped => _shipped.Value;

    /// <summary>The name of a shipped district.</summary>
    public static string NameOf(string code) => _lines.Value.First(cells => cells[0] == code)[1];

    /// <summary>Centroids of the areas of a GeoJSON file, by the <c>code</c> property of each feature.</summary>
    public static IReadOnlyDictionary<string, Place> FromGeoJson(JsonElement collection)
    {
        var places = new Dictionary<string, Place>();
        foreach (var feature in collection.GetProperty("features").EnumerateArray())
        {
            var code = feature.GetProperty("properties").GetProperty("code").GetString() ?? "";
            if (Rings(feature.GetProperty("geometry")) is { Count: > 0 } rings)
                places[code] = Centroid(rings);
        }
        return places;
    }

    /// <summary>
    /// Places for regions no one has measured: rows of a near-square block, north-west first. The page says that it is
    /// not a map of distances.
    /// </summary>
    public static IReadOnlyDictionary<string, Place> Schematic(IReadOnlyList<string> codes)
    {
        var columns = Math.Max(1, (int)Math.Ceiling(Math.Sqrt(codes.Count)));
        return codes
            .Order(StringComparer.Ordinal)
            .Select((code, index) => (code, row: index / columns, column: index % columns))
            .ToDictionary(one => one.code, one => new Place(-one.row, one.column + (one.row % 2 * 0.5)));
    }

    /// <summary>The shipped places of these codes when all are known, otherwise the schematic.</summary>
    public static (IReadOnlyDictionary<string, Place> Places, bool IsSchematic) Of(IReadOnlyList<string> codes) =>
        codes.All(Shipped.ContainsKey)
            ? (codes.ToDictionary(code => code, code => Shipped[code]), false)
            : (Schematic(codes), true);

    private static List<string[]> ReadShipped() =>
        [
            .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "wwwroot", "regions", "centroids.csv"))
                .Skip(1)
                .Select(line => line.Split(',')),
        ];

    private static double Degrees(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Outer rings only: holes are small beside a district.</summary>
    private static List<JsonElement> Rings(JsonElement geometry)
    {
        var coordinates = geometry.GetProperty("coordinates");
        return geometry.GetProperty("type").GetString() switch
        {
            "Polygon" => [coordinates[0]],
            "MultiPolygon" => [.. coordinates.EnumerateArray().Select(polygon => polygon[0])],
            _ => [],
        };
    }

    /// <summary>The mean of the rings' centroids, each weighted by its area (shoelace formula).</summary>
    private static Place Centroid(List<JsonElement> rings)
    {
        var (area, x, y) = (0.0, 0.0, 0.0);
        foreach (var ring in rings)
        {
            var points = ring.EnumerateArray().Select(p => (X: p[0].GetDouble(), Y: p[1].GetDouble())).ToArray();
            // Areas are taken around the ring's own first point: far from the origin the formula loses digits.
            var (originX, originY) = points[0];
            var (ringArea, ringX, ringY) = (0.0, 0.0, 0.0);
            for (var i = 0; i < points.Length; i++)
            {
                var (ax, ay) = (points[i].X - originX, points[i].Y - originY);
                var next = points[(i + 1) % points.Length];
                var (bx, by) = (next.X - originX, next.Y - originY);
                var cross = (ax * by) - (bx * ay);
                ringArea += cross / 2;
                ringX += (ax + bx) * cross / 6;
                ringY += (ay + by) * cross / 6;
            }
            var sign = ringArea < 0 ? -1 : 1; // rings may run either way round
            area += sign * ringArea;
            x += sign * (ringX + (originX * ringArea));
            y += sign * (ringY + (originY * ringArea));
        }
        return area > 0 ? new(y / area, x / area) : new(rings[0][0][1].GetDouble(), rings[0][0][0].GetDouble());
    }
}
