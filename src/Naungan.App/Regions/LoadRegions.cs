using Naungan.App.Platform.Database;

namespace Naungan.App.Regions;

/// <summary>
/// Fills the table of regions from the lists made at build (idn-area-data, ODbL): 38 provinces, 514 regencies and
/// cities, 7,285 districts, 83,762 villages. Loaded once; asking again changes nothing.
/// </summary>
public static class LoadRegions
{
    private static readonly string[] _columns = ["code", "parent_code", "level", "name", "kind"];

    /// <summary>Number of regions added: all of them, or 0 when they are there.</summary>
    public static async Task<long> WhenEmpty(Db db, CancellationToken stop)
    {
        await using (var reading = await db.Read(stop))
        {
            if (await reading.Maybe<string>("select code from region limit 1", stop: stop) is not null)
                return 0;
        }

        await using var session = await db.Write(stop);
        // Two processes may start at once: the second finds the first one's rows under the same lock.
        if (session.Kind == DbKind.Postgres)
            await session.Run("select pg_advisory_xact_lock(640202)", stop: stop);
        if (await session.Maybe<string>("select code from region limit 1", stop: stop) is not null)
            return 0;
        var added = await session.BulkInsert("region", _columns, Rows(), stop);
        await session.Commit(stop);
        return added;
    }

    private static IEnumerable<object?[]> Rows() =>
        File("provinces.csv", hasParent: false)
            .Select(region => Row(region.Code, null, 1, TitleCase(region.Name), "provinsi"))
            .Concat(
                File("regencies.csv", hasParent: true)
                    .Select(region => Row(region.Code, region.Parent, 2, region.Name, RegencyKind(region.Code)))
            )
            .Concat(
                File("districts.csv", hasParent: true)
                    .Select(region => Row(region.Code, region.Parent, 3, region.Name, "kecamatan"))
            )
            .Concat(
                File("villages.csv", hasParent: true)
                    .Select(region => Row(region.Code, region.Parent, 4, region.Name, VillageKind(region.Code)))
            );

    private static object?[] Row(string code, string? parent, int level, string name, string kind) =>
        [code, parent, level, name, kind];

    // Codes of cities begin at 71 within their province (regulation.md 8).
    private static string RegencyKind(string code) =>
        string.CompareOrdinal(code[3..5], "71") >= 0 ? "kota" : "kabupaten";

    // The fourth part of a village code begins with 1 for a kelurahan and 2 for a desa.
    private static string VillageKind(string code) => code[9] == '1' ? "kelurahan" : "desa";

    private static string TitleCase(string name) =>
        name == name.ToUpperInvariant()
            ? System.Globalization.CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.ToLowerInvariant())
            : name;

    private static IEnumerable<(string Code, string? Parent, string Name)> File(string name, bool hasParent)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "wwwroot", "regions", name);
        foreach (var line in System.IO.File.ReadLines(path).Skip(1))
        {
            var first = line.IndexOf(',');
            var second = hasParent ? line.IndexOf(',', first + 1) : first;
            var text = line[(second + 1)..].Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal);
            yield return (line[..first], hasParent ? line[(first + 1)..second] : null, text);
        }
    }
}
