using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.Core.Law.Membership;

/// <summary>The last day on which a month's contribution is in time.</summary>
public sealed record DueDate(DateOnly On, Explanation Because)
{
    /// <summary>A day of the following month; in a month too short for it, that month's last day.</summary>
    public static Result<DueDate> Of(Lawbook book, Month month) =>
        LawReading.Ask(
            book,
            month.FirstDay,
            law =>
            {
                var next = month.Plus(1);
                var day = Math.Min(law.Count("contribution/due-day"), next.LastDay.Day);
                return new DueDate(next.FirstDay.AddDays(day - 1), law.Because);
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
