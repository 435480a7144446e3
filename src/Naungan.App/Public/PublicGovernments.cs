using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core.Identity;

namespace Naungan.App.Public;

/// <summary>Governments a resident may choose from; usually there is one, which need not be named.</summary>
public static class PublicGovernments
{
    public static async Task<IReadOnlyList<Option>> All(Db db, CancellationToken stop)
    {
        await using var session = await db.Read(stop);
        var rows = await session.List<Row>("select region_code, name from government order by name", stop: stop);
        return [.. rows.Select(row => new Option(row.RegionCode, row.Name))];
    }

    /// <summary>The one chosen, or the only one; otherwise none, which no table has.</summary>
    public static RegionCode Chosen(IReadOnlyList<Option> all, string? code)
    {
        var wanted = all.Count == 1 ? all[0].Value : code;
        return all.Any(one => one.Value == wanted) ? RegionCode.Parse(wanted!) : default;
    }

    private sealed record Row
    {
        public string RegionCode { get; init; } = "";
        public string Name { get; init; } = "";
    }
}
