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
/// A district or village on the map: where it lies (degrees), its figure, and the address of its rows.
/// </summary>
public sealed record MapPlace(string Code, string Name, double Latitude, double Longitude, decimal Value, string Href);

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
public sealed record Bar(string Label, long Value, string Text = "", string Href = "");
