using System.Globalization;

namespace Naungan.App.Dashboard;

/// <summary>
/// Where a district lies on the map when no boundaries are loaded: reference/district-centroids.csv, degrees WGS 84,
/// computed from the boundaries of Kepmendagri 300.2.2-2430/2025. Districts of other provinces are added there line by
/// line.
/// </summary>
internal static class Centroids
{
    private static readonly Lazy<Dictionary<string, (double Latitude, double Longitude)>> _all = new(Read);

    internal static (double Latitude, double Longitude)? Of(string code) =>
        _all.Value.TryGetValue(code, out var place) ? place : null;

    private static Dictionary<string, (double Latitude, double Longitude)> Read() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "reference", "district-centroids.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .ToDictionary(cells => cells[0], cells => (Degrees(cells[1]), Degrees(cells[2])));

    private static double Degrees(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
