using Naungan.Core.Law;
using Naungan.Core.Law.Benefits;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.Core.Claims;

/// <summary>By when a case must be reported, and until when it may be claimed at all.</summary>
/// <param name="ReportBy">For accidents; a later report is still taken, and says that it is late.</param>
/// <param name="OutcomeDays">Days to report that somebody has recovered, is disabled, or died of the accident.</param>
/// <param name="LapsesOn">Last day to claim.</param>
public sealed record ClaimDeadlines(DateOnly? ReportBy, int? OutcomeDays, DateOnly LapsesOn, Explanation Because)
{
    public static Result<ClaimDeadlines> Of(Lawbook book, BenefitEvent what, DateOnly on) =>
        LawReading.Ask(
            book,
            on,
            law =>
            {
                var lapses = on.AddYears(law.Count("claim/deadline/lapses-years"));
                if (what == BenefitEvent.Death)
                    return new ClaimDeadlines(null, null, lapses, law.Because);
                var report = on.AddDays(law.Count("claim/deadline/accident-report-days"));
                var outcome = law.Count("claim/deadline/accident-outcome-days");
                return new ClaimDeadlines(report, outcome, lapses, law.Because);
            }
        );

    /// <summary>The day the insurer should have paid or refused what was sent complete.</summary>
    public static Result<DateOnly> AnswerBy(Lawbook book, BenefitEvent what, DateOnly sentOn)
    {
        var path = "claim/deadline/insurer-answer/" + (what == BenefitEvent.Death ? "death" : "accident");
        return LawReading.Ask(book, sentOn, law => WorkingDays.After(sentOn, law.Count(path)));
    }
}

/// <summary>What the insurer owes a family for paying late: a percentage of the grant for every day.</summary>
/// <param name="Days">Calendar days since the limit.</param>
public sealed record LateAnswer(int Days, Rupiah Owed, Explanation Because)
{
    /// <param name="book">Asked on the day of the limit.</param>
    /// <param name="by">Last day in time, before <paramref name="on"/>.</param>
    public static Result<LateAnswer> Of(Lawbook book, DateOnly by, DateOnly on, Rupiah grant)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(on, by);
        var days = on.DayNumber - by.DayNumber;
        return LawReading.Ask(
            book,
            by,
            law =>
            {
                var rate = law.Rate("claim/late-answer/percent-a-day");
                var rounding = Rounding.Named(law.Choice("benefit/rounding"));
                return new LateAnswer(days, rounding.Round(rate * days * grant), law.Because);
            }
        );
    }
}
