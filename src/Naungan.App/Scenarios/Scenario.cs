using Naungan.Core.Time;

namespace Naungan.App.Scenarios;

/// <summary>
/// A programme that existed, as data: what was published, what is assumed, what must come out. One file in scenarios/.
/// </summary>
public sealed record Scenario
{
    public required string Name { get; init; }
    public required string Title { get; init; }
    public required string Government { get; init; }
    public required string GovernmentName { get; init; }

    /// <summary>As people say it; null where they have no shorter word.</summary>
    public string? ShortName { get; init; }

    /// <summary>Days between the files of one office and the next; nought when all come on one day.</summary>
    public int ReportEveryDays { get; init; }
    public required string Source { get; init; }
    public required ulong Seed { get; init; }
    public required DateOnly EnrolledOn { get; init; }
    public required DateOnly DataReceivedOn { get; init; }
    public required List<Month> Months { get; init; }
    public required string MonthsAssumption { get; init; }
    public required PublishedFigures Published { get; init; }
    public required ScenarioAgreement Agreement { get; init; }
    public required List<ScenarioAgency> Agencies { get; init; }
    public required List<ScenarioProgramme> Programmes { get; init; }
    public required string BudgetAssumption { get; init; }
    public required List<ScenarioBudgetLine> Budget { get; init; }
    public required List<ScenarioCheck> Checks { get; init; }
    public required List<DistrictWeight> Districts { get; init; }
    public required DefectRates Defects { get; init; }

    /// <summary>An event at which grants are handed over; null when the programme reports none.</summary>
    public ScenarioHandover? Handover { get; init; }

    public ScenarioProgramme Programme(string code) => Programmes.Single(p => p.Code == code);
}

/// <summary>The article's figures, untouched.</summary>
public sealed record PublishedFigures
{
    public required int VulnerableWorkers { get; init; }
    public required int Ppnpn { get; init; }
    public required int People { get; init; }
    public required long VulnerableBudgetRupiah { get; init; }
    public required int VillagesDesa { get; init; }
}

public sealed record ScenarioAgreement
{
    public required string Title { get; init; }
    public required List<string> Parties { get; init; }
    public required DateOnly SignedOn { get; init; }
    public required string Assumption { get; init; }
}

public sealed record ScenarioHandover
{
    public required DateOnly HeldOn { get; init; }
    public required string Place { get; init; }
    public required string Official { get; init; }
    public required string Office { get; init; }
    public required string Assumption { get; init; }
}

public sealed record ScenarioAgency
{
    public required string Code { get; init; }
    public required string Name { get; init; }
}

/// <summary>One programme of an agency: who is in it and by which reading of the law it is paid.</summary>
public sealed record ScenarioProgramme
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string Agency { get; init; }

    /// <summary>Segment by law, bpu or pu; <see cref="Reading"/> may price it otherwise.</summary>
    public required string Segment { get; init; }

    public required List<string> Protections { get; init; }
    public required string Funding { get; init; }

    /// <summary>Income for the BPU reading.</summary>
    public required long MonthlyIncomeRupiah { get; init; }
    public required string IncomeAssumption { get; init; }

    /// <summary>Wage for the PU reading; null when the programme has no such reading.</summary>
    public long? StatedWageRupiah { get; init; }
    public string? WageAssumption { get; init; }
    public int? RiskClass { get; init; }

    /// <summary>Every reading that is computed and shown.</summary>
    public required List<string> Readings { get; init; }

    /// <summary>The one that is paid by.</summary>
    public required string Reading { get; init; }
    public string? ReadingAssumption { get; init; }
    public List<ScenarioSector> Sectors { get; init; } = [];
    public List<ScenarioGroup> Groups { get; init; } = [];
}

/// <summary>A sector with its published head count and the words local lists use for it and for its work.</summary>
public sealed record ScenarioSector
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required int People { get; init; }
    public required List<string> Labels { get; init; }
    public required List<string> Occupations { get; init; }

    /// <summary>Kind of country its people live in: any, land, water, coast, upriver or town.</summary>
    public required string Terrain { get; init; }
}

public sealed record ScenarioGroup
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required int People { get; init; }
}

public sealed record ScenarioBudgetLine
{
    public required string Agency { get; init; }
    public required string Account { get; init; }
    public required string Name { get; init; }
    public required string Protection { get; init; }
    public required int Year { get; init; }
    public required long CeilingRupiah { get; init; }
}

public sealed record ScenarioCheck
{
    public required string Name { get; init; }
    public required long Expected { get; init; }
}

/// <summary>How many of a sector's people live in a district, relative to the others.</summary>
public sealed record DistrictWeight
{
    public required string Code { get; init; }
    public required int Weight { get; init; }
    public required int Water { get; init; }
    public required int Coast { get; init; }
    public required int Upriver { get; init; }
    public required int Town { get; init; }

    public int For(string terrain) =>
        terrain switch
        {
            "water" => Water,
            "coast" => Coast,
            "upriver" => Upriver,
            "town" => Town,
            "any" or "land" => Weight,
            _ => throw new InvalidDataException($"No district weight is named '{terrain}'."),
        };
}

/// <summary>Injected troubles for every thousand counted people; see <see cref="Defect"/> for the names.</summary>
public sealed record DefectRates
{
    public required Dictionary<string, int> People { get; init; }
    public required Dictionary<string, int> Rows { get; init; }
    public required int CrossAgency { get; init; }
    public required int Twins { get; init; }
    public required int FormerMember { get; init; }
}
