using Naungan.App.Accounts;
using Naungan.App.Law;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Law;
using Naungan.Core.Plans;

namespace Naungan.App.Plans;

/// <summary>Money, people, months: two give the third, with what a hole in it costs. Nothing is stored.</summary>
public static class AskPlan
{
    public const string Action = "plans.read";
    private const int BodyCharactersMax = 200_000;

    public sealed record Request(Plan Plan);

    public static Result<PlanReport> Handle(Request request, Actor actor, Lawbook book)
    {
        if (Access.Check(actor, Action, actor.Government) is { } refusal)
            return refusal;
        if (!PlanSolver.Solve(book, request.Plan).TryGet(out var answer, out var unsolved))
            return unsolved;
        if (!PlanBreaks.Of(book, answer).TryGet(out var breaks, out var unpriced))
            return unpriced;
        var deadlines = new List<ListDeadline>();
        for (var left = 12; left >= 1; left--)
        {
            if (ListDeadline.For(book, request.Plan.Start.Year, left).TryGet(out var deadline, out _))
                deadlines.Add(deadline);
        }

        return new PlanReport(answer, breaks, deadlines);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "plan",
            "Menghitung rencana: uang, orang, bulan; dua menentukan yang ketiga",
            "naungan plan --file rencana.yaml --json",
            verb =>
            {
                var file = verb.Option<string>("--file", "Berkas rencana (YAML)", required: true);
                verb.Run(async run =>
                {
                    var path = run.Get(file)!;
                    if (!File.Exists(path))
                        return run.Refused(Refusal.NotFound($"Berkas {Path.GetFileName(path)}"));
                    var text = await File.ReadAllTextAsync(path, run.Stop);
                    if (!PlanYaml.Read(text, Path.GetFileName(path)).TryGet(out var plan, out var unreadable))
                        return run.Refused(unreadable);
                    var answer = Handle(new(plan), LawConsole.Actor, LawFiles.Shipped);
                    return answer.TryGet(out var report, out var refusal)
                        ? run.Answer<PlanPaper>(PlanPaper.Of(report), (paper, output) => PlanText.Write(paper, output))
                        : run.Refused(refusal);
                });
            }
        );

    public static void Map(RouteGroupBuilder api) =>
        api.MapPost(
            "/plan",
            async (HttpContext http, Lawbook book) =>
            {
                using var reader = new StreamReader(http.Request.Body);
                var buffer = new char[BodyCharactersMax + 1];
                var length = await reader.ReadBlockAsync(buffer, http.RequestAborted);
                if (!PlanYaml.Read(new string(buffer, 0, length)).TryGet(out var plan, out var unreadable))
                    return Api.Answer<PlanPaper>(unreadable);
                return Handle(new(plan), http.Actor(), book).TryGet(out var report, out var refusal)
                    ? Api.Answer<PlanPaper>(PlanPaper.Of(report))
                    : Api.Answer<PlanPaper>(refusal);
            }
        );
}

/// <param name="Breaks">The price of each hole, group by group.</param>
/// <param name="Deadlines">Last day of a list for each number of months left in the plan's first year.</param>
public sealed record PlanReport(
    PlanAnswer Answer,
    IReadOnlyList<BreakPrice> Breaks,
    IReadOnlyList<ListDeadline> Deadlines
);
