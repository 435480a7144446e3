namespace Naungan.App.Scenarios;

/// <summary>An invented person as they truly are; lists may show them otherwise (<see cref="Listing"/>).</summary>
internal sealed record Person
{
    public required int Number { get; init; }
    public required string Name { get; init; }
    public required bool Female { get; init; }
    public required DateOnly BornOn { get; init; }
    public required string BirthPlace { get; init; }
    public required string Nik { get; init; }
    public required Household Home { get; init; }

    /// <summary>Empty for the many who have none.</summary>
    public required string Phone { get; init; }
    public required string Mother { get; init; }

    /// <summary>Local word for the work, or the position held.</summary>
    public required string Work { get; init; }

    /// <summary>How the list calls the sector; empty for positions.</summary>
    public string SectorLabel { get; init; } = "";

    /// <summary>Where the person must be counted, as in "pekerja-rentan/petani"; empty when nowhere.</summary>
    public string Counted { get; init; } = "";

    /// <summary>What keeps the person from being counted; empty for the counted.</summary>
    public string Defect { get; init; } = "";

    /// <summary>Regency of the KTP when it is another one, with its code.</summary>
    public KtpRegency? KtpElsewhere { get; init; }

    /// <summary>Office of a THL.</summary>
    public string Office { get; init; } = "";

    public string TruthId => FormattableString.Invariant($"P{Number:000000}");
}

internal sealed record Household(string Kk, Village Village, int Rt, string Street, int House);

internal sealed record KtpRegency(string Code, string Name);
