using Naungan.Core.OpenCounts;

namespace Naungan.App.OpenCounts;

/// <summary>One published line; people is null when withheld.</summary>
public sealed record OpenRow(
    string Month,
    string ProgrammeCode,
    string Programme,
    string DistrictCode,
    string District,
    string SectorCode,
    string Sector,
    long? People
)
{
    public bool IsWithheld => People is null;
}

/// <summary>
/// A programme's months as published. A count withheld in one month is withheld in all of them, because people stay the
/// same from month to month and another month would give it away.
/// </summary>
internal static class OpenTable
{
    internal const string All = "SEMUA";
    internal const int Smallest = 5;

    internal static IEnumerable<OpenRow> Of(IReadOnlyList<OpenCountTables.CountRow> rows)
    {
        var districts = rows.Select(row => (row.DistrictCode, row.District)).Distinct().Order().ToList();
        var sectors = rows.Select(row => (row.SectorCode, row.Sector)).Distinct().Order().ToList();
        var months = rows.GroupBy(row => row.Month).OrderBy(month => month.Key).ToList();
        var tables = months.ConvertAll(month => Table(month, districts, sectors));
        var withheld = Together(tables);
        for (var month = 0; month < months.Count; month++)
        for (var row = 0; row <= districts.Count; row++)
        for (var column = 0; column <= sectors.Count; column++)
        {
            var edge = tables[month].Edge(row, column);
            var (districtCode, district) = row < districts.Count ? districts[row] : (All, "Semua kecamatan");
            var (sectorCode, sector) = column < sectors.Count ? sectors[column] : (All, "Semua sektor");
            yield return new OpenRow(
                FormattableString.Invariant($"{months[month].Key / 100:0000}-{months[month].Key % 100:00}"),
                rows[0].ProgrammeCode,
                rows[0].Programme,
                districtCode,
                district,
                sectorCode,
                sector,
                withheld[month][edge] ? null : tables[month].Value(edge)
            );
        }
    }

    private static CountTable Table(
        IEnumerable<OpenCountTables.CountRow> rows,
        List<(string, string)> districts,
        List<(string, string)> sectors
    )
    {
        var counts = rows.ToDictionary(
            row => (districts.IndexOf((row.DistrictCode, row.District)), sectors.IndexOf((row.SectorCode, row.Sector))),
            row => row.People
        );
        return new CountTable(districts.Count, sectors.Count, (row, column) => counts.GetValueOrDefault((row, column)));
    }

    private static List<bool[]> Together(List<CountTable> tables)
    {
        var also = new HashSet<int>();
        while (true)
        {
            var withheld = tables.ConvertAll(table => Suppression.Of(table, Smallest, also));
            var all = withheld.SelectMany(one => Enumerable.Range(0, one.Length).Where(edge => one[edge])).ToHashSet();
            if (all.Count == also.Count)
                return withheld;
            also = all;
        }
    }
}
