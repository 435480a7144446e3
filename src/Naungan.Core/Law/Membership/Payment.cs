using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.Core.Law.Membership;

/// <summary>The last day on which a month's contribution is in time.</summary>
public sealed record DueDate(DateOnly On, Explanation Because)
{
    /// <summary>
    /// A day of the month itself for BPU, of the following month for wage earners; in a month too short for it, that
    /// month's last day; on a day without work, what the law says of such days.
    /// </summary>
    public static Result<DueDate> Of(Lawbook book, Segment segment, Month month) =>
        LawReading.Ask(
            book,
            month.FirstDay,
            law =>
            {
                var after = law.Count(segment == Segment.Bpu ? "bpu/due-months-after" : "pu/due-months-after");
                var due = month.Plus(after);
                var day = due.FirstDay.AddDays(Math.Min(law.Count("contribution/due-day"), due.LastDay.Day) - 1);
                var on = law.Choice("contribution/due-on-holiday") switch
                {
                    "next-working-day" => WorkingDays.OnOrAfter(day),
                    "stays" => day,
                    var rule => throw new InvalidOperationException($"contribution/due-on-holiday has no '{rule}'."),
                };
                return new DueDate(on, law.Because);
            }
        );
}

/// <summary>What being late costs: a percentage a month for wage earners, nothing for BPU.</summary>
public sealed record LatePenalty(Rupiah Amount, Explanation Because)
{
    public static Result<LatePenalty> Of(
        Lawbook book,
        Segment segment,
        Month month,
        Rupiah contribution,
        int monthsLate
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(monthsLate);
        return LawReading.Ask(
            book,
            month.FirstDay,
            law =>
            {
                var rate = law.Rate(segment == Segment.Bpu ? "bpu/penalty" : "pu/penalty");
                var rounding = Rounding.Named(law.Choice("contribution/rounding"));
                return new LatePenalty(rounding.Round(rate * monthsLate * contribution), law.Because);
            }
        );
    }
}
