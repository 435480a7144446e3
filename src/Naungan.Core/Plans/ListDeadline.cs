using Naungan.Core.Law;
using Naungan.Core.Time;

namespace Naungan.Core.Plans;

/// <summary>
/// The last day on which a list can be final so that a number of months are left to pay in a year: the first payment
/// falls in the first of them, for cover begins with it, and the steps before it take their working days.
/// </summary>
/// <remarks>Holidays are not known here; each one moves the day forward by itself.</remarks>
/// <param name="PayBy">Last working day of the first month.</param>
/// <param name="Steps">What lies between, last first.</param>
public sealed record ListDeadline(
    int MonthsLeft,
    Month First,
    DateOnly FinalBy,
    DateOnly PayBy,
    IReadOnlyList<LeadStep> Steps,
    Explanation Because
)
{
    private static readonly string[] _steps =
    [
        "assumption/lead/sp2d",
        "assumption/lead/spm",
        "assumption/lead/register",
        "assumption/lead/verify",
    ];

    public static Result<ListDeadline> For(Lawbook book, int year, int monthsLeft)
    {
        if (monthsLeft is < 1 or > 12)
            return Refusal.Invalid("months-out-of-range", "Sisa bulan dalam setahun adalah 1 sampai 12.");
        var first = new Month(year, 13 - monthsLeft);
        return LawReading.Ask(book, first.FirstDay, law => Compute(law, first, monthsLeft));
    }

    private static ListDeadline Compute(LawReading law, Month first, int monthsLeft)
    {
        law.Choice("enrolment/cover-starts");
        var payBy = Earlier(first.LastDay.AddDays(1), 1);
        var (day, steps) = (payBy, new List<LeadStep>());
        foreach (var path in _steps)
        {
            var days = law.Count(path);
            day = Earlier(day, days);
            steps.Add(new LeadStep(path, days, day));
        }

        return new ListDeadline(monthsLeft, first, day, payBy, steps, law.Because);
    }

    private static DateOnly Earlier(DateOnly day, int workingDays)
    {
        while (workingDays > 0)
        {
            day = day.AddDays(-1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                workingDays--;
        }

        return day;
    }
}

/// <param name="Path">The parameter that says how many working days the step takes.</param>
/// <param name="MustBegin">Last day on which it can begin.</param>
public sealed record LeadStep(string Path, int WorkingDays, DateOnly MustBegin);
