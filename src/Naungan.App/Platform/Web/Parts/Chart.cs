using System.Text.Json.Serialization;

namespace Naungan.App.Platform.Web.Parts;

/// <summary>How a chart is drawn.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChartKind>))]
public enum ChartKind
{
    Bar,
    Line,
    Scatter,
}

/// <summary>One named row of values; a null is a gap, never a zero.</summary>
public sealed record ChartSeries(string Name, IReadOnlyList<decimal?> Values);

/// <summary>
/// A chart with one message: <paramref name="Title"/> says it ("Perlindungan naik sejak Oktober"), not what the axes
/// are.
/// <paramref name="Categories"/> are the points of the horizontal axis and the rows of the table below.
/// </summary>
public sealed record Chart(
    string Title,
    ChartKind Kind,
    string Unit,
    IReadOnlyList<string> Categories,
    IReadOnlyList<ChartSeries> Series
);

/// <summary>
/// A district or village on the map: where it lies (degrees; null when no one has measured it), its figure, and the
/// address of its rows.
/// </summary>
public sealed record MapPlace(string Code, string Name, double? Latitude, double? Longitude, decimal Value, string Href)
{
    /// <summary>
    /// The places as they lie; when one is unknown and no boundaries are given, all stand in rows by code, for half a
    /// true map beside half a made-up one would mislead. The page says that it is no map of distances.
    /// </summary>
    internal static IReadOnlyList<MapPlace> Placed(RegionMap map)
    {
        if (!IsSchematic(map))
            return map.Places;
        var columns = (int)Math.Ceiling(Math.Sqrt(map.Places.Count * 1.5));
        return
        [
            .. map
                .Places.OrderBy(place => place.Code, StringComparer.Ordinal)
                .Select(
                    (place, index) =>
                        place with
                        {
                            Latitude = -(index / columns),
                            Longitude = (index % columns) + (index / columns % 2 * 0.5),
                        }
                ),
        ];
    }

    internal static bool IsSchematic(RegionMap map) =>
        map.BoundaryUrl is null && map.Places.Any(place => place.Latitude is null || place.Longitude is null);
}

/// <summary>
/// A map of one figure. With <paramref name="BoundaryUrl"/> (GeoJSON whose features carry <c>code</c>) the areas are
/// shaded; without, a bubble stands at each place. The list beside it says the same.
/// </summary>
public sealed record RegionMap(
    string Title,
    string Unit,
    IReadOnlyList<MapPlace> Places,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? BoundaryUrl = null
);

/// <summary>
/// One bar of <c>n-bars</c>: its label, size, the words at its end (the number when empty), and where its rows are.
/// </summary>
/// <param name="Of">What a full track stands for, such as a ceiling; null for the largest bar beside it.</param>
public sealed record Bar(string Label, long Value, string Text = "", string Href = "", long? Of = null);
