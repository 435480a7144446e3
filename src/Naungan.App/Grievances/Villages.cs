using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web.Parts;
using Naungan.App.Regions;
using Naungan.Core.Identity;

namespace Naungan.App.Grievances;

/// <summary>Villages to choose from in the forms, district by district; none need be named.</summary>
internal static class Villages
{
    internal static async Task<IReadOnlyList<Option>> Of(Db db, RegionCode region, string none, CancellationToken stop)
    {
        if (region == default)
            return [];
        await using var session = await db.Read(stop);
        var places = await RegionTables.Within(session, region.Code, stop);
        var districts = places.Where(place => place.Level == 3).ToDictionary(place => place.Code, place => place.Name);
        return
        [
            new("", none),
            .. places
                .Where(place => place.Level == 4)
                .Select(place => (place, district: districts.GetValueOrDefault(place.ParentCode ?? "", "")))
                .OrderBy(one => one.district, StringComparer.Ordinal)
                .ThenBy(one => one.place.Name, StringComparer.Ordinal)
                .Select(one => new Option(one.place.Code, one.place.Name, one.district)),
        ];
    }

    internal static async Task<bool> Has(Session session, RegionCode region, string village, CancellationToken stop) =>
        RegionCode.TryParse(village, out var code)
        && code.IsWithin(region)
        && await RegionTables.Of(session, code.Code, stop) is { Level: 4 };
}
