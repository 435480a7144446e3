namespace Naungan.Core.Intake;

/// <summary>What one row of a list says about a person, healed where a habit of spreadsheets can be undone.</summary>
public sealed record RowFacts
{
    public required string Sheet { get; init; }

    /// <summary>As the spreadsheet numbers it, from 1.</summary>
    public required int Row { get; init; }

    /// <summary>Why the row is about nobody (title, total, empty); null when it is about someone.</summary>
    public string? Ignored { get; init; }

    public string Name { get; init; } = "";
    public string NameKey { get; init; } = "";
    public NikReading Nik { get; init; }
    public string? Kk { get; init; }
    public string? BirthPlace { get; init; }
    public DateOnly? BornOn { get; init; }
    public char? Sex { get; init; }
    public string? Mother { get; init; }
    public string? Address { get; init; }
    public string? Rt { get; init; }
    public string? Rw { get; init; }

    /// <summary>Village and district in the list's words; the sheet's title serves when the row has none.</summary>
    public string? Village { get; init; }
    public string? District { get; init; }

    /// <summary>Regency on the identity card, in the list's words.</summary>
    public string? KtpRegency { get; init; }
    public string? Phone { get; init; }

    /// <summary>Work or position in the list's own words.</summary>
    public string? Occupation { get; init; }

    /// <summary>Sector or group code; null when no word is known.</summary>
    public string? Category { get; init; }
    public long? WageRupiah { get; init; }

    /// <summary>What somebody without a wage earns a month.</summary>
    public long? IncomeRupiah { get; init; }

    /// <summary>independent, paid, or null when the list does not say.</summary>
    public string? WorkStanding { get; init; }

    /// <summary>Names of what was healed: <c>date-swapped</c>, <c>date-from-nik</c>.</summary>
    public IReadOnlyList<string> Healed { get; init; } = [];

    /// <summary>Why it cannot be a person without help, or at all; null when nothing stands against it.</summary>
    public Doubt? Doubt { get; init; }
}

/// <param name="Reason">Stable name, shown to the agency in Indonesian.</param>
/// <param name="IsFinal">True when no one could make a person of the row: it is rejected, not left waiting.</param>
public sealed record Doubt(string Reason, bool IsFinal = false);
