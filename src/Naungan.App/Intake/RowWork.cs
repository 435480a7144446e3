using Naungan.App.Platform.Security;
using Naungan.Core.Intake;

namespace Naungan.App.Intake;

/// <summary>
/// One row on its way through intake: what it says, what was looked up for it, and what became of it.
/// </summary>
/// <param name="facts">What it says.</param>
/// <param name="id">Of the person it makes, if it makes one.</param>
internal sealed class RowWork(RowFacts facts, Guid id)
{
    internal RowFacts Facts { get; } = facts;
    internal byte[]? Cells { get; init; }

    /// <summary>Its numbers, sealed for the person it makes; null when it can make none as it is.</summary>
    internal SealedNumbers? Sealed { get; init; }
    internal byte[]? NikIndex { get; init; }
    internal byte[]? KkIndex { get; init; }
    internal byte[]? PhoneIndex { get; init; }
    internal string? DistrictCode { get; init; }
    internal string? VillageCode { get; init; }
    internal string? KtpRegionCode { get; init; }

    internal string Outcome { get; private set; } = "";
    internal string? Reason { get; private set; }
    internal Guid? PersonId { get; private set; }

    internal bool IsNew => Outcome == Outcomes.Accepted;

    internal void Ignore(string reason) => (Outcome, Reason) = (Outcomes.Ignored, reason);

    internal void Reject(string reason) => (Outcome, Reason) = (Outcomes.Rejected, reason);

    /// <summary>Whom of the register it resembles most, when it was joined or waits because of somebody.</summary>
    internal Likeness? Likeness { get; private set; }

    internal void Wait(string reason, Likeness? likeness = null) =>
        (Outcome, Reason, Likeness) = (Outcomes.Waiting, reason, likeness);

    internal void Merge(Guid person, string reason, double? probability = null) =>
        (Outcome, Reason, PersonId, Likeness) = (Outcomes.Merged, reason, person, new(person, probability));

    /// <param name="remark">Something to know about a person taken in all the same, or null.</param>
    internal void Accept(string? remark) => (Outcome, Reason, PersonId) = (Outcomes.Accepted, remark, id);
}

/// <summary>Numbers of a person as the register keeps them.</summary>
internal sealed record SealedNumbers(byte[]? Nik, byte[]? Kk, byte[]? Phone, byte[]? Mother)
{
    internal static SealedNumbers Of(Vault vault, RowFacts facts, Guid person) =>
        new(
            vault.Seal(facts.Nik.Digits, "person.nik", person),
            vault.Seal(facts.Kk, "person.kk", person),
            vault.Seal(facts.Phone, "person.phone", person),
            vault.Seal(facts.Mother, "person.mother", person)
        );
}

/// <param name="Probability">The engine's; null when a rule spoke and nothing was weighed.</param>
internal sealed record Likeness(Guid Person, double? Probability = null);

/// <summary>
/// What becomes of a row. Every row read has exactly one; all but the last add up to the rows of the submission.
/// </summary>
internal static class Outcomes
{
    internal const string Accepted = "accepted";
    internal const string Merged = "merged";
    internal const string Waiting = "waiting";
    internal const string Rejected = "rejected";
    internal const string Ignored = "ignored";

    internal static readonly string[] All = [Accepted, Merged, Waiting, Rejected, Ignored];
}
