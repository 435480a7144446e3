namespace Naungan.App.Dashboard;

/// <summary>The kept figures by name and part; what is not kept is nought.</summary>
internal sealed class KeptFigures(List<Figure> all)
{
    private readonly Dictionary<(string, string), long> _values = all.ToDictionary(
        figure => (figure.Name, figure.Part),
        figure => figure.Value
    );

    internal long Of(string name, string part) => _values.GetValueOrDefault((name, part));

    internal IReadOnlyList<Figure> Everything => all;

    /// <summary>Over all parts of one name.</summary>
    internal long SumOf(string name) => all.Where(figure => figure.Name == name).Sum(figure => figure.Value);

    internal long Sum(string namePrefix) =>
        all.Where(figure => figure.Name.StartsWith(namePrefix, StringComparison.Ordinal)).Sum(figure => figure.Value);

    /// <summary>How many named parts have at least one person.</summary>
    internal long CountOf(string name) =>
        all.Count(figure => figure.Name == name && figure.Part.Length > 0 && figure.Value > 0);

    internal List<DashboardTables.Reason> NotIn() => Reasons("not-in:", figure => figure.Name["not-in:".Length..]);

    /// <summary>Why people of one sector are not in.</summary>
    internal List<DashboardTables.Reason> NotIn(string programme, string sector) =>
        Reasons($"sector-not-in:{programme}:{sector}:", _ => programme);

    /// <summary>The most frequent first.</summary>
    private List<DashboardTables.Reason> Reasons(string namePrefix, Func<Figure, string> programmeOf) =>
        [
            .. all.Where(figure => figure.Name.StartsWith(namePrefix, StringComparison.Ordinal))
                .Select(figure => new DashboardTables.Reason
                {
                    Programme = programmeOf(figure),
                    Name = figure.Part,
                    People = figure.Value,
                })
                .OrderByDescending(reason => reason.People)
                .ThenBy(reason => reason.Name, StringComparer.Ordinal),
        ];
}
