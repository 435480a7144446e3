using System.Diagnostics;
using Naungan.App.Accounts;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Scenarios.Job;
using Naungan.App.Scenarios.Paper;
using Naungan.Core;
using Naungan.Core.Law;

namespace Naungan.App.Scenarios;

/// <summary>
/// The whole main job on one scenario, through the same use cases as the pages: files in, register, eligibility,
/// decree, agreement, budget, monthly runs, payment, reconciliation, coverage; then its figures beside those that were
/// published.
/// </summary>
public static class RunScenario
{
    /// <param name="Folder">Where the agencies' files are made.</param>
    /// <param name="Seed">Null takes the scenario's own.</param>
    /// <param name="Scale">1 gives the published numbers.</param>
    public sealed record Request(string Scenario, string Folder, ulong? Seed = null, double Scale = 1);

    /// <param name="Figures">
    /// Names as in the command line's contract; values are numbers, texts or groups of them.
    /// </param>
    /// <param name="Checks">Published figures beside ours.</param>
    /// <param name="Assumptions">What the article does not say and the scenario states.</param>
    /// <param name="Seconds">Time of each step on this machine.</param>
    public sealed record Answer(
        string Scenario,
        ulong Seed,
        double Scale,
        IReadOnlyDictionary<string, object> Figures,
        IReadOnlyList<Check> Checks,
        IReadOnlyList<string> Assumptions,
        IReadOnlyDictionary<string, double> Seconds
    )
    {
        [System.Text.Json.Serialization.JsonIgnore]
        public DemoDoor Door { get; init; } = DemoDoor.Closed;
    }

    public sealed record Check(string Name, long Expected, long Actual, bool Ok);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook law,
        TextWriter progress,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "scenario.run", actor.Government) is { } notAllowed)
            return notAllowed;
        var onPaper = PlanScenario.Find(request.Scenario);
        if (!ScenarioFolder.Load(request.Scenario).TryGet(out var scenario, out var refusal))
            return onPaper is null ? refusal : OnPaper(onPaper, null, actor, law);
        var seed = request.Seed ?? scenario.Seed;
        var job = new ScenarioJob(scenario, db, law, request.Folder, seed, request.Scale, progress);
        try
        {
            var done = await Steps(job, stop);
            return onPaper is null ? done : OnPaper(onPaper, done, actor, law);
        }
        catch (ScenarioStoppedException stopped)
        {
            return stopped.Refusal;
        }
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "scenario run",
            "Menjalankan seluruh pekerjaan sebuah skenario dan membandingkan angkanya dengan yang diberitakan",
            "naungan scenario run kukar-2021-paritrana --json",
            verb =>
            {
                var name = verb.Argument("NAME", "Nama skenario, lihat naungan scenario list");
                var seed = verb.Option<ulong>("--seed", "Benih acak");
                var scale = verb.Option<double>("--scale", "Bagian dari jumlah sebenarnya, misalnya 0.1");
                verb.Run(async run =>
                {
                    var made = Directory.CreateTempSubdirectory("naungan-skenario-");
                    try
                    {
                        await using var db = run.HasDatabase ? await run.OpenDb() : Db.InFolder(made.FullName);
                        await Migrate.ToLatest(db, run.Now, run.Stop);
                        var request = new Request(
                            run.Get(name),
                            Path.Combine(made.FullName, "berkas"),
                            run.Has(seed) ? run.Get(seed) : null,
                            run.Has(scale) ? run.Get(scale) : 1
                        );
                        var actor = Actor.AtConsole(default, Environment.UserName);
                        var answer = await Handle(request, actor, db, Law.LawFiles.Shipped, run.Output, run.Stop);
                        return run.Answer(answer, Print, ExitOf);
                    }
                    finally
                    {
                        made.Delete(recursive: true);
                    }
                });
            }
        );

    /// <summary>The questions of the planning side, added to what was done with people when there are any.</summary>
    private static Result<Answer> OnPaper(PlanScenario scenario, Answer? done, Actor actor, Lawbook law)
    {
        if (!PlanFigures.Of(scenario, actor, law).TryGet(out var figures, out var refusal))
            return refusal;
        var checks = PlanFigures.Compare(scenario, figures).ToList();
        if (done is null)
            return new Answer(
                scenario.Name,
                0,
                1,
                figures,
                checks,
                scenario.Assumptions,
                new Dictionary<string, double>()
            );
        return done with
        {
            Figures = done.Figures.Concat(figures).ToDictionary(pair => pair.Key, pair => pair.Value),
            Checks = [.. done.Checks, .. checks],
            Assumptions = [.. done.Assumptions, .. scenario.Assumptions],
        };
    }

    /// <summary>A check that fails is a refusal to scripts: the figures are printed, the exit code is 1.</summary>
    internal static int ExitOf(Answer done) => done.Checks.All(check => check.Ok) ? Exit.Done : Exit.Refused;

    internal static void Print(Answer done, TextWriter output)
    {
        foreach (var (name, value) in done.Figures)
        {
            if (value is IReadOnlyDictionary<string, object> group)
            {
                output.WriteLine(name + ":");
                foreach (var (inner, figure) in group)
                    output.WriteLine($"  {inner, -32} {Figures.Written(figure), 18}");
            }
            else
            {
                output.WriteLine($"{name, -34} {Figures.Written(value), 18}");
            }
        }

        foreach (var check in done.Checks)
        {
            var (actual, expected) = (Figures.Written(check.Actual), Figures.Written(check.Expected));
            output.WriteLine($"{(check.Ok ? "cocok " : "BEDA  ")} {check.Name}: {actual} (diberitakan {expected})");
        }
    }

    private static async Task<Answer> Steps(ScenarioJob job, CancellationToken stop)
    {
        var seconds = new Dictionary<string, double>();
        // The agencies write their files while the government sets itself up.
        var making = Task.Run(() => Timed("files", () => MakeAll(job, stop)), stop);
        var door = await Timed("set_up", () => SetUp.Run(job, stop));
        var files = await making;
        var intake = await Timed("intake", () => TakeFilesIn.Run(job, files, stop));
        var roster = await Timed("decree", () => Decide.Run(job, stop));
        var money = await Timed("money", () => PayMonths.Run(job, stop));
        await Timed("families", () => HelpFamilies.Run(job, stop));
        var figures = await Timed("figures", () => Figures.Of(job, intake, roster, money, stop));
        var checks = Figures.Compare(job, figures);
        return new Answer(
            job.Scenario.Name,
            job.Seed,
            job.Scale,
            figures,
            checks,
            Figures.Assumptions(job.Scenario),
            seconds
        )
        {
            Door = door,
        };

        async Task<T> Timed<T>(string step, Func<Task<T>> work)
        {
            var watch = Stopwatch.StartNew();
            var result = await work();
            var took = Math.Round(watch.Elapsed.TotalSeconds, 3);
            lock (seconds)
                seconds[step] = took;
            job.Say($"{step}: {took:0.00} detik");
            return result;
        }
    }

    private static async Task<MakeFiles.Made> MakeAll(ScenarioJob job, CancellationToken stop)
    {
        var request = new MakeFiles.Request(job.Scenario.Name, job.Folder, job.Seed, job.Scale);
        return ScenarioJob.Must(await MakeFiles.Handle(request, job.Console, stop));
    }
}
