using Naungan.Core.Law;
using Naungan.Core.Law.Benefits;
using Naungan.Core.Time;

namespace Naungan.Core.Claims;

/// <summary>By when a case must be reported, and until when it may be claimed at all.</summary>
/// <param name="ReportBy">For accidents; a later report is still taken, and says that it is late.</param>
/// <param name="LapsesOn">Last day to claim.</param>
public sealed record ClaimDeadlines(DateOnly? ReportBy, DateOnly LapsesOn, Explanation Because)
{
    public static Result<ClaimDeadlines> Of(Lawbook book, BenefitEvent what, DateOnly on) =>
        LawReading.Ask(
            book,
            on,
            law =>
            {
                var lapses = on.AddYears(law.Count("claim/deadline/lapses-years"));
                DateOnly? report =
                    what == BenefitEvent.Death ? null : on.AddDays(law.Count("claim/deadline/accident-report-days"));
                return new ClaimDeadlines(report, lapses, law.Because);
            }
        );

    /// <summary>The day the insurer should have answered what was sent complete.</summary>
    public static Result<DateOnly> AnswerBy(Lawbook book, DateOnly sentOn) =>
        LawReading.Ask(book, sentOn, law => WorkingDays.After(sentOn, law.Count("claim/deadline/insurer-answer-days")));
}
