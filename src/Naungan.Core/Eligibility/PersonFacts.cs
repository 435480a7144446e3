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

    /// <summary>Whether the name in the population office's answer folds to the same key; null: it gave none.</summary>
    public bool? NameAgrees { get; init; }

    public WorkStanding Standing { get; init; }

    public WageSign Wage { get; init; }

    /// <summary>What the person earns a month, as the agency's list says.</summary>
    public long? IncomeRupiah { get; init; }

    /// <summary>The newest letter that vouches for the work, and the one for the fitness to do it.</summary>
    public Letter WorkLetter { get; init; }

    public Letter FitnessLetter { get; init; }

    public FundedElsewhere Funded { get; init; }
}

/// <summary>What the agency's list says of the relation somebody works in.</summary>
public enum WorkStanding
{
    Unknown,
    Independent,
    Paid,
}

/// <summary>What shows that somebody receives a wage.</summary>
public enum WageSign
{
    None,

    /// <summary>The list of this very programme states a wage, pay or fee.</summary>
    Stated,

    /// <summary>Proposed as a wage earner for another programme.</summary>
    OtherProgramme,
}

/// <summary>A letter that was brought and not withdrawn.</summary>
/// <param name="SignedOn">Null when there is none.</param>
/// <param name="ValidUntil">Its last day; null when it names none.</param>
public readonly record struct Letter(DateOnly? SignedOn, DateOnly? ValidUntil = null);

/// <summary>What the lists of other payers say, each payer's newest list.</summary>
public readonly record struct FundedElsewhere(
    ListAnswer Province,
    ListAnswer SharedRevenue,
    ListAnswer Village,
    ListAnswer Company
);

/// <summary>What a list from outside says about one NIK.</summary>
/// <param name="SnapshotOn">Day the list was drawn; null when no such list was loaded.</param>
/// <param name="Answer">
/// Null when the list does not hold the NIK; otherwise alive, deceased, member, former, ...
/// </param>
/// <param name="Since">Day of death, first day of membership.</param>
/// <param name="Until">Last day of what the list tells of; null when it names none.</param>
public readonly record struct ListAnswer(
    DateOnly? SnapshotOn,
    string? Answer = null,
    DateOnly? Since = null,
    DateOnly? Until = null
);

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
