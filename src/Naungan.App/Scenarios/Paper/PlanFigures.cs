using System.Globalization;
using Naungan.App.Plans;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;

namespace Naungan.App.Scenarios.Paper;

/// <summary>Puts a planning scenario to the solver and compares what comes out with what must.</summary>
internal static class PlanFigures
{
    internal static Result<Dictionary<string, object>> Of(PlanScenario scenario, Actor actor, Lawbook law)
    {
        var figures = new Dictionary<string, object>();
        foreach (var question in scenario.Questions)
        {
            if (!AskPlan.Handle(new(question.Plan), actor, law).TryGet(out var report, out var refusal))
                return new Refusal(refusal.Reason, $"{question.Name}: {refusal.Message}");
            figures[question.Name] = Named(report);
        }

        foreach (var one in scenario.Cases)
        {
            if (!Computed(one, law).TryGet(out var amount, out var refusal))
                return new Refusal(refusal.Reason, $"{one.Name}: {refusal.Message}");
            figures[one.Name] = Named(one, amount);
        }

        foreach (var difference in scenario.Differences)
            figures[difference.Name] = Find(figures, difference.Of) - Find(figures, difference.Less);
        return figures;
    }

    internal static IEnumerable<RunScenario.Check> Compare(
        PlanScenario scenario,
        IReadOnlyDictionary<string, object> figures
    ) =>
        scenario
            .Checks.Select(check => Compared(check.Name, check.Expected, Find(figures, check.Name)))
            .Concat(scenario.Cases.Select(one => Compared(one, Find(figures, one.Name + ".computed"))));

    private static RunScenario.Check Compared(string name, long expected, long actual) =>
        new(name, expected, actual, expected == actual);

    /// <summary>What does not reconcile must not start to: then its explanation is out of date.</summary>
    private static RunScenario.Check Compared(PublishedCase one, long amount)
    {
        var rounded = (amount + (one.Unit / 2)) / one.Unit * one.Unit;
        var fits = rounded == one.Published.Amount;
        return new RunScenario.Check(one.Name, one.Published.Amount, rounded, fits == (one.Fits != "none"));
    }

    private static Dictionary<string, object> Named(PlanReport report)
    {
        var answer = report.Answer;
        var named = new Dictionary<string, object>
        {
            ["cost"] = answer.Cost.Amount,
            ["people"] = answer.People,
            ["months"] = (long)answer.Months,
            ["person_months"] = answer.PersonMonths,
            ["short"] = answer.Short.Amount,
            ["hole_months"] = (long)answer.Hole.Count,
        };
        if (answer.ByMonth.Count > 0)
            named["month_1"] = answer.ByMonth[0].Cost.Amount;
        if (answer.MonthsForAll is { } months)
            named["months_for_all"] = (long)months;
        if (answer.Rest is { } rest)
            (named["rest_people"], named["rest_of"]) = (rest.People, rest.Of);
        foreach (var choice in answer.Choices)
            named[Key("most_people", choice.Months)] = choice.People;
        foreach (var deadline in report.Deadlines)
        {
            var day = deadline.FinalBy.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
            named[Key("list_final", deadline.MonthsLeft)] = long.Parse(day, CultureInfo.InvariantCulture);
        }

        if (report.Breaks.Count > 0)
            AddBreak(named, report);
        return named;
    }

    private static void AddBreak(Dictionary<string, object> named, PlanReport report)
    {
        named["lapsed"] = report.Breaks.Sum(price => price.Lapsed);
        named["months_without"] = (long)report.Breaks.Max(price => price.MonthsWithout);
        named["months_funeral_only"] = (long)report.Breaks.Max(price => price.MonthsFuneralOnly);
        named["scholarship_months_lost"] = (long)report.Breaks.Max(price => price.ScholarshipMonthsLost);
        named["assumed_families_per_mille"] = report.Breaks.Sum(price => price.FamiliesPerMille);
        named["assumed_loss"] = report.Breaks.Sum(price => price.Loss.Amount);
    }

    private static Dictionary<string, object> Named(PublishedCase one, Rupiah amount)
    {
        var named = new Dictionary<string, object>
        {
            ["computed"] = amount.Amount,
            ["published"] = one.Published.Amount,
            ["difference"] = (amount - one.Published).Amount,
            ["fits"] = one.Fits,
            ["seen"] = one.Seen,
        };
        if (one.Why.Length > 0)
            named["why"] = one.Why;
        return named;
    }

    /// <summary>People times the contribution of each month, by the law of that month.</summary>
    private static Result<Rupiah> Computed(PublishedCase one, Lawbook law)
    {
        var sum = Rupiah.Zero;
        for (var m = 0; m < one.Months; m++)
        {
            var month = one.Start.Plus(m);
            var income = Rational.Zero;
            if (one.MinimumWageOf is { } region)
            {
                if (!MinimumWage.Of(law, region, month.FirstDay).TryGet(out var wage, out var unknown))
                    return unknown;
                income = wage.Amount;
            }

            var asked = new ContributionQuestion(one.Segment, Jaminan.Jkk | Jaminan.Jkm, month, income, one.Funding);
            if (!Contribution.Of(law, asked).TryGet(out var contribution, out var refusal))
                return refusal;
            sum += contribution.Total * one.People;
        }

        return sum;
    }

    private static string Key(string name, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}.{number}");

    private static long Find(IReadOnlyDictionary<string, object> figures, string name)
    {
        var figure = figures.GetValueOrDefault(name);
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (figure is null && dot > 0)
            figure = ((IReadOnlyDictionary<string, object>)figures[name[..dot]])[name[(dot + 1)..]];
        return Convert.ToInt64(figure, CultureInfo.InvariantCulture);
    }
}
