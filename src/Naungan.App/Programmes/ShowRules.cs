using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Eligibility;
using Naungan.Core.Identity;
using Naungan.Core.Law;

namespace Naungan.App.Programmes;

/// <summary>
/// Every rule of the catalogue with its citation, which of them a programme asks, and by which papers.
/// </summary>
public static class ShowRules
{
    public sealed record Request(RegionCode Region, string Programme, DateOnly On);

    /// <param name="Reading">How the rule is read, as law/enrolment/rule says.</param>
    public sealed record Rule(
        string Name,
        string Title,
        bool IsChosen,
        string Reading,
        string Citation,
        IReadOnlyList<Number> Numbers
    );

    /// <param name="Value">The programme's own; null where the law's holds.</param>
    public sealed record Number(string Name, string Title, int? Value);

    public sealed record Answer(string Programme, IReadOnlyList<Rule> Rules, IReadOnlyList<RuleTables.Kept> History);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook book,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, ListProgrammes.Action, request.Region) is { } refusal)
            return refusal;
        if (!EligibilityLaw.Of(book, request.On, request.Region, RuleCatalogue.All).TryGet(out var law, out var noLaw))
            return noLaw;
        await using var session = await db.Read(stop);
        if (await ProgrammeTables.Find(session, request.Region, request.Programme, stop) is not { } programme)
            return Refusal.NotFound($"Program {request.Programme}");
        var chosen = await RuleTables.Rules(session, request.Region, request.Programme, stop);
        var values = await RuleTables.Parameters(session, request.Region, request.Programme, stop);
        var rules = RuleCatalogue.All.Select(rule => new Rule(
            rule.Name,
            rule.Title,
            chosen.Contains(rule),
            Reading(book, rule, request.On),
            law.CitationOf(rule.Name),
            [
                .. RuleParameter
                    .All.Where(one => one.Rule == rule.Name)
                    .Select(one => new Number(
                        one.Name,
                        one.Title,
                        values.TryGetValue(one.Name, out var own) ? own : null
                    )),
            ]
        ));
        var history = await RuleTables.History(session, request.Region, request.Programme, stop);
        return new Answer(programme.Name, [.. rules], history);
    }

    private static string Reading(Lawbook book, EligibilityRule rule, DateOnly on)
    {
        var path = "enrolment/rule/" + rule.Name;
        return
            book.On(path, on).TryGet(out var value, out _)
            && value.Value is LawValue.Choice choice
            && book.Find(path)!.Choices.TryGetValue(choice.Name, out var words)
            ? words
            : "";
    }
}
