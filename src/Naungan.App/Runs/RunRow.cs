using Naungan.Core.Identity;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Runs;
using Naungan.Core.Time;

namespace Naungan.App.Runs;

/// <summary>What a run is computed from. The same terms under the same key are the same run.</summary>
/// <param name="Reading">As what the programme's people are priced.</param>
/// <param name="Fund">Code of a fund; its budget lines pay and it decides the tariff's purse.</param>
/// <param name="StatedWage">Exact decimal; one wage for all wage earners. Null: each person's own.</param>
/// <param name="TransportCategories">Categories the tariff treats as transport.</param>
public sealed record RunTerms(
    RegionCode Region,
    string Programme,
    Month Month,
    Segment Reading,
    string Fund,
    string? StatedWage = null,
    IReadOnlyList<string>? TransportCategories = null
);

/// <summary>A run as it is stored.</summary>
public sealed record RunRow
{
    public Guid Id { get; init; }
    public Guid IdempotencyKey { get; init; }
    public byte[] PayloadSha256 { get; init; } = [];
    public string ProgrammeCode { get; init; } = "";
    public string AgencyCode { get; init; } = "";
    public Month Month { get; init; }
    public string Reading { get; init; } = "";
    public string Fund { get; init; } = "";
    public string? StatedWage { get; init; }
    public DateOnly LawKnownOn { get; init; }
    public string State { get; init; } = "";
    public int People { get; init; }
    public int LinesCount { get; init; }
    public int Exclusions { get; init; }
    public Rupiah Amount { get; init; }
    public byte[] LinesSha256 { get; init; } = [];
    public Guid AgreementId { get; init; }
    public string OpenedBy { get; init; } = "";
    public DateTimeOffset OpenedAt { get; init; }
    public string? ApprovedBy { get; init; }
    public DateTimeOffset? ApprovedAt { get; init; }
    public string? SubmittedBy { get; init; }
    public DateTimeOffset? SubmittedAt { get; init; }
    public DateOnly DueOn { get; init; }
    public string? BillingCode { get; init; }
    public Rupiah? BilledAmount { get; init; }
    public DateTimeOffset? BilledAt { get; init; }

    public RunState At => RunStates.Named(State);

    public Segment Segment => Reading == "pu" ? Segment.Pu : Segment.Bpu;

    /// <summary>What every step answers: where the run stands and what it holds.</summary>
    public RunSummary Summary =>
        new(Id, ProgrammeCode, Month, Reading, At.Key(), People, LinesCount, Exclusions, Amount, Hex, DueOn);

    private string Hex => Convert.ToHexStringLower(LinesSha256);
}

/// <param name="People">With at least one line.</param>
/// <param name="Exclusions">Person and insurance: people asked about x insurances = lines + exclusions.</param>
/// <param name="Sha256">Hash of the canonical bytes of tariffs and lines.</param>
public sealed record RunSummary(
    Guid Id,
    string Programme,
    Month Month,
    string Reading,
    string State,
    int People,
    int Lines,
    int Exclusions,
    Rupiah Amount,
    string Sha256,
    DateOnly DueOn
);
