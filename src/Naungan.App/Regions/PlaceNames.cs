using Naungan.App.Platform.Database;
using Naungan.Core.Names;

namespace Naungan.App.Regions;

/// <summary>
/// Codes of places from the words of lists. Village names repeat across districts (eight do in 64.02), so a village is
/// looked for in its district, and on its own only when one village of the government bears the name.
/// </summary>
public sealed class PlaceNames
{
    private readonly Dictionary<string, string> _districts = [];
    private readonly Dictionary<string, List<string>> _villages = [];
    private readonly Dictionary<string, string> _regencies = [];
    private readonly Dictionary<string, string> _names = [];
    private readonly Remembered<string> _keys = new(PlaceKey.Of);
    private readonly Remembered<string?> _regency;

    private PlaceNames() => _regency = new(text => _regencies.GetValueOrDefault(PlaceKey.OfRegency(text)));

    public static async Task<PlaceNames> Of(Session session, string government, CancellationToken stop)
    {
        var places = new PlaceNames();
        foreach (var region in await RegionTables.Within(session, government, stop))
        {
            var key = PlaceKey.Of(region.Name);
            places._names[region.Code] = region.Name;
            if (region.Level == 3)
                places._districts.TryAdd(key, region.Code);
            else if (places._villages.TryGetValue(key, out var same))
                same.Add(region.Code);
            else
                places._villages[key] = [region.Code];
        }

        foreach (var region in await RegionTables.Regencies(session, stop))
            places._regencies.TryAdd(PlaceKey.OfRegency(region.Name), region.Code);
        return places;
    }

    /// <summary>The official name of a code of this government, or null.</summary>
    public string? NameOf(string? code) => code is null ? null : _names.GetValueOrDefault(code);

    public string? District(string? text) => text is null ? null : _districts.GetValueOrDefault(_keys.Of(text));

    /// <summary>
    /// The district whose name stands somewhere in a text, as in the name of a file or sheet; the longest one.
    /// </summary>
    public string? DistrictIn(string text)
    {
        var key = PlaceKey.Of(text);
        return _districts
            .Where(district => key.Contains(district.Key, StringComparison.Ordinal))
            .OrderByDescending(district => district.Key.Length)
            .Select(district => district.Value)
            .FirstOrDefault();
    }

    public string? Village(string? text, string? district)
    {
        if (text is null || !_villages.TryGetValue(_keys.Of(text), out var codes))
            return null;
        if (district is not null)
            return codes.Find(code => code.StartsWith(district + ".", StringComparison.Ordinal));
        return codes.Count == 1 ? codes[0] : null;
    }

    /// <summary>A regency or city of the country by its name; "Bogor" alone is the regency.</summary>
    public string? Regency(string? text) => text is null ? null : _regency.Of(text);
}
