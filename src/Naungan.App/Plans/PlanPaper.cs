using Naungan.App.Law;
using Naungan.App.Platform.Files;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Plans;
using Naungan.Core.Time;

namespace Naungan.App.Plans;

/// <summary>A plan's answer as the command line and the API write it.</summary>
/// <param name="Hypothetical">Some law in it is supposed: a picture, never a basis for payment.</param>
public sealed record PlanPaper(
    string Plan,
    bool Hypothetical,
    string Find,
    Month Start,
    int Months,
    long People,
    long PersonMonths,
    Rupiah Cost,
    bool Fits,
    Rupiah Short,
    int? MonthsForAll,
    PlanPaper.RestPaper? Rest,
    IReadOnlyList<PlanPaper.GroupPaper> Groups,
    IReadOnlyList<PlanPaper.CeilingPaper> Ceilings,
    IReadOnlyList<PlanPaper.MonthPaper> ByMonth,
    IReadOnlyList<PlanPaper.ChoicePaper> Choices,
    IReadOnlyList<PlanPaper.DeadlinePaper> Deadlines,
    IReadOnlyList<Month> Hole,
    IReadOnlyList<BreakPaper> Breaks,
    bool Proved,
    bool Unverified,
    IReadOnlyList<LawBecause> Because
)
{
    public sealed record RestPaper(Month Month, long People, long Of, Rupiah Cost);

    public sealed record GroupPaper(
        string Code,
        string Name,
        string Agency,
        long People,
        IReadOnlyList<long> ByWave,
        Rupiah Cost,
        Rupiah CostOfOne
    );

    /// <param name="NextNeeds">What it lacks for one more person or month, the others rising too.</param>
    /// <param name="NextAlone">What it alone must rise by; null where alone it wins nothing.</param>
    /// <param name="PeoplePerRupiah">A fraction such as 1/50400.</param>
    public sealed record CeilingPaper(
        string Name,
        string? Agency,
        string? Account,
        string? Fund,
        int? Year,
        Rupiah Amount,
        Rupiah Used,
        Rupiah Left,
        bool Binds,
        Rupiah NextNeeds,
        Rupiah? NextAlone,
        string? PeoplePerRupiah
    );

    public sealed record MonthPaper(
        Month Month,
        long People,
        Rupiah Cost,
        IReadOnlyDictionary<string, Rupiah> ByAccount
    );

    public sealed record ChoicePaper(int Months, long People, Rupiah Cost, Rupiah Short, bool Proved);

    public sealed record DeadlinePaper(int MonthsLeft, Month First, DateOnly ListFinalBy, DateOnly PayBy);

    public static PlanPaper Of(PlanReport report)
    {
        var answer = report.Answer;
        return new PlanPaper(
            answer.Plan.Name,
            answer.IsHypothetical,
            Kebab.Of(answer.Plan.Ask),
            answer.Plan.Start,
            answer.Months,
            answer.People,
            answer.PersonMonths,
            answer.Cost,
            answer.Fits,
            answer.Short,
            answer.MonthsForAll,
            answer.Rest is { } rest ? new RestPaper(rest.Month, rest.People, rest.Of, rest.Cost) : null,
            [.. answer.Shares.Select(GroupOf)],
            [.. answer.Ceilings.Select(CeilingOf)],
            [.. answer.ByMonth.Select(MonthOf)],
            [.. answer.Choices.Select(c => new ChoicePaper(c.Months, c.People, c.Cost, c.Short, c.IsProved))],
            [.. report.Deadlines.Select(d => new DeadlinePaper(d.MonthsLeft, d.First, d.FinalBy, d.PayBy))],
            answer.Hole,
            [.. report.Breaks.Select(BreakPaper.Of)],
            answer.IsProved,
            answer.Because.HasUnverified,
            LawBecause.All(answer.Because)
        );
    }

    private static GroupPaper GroupOf(PlanShare share) =>
        new(
            share.Group.Code,
            share.Group.Name,
            share.Group.Agency,
            share.People,
            share.ByWave,
            share.Cost,
            share.UnitCost
        );

    private static CeilingPaper CeilingOf(CeilingUse use) =>
        new(
            use.Ceiling.Name,
            use.Ceiling.Agency,
            use.Ceiling.Account?.Key(),
            use.Ceiling.Fund,
            use.Ceiling.Year,
            use.Ceiling.Amount,
            use.Used,
            use.Left,
            use.Binds,
            use.NextNeeds,
            use.NextAlone,
            use.Price is { } price ? $"{price.Numerator}/{price.Denominator}" : null
        );

    private static MonthPaper MonthOf(PlanMonth month) =>
        new(
            month.Month,
            month.People,
            month.Cost,
            month.ByInsurance.ToDictionary(pair => pair.Key.Key(), pair => pair.Value)
        );
}

/// <summary>
/// The price of a break as written out. Families are an expectation by assumed rates, in thousandths.
/// </summary>
public sealed record BreakPaper(
    string Place,
    long People,
    int UnpaidMonths,
    long Lapsed,
    Month? CoverEnds,
    int MonthsWithout,
    int MonthsFuneralOnly,
    DateOnly? FullAgainFrom,
    int ScholarshipMonthsLost,
    Month? ScholarshipBefore,
    Month? ScholarshipNow,
    long FamiliesPerMille,
    Rupiah ExpectedLoss,
    bool Assumed,
    IReadOnlyList<LawBecause> Because
)
{
    public static BreakPaper Of(BreakPrice price) =>
        new(
            price.Question.Place,
            price.Question.People,
            price.Question.Gap,
            price.Lapsed,
            price.CoverEnds,
            price.MonthsWithout,
            price.MonthsFuneralOnly,
            price.FullAgainFrom,
            price.ScholarshipMonthsLost,
            price.ScholarshipBefore,
            price.ScholarshipNow,
            price.FamiliesPerMille,
            price.Loss,
            true,
            LawBecause.All(price.Because)
        );
}
