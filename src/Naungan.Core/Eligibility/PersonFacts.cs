namespace Naungan.Core.Eligibility;

/// <summary>What is known of one person who asks to be in one programme. Null always means: not known.</summary>
public sealed record PersonFacts
{
    /// <summary>Null when the structure of the NIK holds, otherwise the name of what is wrong with it.</summary>
    public required string? NikProblem { get; init; }

    public required DateOnly? BornOn { get; init; }

    /// <summary>
    /// Regency of the address on the KTP; never read from the NIK, which only tells where it was first issued.
    /// </summary>
    public required string? KtpRegion { get; init; }

    /// <summary>Village of residence as the agency's list gave it, when it was recognised.</summary>
    public required string? Village { get; init; }

    public required ListAnswer Dukcapil { get; init; }

    public required ListAnswer CivilServants { get; init; }

    /// <summary>Those the insurer knows as covered by an employer.</summary>
    public required ListAnswer Insured { get; init; }

    public ListAnswer Poverty { get; init; }

    /// <summary>Another programme of the same government that claims the person, when there is one.</summary>
    public OtherProgramme? Other { get; init; }

    public required string Category { get; init; }

    public required bool CategoryListed { get; init; }
}

/// <summary>What a list from outside says about one NIK.</summary>
/// <param name="SnapshotOn">Day the list was drawn; null when no such list was loaded.</param>
/// <param name="Answer">
/// Null when the list does not hold the NIK; otherwise alive, deceased, member, former, ...
/// </param>
/// <param name="Since">Day of death, first day of membership.</param>
public readonly record struct ListAnswer(DateOnly? SnapshotOn, string? Answer = null, DateOnly? Since = null);

/// <summary>A claim by another programme. Position outranks occupation: the lower precedence number wins.</summary>
public sealed record OtherProgramme(string Name, OtherClaim Claim);

public enum OtherClaim
{
    /// <summary>It ranks higher and has found the person eligible.</summary>
    HigherAndEligible,

    /// <summary>It ranks higher and nobody has assessed the person there, or the assessment is open.</summary>
    HigherAndOpen,

    /// <summary>A sealed decree of it names the person, whatever its rank.</summary>
    Decreed,
}
