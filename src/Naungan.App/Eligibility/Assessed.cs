using Naungan.Core.Eligibility;

namespace Naungan.App.Eligibility;

/// <summary>One person's new enrolment row and the rules that did not pass.</summary>
internal sealed record Assessed(EnrolmentRow Row, IReadOnlyList<Check> NotPassed, bool IsExcepted)
{
    internal static Assessed Of(
        EligibilityTables.FactsRow facts,
        Assessment assessment,
        EnrolmentRow? old,
        DateOnly on,
        DateTimeOffset now
    )
    {
        var verdict = assessment.VerdictName;
        var fresh = new EnrolmentRow
        {
            PersonId = facts.PersonId,
            Category = facts.Category,
            AgencyCode = facts.AgencyCode,
            State = old?.State == "verified" && verdict == "eligible" ? "verified" : "candidate",
        };
        var kept = old is { IsDecreed: true } ? old : fresh;
        return new Assessed(
            kept with
            {
                Verdict = verdict,
                FirstReason = assessment.FirstReason,
                AssessedOn = on,
                AssessedAt = now,
            },
            [.. assessment.Checks.Where(check => check.Outcome != CheckOutcome.Pass)],
            assessment.IsExcepted
        );
    }

    internal bool WasMovedBack(Dictionary<Guid, EnrolmentRow> before) =>
        Row.State == "candidate" && before.GetValueOrDefault(Row.PersonId)?.State == "verified";
}
