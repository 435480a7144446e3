namespace Naungan.App.Dashboard;

/// <summary>The kept figures by name and part; what is not kept is nought.</summary>
internal sealed class KeptFigures(List<Figure> all)
{
    private readonly Dictionary<(string, string), long> _values = all.ToDictionary(
        figure => (figure.Name, figure.Part),
        figure => figure.Value
    );

    internal long Of(string name, string part) => _values.GetValueOrDefault((name, part));

    internal long Sum(string namePrefix) =>
        all.Where(figure => figure.Name.StartsWith(namePrefix, StringComparison.Ordinal)).Sum(figure => figure.Value);

    /// <summary>How many named parts have at least one person.</summary>
    internal long CountOf(string name) =>
        all.Count(figure => figure.Name == name && figure.Part.Length > 0 && figure.Value > 0);

    internal List<DashboardTables.Reason> NotIn() =>
        [
            .. all.Where(figure => figure.Name.StartsWith("not-in:", StringComparison.Ordinal))
                .Select(figure => new DashboardTables.Reason
                {
                    Programme = figure.Name["not-in:".Length..],
                    Name = figure.Part,
                    People = figure.Value,
                })
                .OrderByDescending(reason => reason.People)
                .ThenBy(reason => reason.Name, StringComparer.Ordinal),
        ];
}
