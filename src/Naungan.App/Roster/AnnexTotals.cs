using Naungan.App.Platform.Database;
using Naungan.App.Programmes;
using Naungan.Core.Identity;
using Naungan.Core.Roster;

namespace Naungan.App.Roster;

/// <summary>
/// How many people an annex holds, by category, district and village, in the order the annex has them.
/// </summary>
public sealed record AnnexTotals(
    IReadOnlyList<AnnexTotals.Total> ByCategory,
    IReadOnlyList<AnnexTotals.Total> ByDistrict,
    IReadOnlyList<AnnexTotals.Total> ByVillage
)
{
    private const string NoVillage = "(desa tidak dikenali)";

    /// <param name="Code">Category code or region code; empty when the village was not recognised.</param>
    public sealed record Total(string Code, string Name, int People);

    internal static async Task<AnnexTotals> Of(
        Session session,
        RegionCode region,
        string programme,
        IEnumerable<AnnexLine> lines,
        CancellationToken stop
    )
    {
        var categories = new Dictionary<string, int>();
        var villages = new Dictionary<string, int>();
        foreach (var line in lines)
        {
            categories[line.Category] = categories.GetValueOrDefault(line.Category) + 1;
            var village = line.Village ?? "";
            villages[village] = villages.GetValueOrDefault(village) + 1;
        }

        return await Of(session, region, programme, categories, villages, stop);
    }

    /// <summary>The same, counted by the database from the stored lines of a sealed decree.</summary>
    internal static async Task<AnnexTotals> OfSealed(
        Session session,
        RegionCode region,
        DecreeRow decree,
        CancellationToken stop
    )
    {
        var args = new { region = region.Code, decree.Id };
        const string From = " from decree_line where region_code = @region and decree_id = @Id group by 1";
        var categories = await session.List<Count>("select category as code, count(*) as people" + From, args, stop);
        var villages = await session.List<Count>(
            "select coalesce(village_code, '') as code, count(*) as people" + From,
            args,
            stop
        );
        return await Of(
            session,
            region,
            decree.ProgrammeCode,
            categories.ToDictionary(row => row.Code, row => (int)row.People),
            villages.ToDictionary(row => row.Code, row => (int)row.People),
            stop
        );
    }

    private static async Task<AnnexTotals> Of(
        Session session,
        RegionCode region,
        string programme,
        Dictionary<string, int> categories,
        Dictionary<string, int> villages,
        CancellationToken stop
    )
    {
        var names = await RegionNames(session, region, stop);
        var listed = (await ProgrammeTables.Categories(session, region, stop)).Where(c => c.ProgrammeCode == programme);
        var districts = villages
            .GroupBy(village => RegionCode.TryParse(village.Key, out var code) ? code.Parent?.Code ?? "" : "")
            .ToDictionary(group => group.Key, group => group.Sum(village => village.Value));
        return new AnnexTotals(
            [
                .. listed
                    .Where(category => categories.ContainsKey(category.Code))
                    .Select(category => new Total(category.Code, category.Name, categories[category.Code])),
            ],
            Named(districts, names),
            Named(villages, names)
        );
    }

    private static List<Total> Named(Dictionary<string, int> counts, Dictionary<string, string> names) =>
        [
            .. counts
                .OrderBy(count => count.Key.Length == 0)
                .ThenBy(count => count.Key, StringComparer.Ordinal)
                .Select(count => new Total(
                    count.Key,
                    count.Key.Length == 0 ? NoVillage : names.GetValueOrDefault(count.Key, count.Key),
                    count.Value
                )),
        ];

    internal static async Task<Dictionary<string, string>> RegionNames(
        Session session,
        RegionCode region,
        CancellationToken stop
    ) =>
        (
            await session.List<RegionName>(
                "select code, name from region where code like @within",
                new { within = region.Code + ".%" },
                stop
            )
        ).ToDictionary(row => row.Code, row => row.Name);

    private sealed record Count
    {
        public string Code { get; init; } = "";
        public long People { get; init; }
    }

    private sealed record RegionName
    {
        public string Code { get; init; } = "";
        public string Name { get; init; } = "";
    }
}
