using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Programmes;
using Naungan.Core;
using Naungan.Core.Eligibility;
using Naungan.Core.Identity;
using Naungan.Core.Law;

namespace Naungan.App.Eligibility;

/// <summary>
/// Every rule for one person, asked again now: what passed, what did not, and on which text it rests.
/// </summary>
public static class ExplainEligibility
{
    public const string Action = "eligibility.read";

    /// <param name="On">Day to ask about; null means the day of the last assessment.</param>
    public sealed record Request(RegionCode Region, string Programme, Guid Person, DateOnly? On = null);

    /// <param name="StoredVerdict">
    /// Of the last assessment, or null when there was none; may differ from what is known now.
    /// </param>
    public sealed record Answer(
        string Name,
        string Programme,
        string Category,
        DateOnly On,
        string Verdict,
        IReadOnlyList<Explained> Checks,
        string? StoredVerdict,
        string? State
    );

    /// <param name="MayAsk">An exception to it may be asked for.</param>
    /// <param name="Asked">An exception that waits for a second person.</param>
    public sealed record Explained(
        string Rule,
        string Title,
        CheckOutcome Outcome,
        string Sentence,
        string Citation,
        bool IsExcepted,
        bool MayAsk,
        AskedException? Asked
    );

    public sealed record AskedException(Guid Id, string Reason, string By);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook law,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        var who = await Who(session, request, Access.ScopeOf(actor, Action), stop);
        var programme = await ProgrammeTables.Find(session, request.Region, request.Programme, stop);
        if (who is null || programme is null)
            return Refusal.NotFound("Orang dalam program ini");
        if ((request.On ?? who.AssessedOn) is not { } on)
            return Refusal.Invalid("not-assessed", "Program ini belum diperiksa. Jalankan pemeriksaan lebih dahulu.");
        var rules = await RuleTables.Rules(session, request.Region, request.Programme, stop);
        var own = await RuleTables.Parameters(session, request.Region, request.Programme, stop);
        var asked = EligibilityLaw.Of(law, on, request.Region, rules);
        if (!(asked.IsRefused ? asked : asked.Value.Narrowed(own)).TryGet(out var read, out var noLaw))
            return noLaw;
        var (category, assessment) = await Assess(session, db.Vault, request, programme, rules, read, stop);
        var waiting = await ExceptionTables.Waiting(session, request.Region, request.Programme, request.Person, stop);
        var explained = assessment.Checks.Zip(rules, (check, rule) => Of(check, rule, waiting));
        return new Answer(
            who.Name,
            programme.Name,
            category,
            on,
            assessment.VerdictName,
            [.. explained],
            who.Verdict,
            who.State
        );
    }

    private static Explained Of(Check check, EligibilityRule rule, List<ExceptionTables.Row> waiting)
    {
        var asked = waiting.Find(row => row.Rule == check.Rule);
        return new Explained(
            check.Rule,
            rule.Title,
            check.Outcome,
            check.Sentence,
            check.Citation,
            check.IsExcepted,
            asked is null && rule.CanExcept(check.Outcome),
            asked is null ? null : new AskedException(asked.Id, asked.Reason, asked.AskedBy)
        );
    }

    private static async Task<(string Category, Assessment Assessment)> Assess(
        Session session,
        Vault vault,
        Request request,
        ProgrammeRow programme,
        IReadOnlyList<EligibilityRule> rules,
        EligibilityLaw law,
        CancellationToken stop
    )
    {
        var (region, code, person) = (request.Region, request.Programme, request.Person);
        var lists = await EligibilityTables.LastLists(session, region, stop);
        var others = EligibilityTables.Others(session, region, code, programme.Precedence, person);
        var facts = EligibilityTables.Facts(session, region, code, lists, person).First();
        var approved = await ExceptionTables.Approved(session, region, code, person, stop);
        var chosen = ChosenFacts.Read(session, vault, law, code, rules, lists, person);
        var known = chosen.With(person, facts.ToFacts(lists, others.GetValueOrDefault(person)));
        return (facts.Category, RuleCatalogue.Assess(known, rules, law, approved.GetValueOrDefault(person)));
    }

    // A person outside the actor's agency or village is as good as absent: not even a refusal may tell.
    private static Task<Person?> Who(Session session, Request request, Scope scope, CancellationToken stop) =>
        session.Maybe<Person>(
            "select p.name, e.assessed_on, e.verdict, e.state from person p join work w on w.region_code = p.region_code "
                + "and w.person_id = p.id left join enrolment e on e.region_code = w.region_code "
                + "and e.programme_code = w.programme_code and e.person_id = w.person_id "
                + "where p.region_code = @region and p.id = @Person and w.programme_code = @Programme "
                + "and w.agency_code = coalesce(@Agency, w.agency_code) "
                + "and (@Village = '' or p.village_code = @Village) limit 1",
            new
            {
                region = request.Region.Code,
                request.Person,
                request.Programme,
                scope.Agency,
                Village = scope.Village ?? "",
            },
            stop
        );

    private sealed record Person
    {
        public string Name { get; init; } = "";
        public DateOnly? AssessedOn { get; init; }
        public string? Verdict { get; init; }
        public string? State { get; init; }
    }
}
