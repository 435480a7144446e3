using Naungan.Core.Intake;

namespace Naungan.App.Intake;

/// <summary>
/// One row on its way through intake: what it says, what was looked up for it, and what became of it.
/// </summary>
internal sealed class RowWork(RowFacts facts)
{
    internal RowFacts Facts { get; } = facts;
    internal byte[]? Cells { get; init; }
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

    internal void Wait(string reason) => (Outcome, Reason) = (Outcomes.Waiting, reason);

    internal void Merge(Guid person, string reason) => (Outcome, Reason, PersonId) = (Outcomes.Merged, reason, person);

    /// <param name="person">Id of the person to be made.</param>
    /// <param name="remark">Something to know about a person taken in all the same, or null.</param>
    internal void Accept(Guid person, string? remark) =>
        (Outcome, Reason, PersonId) = (Outcomes.Accepted, remark, person);
}

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
