using System.Globalization;
using Naungan.App.Audit;
using Naungan.App.Law;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Programmes;
using Naungan.Core;
using Naungan.Core.Eligibility;
using Naungan.Core.Identity;
using Naungan.Core.Law;

namespace Naungan.App.Eligibility;

/// <summary>
/// Puts everybody proposed for a programme to its rules and keeps verdict and reasons. Asking again replaces the
/// answers; state and days of people in a sealed decree stay as decreed, only their verdict follows what is known now.
/// </summary>
public static class AssessProgramme
{
    public const string Action = "eligibility.assess";

    /// <param name="On">First day of the cover that is asked for.</param>
    public sealed record Request(RegionCode Region, string Programme, DateOnly On);

    /// <param name="Reasons">How many people each first reason decided, the most frequent first.</param>
    /// <param name="Moved">Verified before, no longer eligible: back among the candidates.</param>
    /// <param name="Excepted">Eligible only by an exception two people agreed on.</param>
    /// <param name="DecreedFailing">Named in a sealed decree and no longer eligible: a mutation decree is due.</param>
    public sealed record Answer(
        Guid Id,
        string Programme,
        int People,
        int Eligible,
        int NotEligible,
        int Unknown,
        IReadOnlyList<ReasonCount> Reasons,
        int Moved,
        int Excepted,
        int DecreedFailing
    );

    public sealed record ReasonCount(string Verdict, string Reason, int People);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook law,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Write(stop);
        var programme = await ProgrammeTables.Find(session, request.Region, request.Programme, stop);
        if (programme is null)
            return Refusal.NotFound($"Program {request.Programme}");
        if (Access.ScopeOf(actor, Action).Agency is { } own && own != programme.AgencyCode)
            return Refusal.NotAllowed;
        var rules = await RuleTables.Rules(session, request.Region, request.Programme, stop);
        var narrowed = await RuleTables.Parameters(session, request.Region, request.Programme, stop);
        var asked = EligibilityLaw.Of(law, request.On, request.Region, rules);
        if (!(asked.IsRefused ? asked : asked.Value.Narrowed(narrowed)).TryGet(out var read, out var noLaw))
            return noLaw;
        var panel = new Panel(programme, rules, read);
        var before = (await EnrolmentRow.Of(session, request.Region, request.Programme, stop)).ToDictionary(row =>
            row.PersonId
        );
        var verdicts = await Verdicts(session, db.Vault, panel, before, now, stop);
        if (verdicts.Count == 0)
            return Refusal.Invalid("nobody-proposed", "Belum ada orang yang diusulkan untuk program ini.");
        var answer = Counted(request, verdicts, before, now);
        await EnrolmentStore.Replace(session, request.Region, request.Programme, verdicts, before, stop);
        await EnrolmentStore.Remember(session, request.Region, answer, request.On, actor, now, stop);
        await EnrolmentStore.MovedBack(session, request, answer.Id, verdicts, before, actor, now, stop);
        var detail = string.Create(
            CultureInfo.InvariantCulture,
            $"{answer.People} orang: {answer.Eligible} memenuhi, {answer.NotEligible} tidak, {answer.Unknown} belum jelas"
        );
        await AuditTrail.Append(session, actor, Action, "program " + request.Programme, detail, now, stop);
        await session.Commit(stop);
        return answer;
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "eligibility assess",
            "Memeriksa syarat setiap orang yang diusulkan untuk satu program",
            "naungan eligibility assess --government 64.02 --programme pekerja-rentan --on 2021-10-01",
            verb =>
            {
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var programme = verb.Option<string>("--programme", "Kode program", required: true);
                var on = verb.Option<DateOnly>("--on", "Hari pertama perlindungan, 2021-10-01", required: true);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var request = new Request(run.Get(region), run.Get(programme)!, run.Get(on));
                    var actor = await run.Actor(db, request.Region);
                    var answer = await Handle(request, actor, db, LawFiles.Shipped, run.Now, run.Stop);
                    return run.Answer(answer, Print);
                });
            }
        );

    private static void Print(Answer answer, TextWriter output)
    {
        output.WriteLine(
            $"{answer.People} orang: {answer.Eligible} memenuhi syarat, {answer.NotEligible} tidak, {answer.Unknown} belum jelas."
        );
        foreach (var reason in answer.Reasons)
            output.WriteLine($"  {reason.Verdict, -13} {reason.Reason, -24} {reason.People, 7}");
    }

    private static async Task<List<Assessed>> Verdicts(
        Session session,
        Vault vault,
        Panel panel,
        Dictionary<Guid, EnrolmentRow> before,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var (programme, region) = (panel.Programme, panel.Law.Government);
        var lists = await EligibilityTables.LastLists(session, region, stop);
        var others = EligibilityTables.Others(session, region, programme.Code, programme.Precedence, null);
        var exceptions = await ExceptionTables.Approved(session, region, programme.Code, null, stop);
        var chosen = ChosenFacts.Read(session, vault, panel.Law, programme.Code, panel.Rules, lists);
        // One thread reads while the others put who was read to the rules.
        return
        [
            .. People(EligibilityTables.Facts(session, region, programme.Code, lists), before, stop)
                .AsParallel()
                .AsOrdered()
                .Select(row =>
                {
                    var facts = chosen.With(row.PersonId, row.ToFacts(lists, others.GetValueOrDefault(row.PersonId)));
                    var excepted = exceptions.GetValueOrDefault(row.PersonId);
                    var assessment = RuleCatalogue.Assess(facts, panel.Rules, panel.Law, excepted);
                    return Assessed.Of(row, assessment, before.GetValueOrDefault(row.PersonId), panel.Law.On, now);
                }),
        ];
    }

    /// <summary>The deciding row of each person who is not out of the programme for good.</summary>
    private static IEnumerable<EligibilityTables.FactsRow> People(
        IEnumerable<EligibilityTables.FactsRow> facts,
        Dictionary<Guid, EnrolmentRow> before,
        CancellationToken stop
    )
    {
        Guid? previous = null;
        foreach (var row in facts)
        {
            stop.ThrowIfCancellationRequested();
            if (row.PersonId == previous)
                continue;
            previous = row.PersonId;
            if (before.GetValueOrDefault(row.PersonId)?.State != "ended")
                yield return row;
        }
    }

    private static Answer Counted(
        Request request,
        List<Assessed> verdicts,
        Dictionary<Guid, EnrolmentRow> before,
        DateTimeOffset now
    )
    {
        int Of(string verdict) => verdicts.Count(one => one.Row.Verdict == verdict);
        var reasons = verdicts
            .Where(one => one.Row.FirstReason is not null)
            .GroupBy(one => (one.Row.Verdict, Reason: one.Row.FirstReason!))
            .Select(group => new ReasonCount(group.Key.Verdict, group.Key.Reason, group.Count()))
            .OrderByDescending(count => count.People)
            .ThenBy(count => count.Reason, StringComparer.Ordinal)
            .ToList();
        return new Answer(
            Ids.New(now),
            request.Programme,
            verdicts.Count,
            Of("eligible"),
            Of("not-eligible"),
            Of("unknown"),
            reasons,
            verdicts.Count(one => one.WasMovedBack(before)),
            verdicts.Count(one => one.IsExcepted && one.Row.Verdict == "eligible"),
            verdicts.Count(one => one.Row.IsDecreed && one.Row.Verdict != "eligible")
        );
    }

    private sealed record Panel(ProgrammeRow Programme, IReadOnlyList<EligibilityRule> Rules, EligibilityLaw Law);
}
