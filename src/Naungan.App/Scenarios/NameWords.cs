namespace Naungan.App.Scenarios;

/// <summary>
/// Words from which people are invented: names by group, places of origin, streets. Read from scenarios/words.
/// </summary>
internal sealed record NameWords
{
    public required List<NameGroup> Groups { get; init; }
    public required List<Origin> Origins { get; init; }
    public required List<string> Streets { get; init; }
}

internal sealed record NameGroup
{
    public required string Name { get; init; }

    /// <summary>Relative weight of the group among the people.</summary>
    public required int Share { get; init; }

    /// <summary>Percentage of names of one word only.</summary>
    public required int Single { get; init; }
    public required List<string> Men { get; init; }
    public required List<string> Women { get; init; }
    public required List<string> FamilyMen { get; init; }
    public required List<string> FamilyWomen { get; init; }
}

/// <summary>A place outside the regency: six digits that open a NIK, and the birth place that goes with them.</summary>
internal sealed record Origin
{
    public required string Code { get; init; }
    public required string Place { get; init; }
}
