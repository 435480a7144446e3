using System.Globalization;
using Naungan.App.Coverage;
using Naungan.App.Law;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Readiness;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Time;

namespace Naungan.App.Dashboard;

/// <summary>
/// Counts what the leader's page shows from whole tables and keeps it. The figures are old as soon as the audit trail
/// has a newer event; counting changes nothing else and leaves no event itself.
/// </summary>
public static class CountFigures
{
    public const string Action = "dashboard.count";

    public sealed record Request(RegionCode Region);

    /// <param name="Differences">Of a verification: name, part, kept and counted, where the two differ.</param>
    public sealed record Answer(int Figures, DateOnly On, bool WasOld, IReadOnlyList<Difference> Differences);

    public sealed record Difference(string Name, string Part, long? Kept, long? Counted);

    /// <summary>Counts and keeps.</summary>
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
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (!(await Count(request.Region, db, law, today, isFresh: false, stop)).TryGet(out var counted, out var noLaw))
            return noLaw;
        await using var session = await db.Write(stop);
        var head = counted.Head with { CountedAt = now };
        await FigureTables.Store(session, request.Region, head, counted.Figures, stop);
        await session.Commit(stop);
        return new Answer(counted.Figures.Count, head.CountedOn, true, []);
    }

    /// <summary>Counts again for the same day and compares with what is kept.</summary>
    public static async Task<Result<Answer>> Verify(
        Request request,
        Actor actor,
        Db db,
        Lawbook law,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        FigureHead? head;
        List<Figure> kept;
        await using (var session = await db.Read(stop))
        {
            head = await FigureTables.Head(session, request.Region, stop);
            kept = await FigureTables.All(session, request.Region, stop);
        }

        if (head is null)
            return Refusal.Invalid("figures-missing", "Angka belum pernah dihitung. Jalankan naungan figures count.");
        if (
            !(await Count(request.Region, db, law, head.CountedOn, isFresh: true, stop)).TryGet(
                out var counted,
                out var noLaw
            )
        )
            return noLaw;
        var differences = Compare(kept, counted.Figures);
        return new Answer(kept.Count, head.CountedOn, counted.Head.Sequence != head.Sequence, differences);
    }

    public static void Verb(Verbs cli)
    {
        Add(cli, "figures count", "Menghitung ulang angka dasbor dan menyimpannya", Keep);
        Add(cli, "figures verify", "Membandingkan angka dasbor yang disimpan dengan hitungan ulang", Prove);

        Task<Result<Answer>> Keep(VerbRun run, Actor actor, Db db) =>
            Handle(new(actor.Government), actor, db, LawFiles.Shipped, run.Now, run.Stop);

        Task<Result<Answer>> Prove(VerbRun run, Actor actor, Db db) =>
            Verify(new(actor.Government), actor, db, LawFiles.Shipped, run.Stop);
    }

    /// <param name="isFresh">Every month is counted again, also those nothing changed in.</param>
    internal static async Task<Result<(FigureHead Head, List<Figure> Figures)>> Count(
        RegionCode region,
        Db db,
        Lawbook law,
        DateOnly today,
        bool isFresh,
        CancellationToken stop
    )
    {
        await using var session = await db.Read(stop);
        // First: an event that comes in while we count then makes the figures old.
        var head = new FigureHead { Sequence = await FigureTables.Sequence(session, region, stop), CountedOn = today };
        var figures = await DashboardTables.Count(session, region.Code, stop);
        var before = isFresh ? [] : await FigureTables.OfMonths(session, region, stop);
        figures.AddRange(await MonthFigures.Count(session, region, before, stop));
        if (await LastMonth(session, region, stop) is { } month)
        {
            var covered = await DashboardTables.Protected(session, region.Code, month, stop);
            figures.Add(Of("protected", month.Number.ToString(CultureInfo.InvariantCulture), covered));
        }

        var ready = await ShowReadiness.Count(session, new(region, today), null, law, stop);
        if (!ready.TryGet(out var readiness, out var noReadiness))
            return noReadiness;
        figures.Add(Of("ready", "people", readiness.People));
        figures.Add(Of("ready", "ready", readiness.Ready));
        var console = Actor.AtConsole(region, "angka");
        var asked = await FindGaps.Handle(new(region, today), console, db, law, stop);
        if (!asked.TryGet(out var gaps, out var noGaps))
            return noGaps;
        figures.Add(Of("gap", "at-risk", gaps.PeopleAtRisk));
        figures.Add(Of("gap", "lost", gaps.PeopleLost));
        return (head, figures);
    }

    private static async Task<Month?> LastMonth(Session session, RegionCode region, CancellationToken stop)
    {
        var runs = await DashboardTables.Runs(session, region.Code, stop);
        return runs.Count > 0 ? runs[0].Month : null;
    }

    private static List<Difference> Compare(List<Figure> kept, List<Figure> counted)
    {
        var before = kept.ToDictionary(figure => (figure.Name, figure.Part), figure => figure.Value);
        var after = counted.ToDictionary(figure => (figure.Name, figure.Part), figure => figure.Value);
        return
        [
            .. before
                .Keys.Union(after.Keys)
                .Where(key => !before.TryGetValue(key, out var b) || !after.TryGetValue(key, out var a) || a != b)
                .Order()
                .Select(key => new Difference(
                    key.Name,
                    key.Part,
                    before.TryGetValue(key, out var b) ? b : null,
                    after.TryGetValue(key, out var a) ? a : null
                )),
        ];
    }

    private static Figure Of(string name, string part, long value) =>
        new()
        {
            Name = name,
            Part = part,
            Value = value,
        };

    private static void Add(
        Verbs cli,
        string path,
        string about,
        Func<VerbRun, Actor, Db, Task<Result<Answer>>> work
    ) =>
        cli.Add(
            path,
            about,
            $"naungan {path} --government 64.02",
            verb =>
            {
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var answer = await work(run, await run.Actor(db, run.Get(region)), db);
                    return run.Answer(
                        answer,
                        (done, output) =>
                        {
                            foreach (var one in done.Differences)
                                output.WriteLine(
                                    $"BEDA {one.Name} {one.Part}: tersimpan {one.Kept}, terhitung {one.Counted}"
                                );
                            output.WriteLine(
                                $"{done.Figures} angka per {done.On:yyyy-MM-dd}, {done.Differences.Count} beda."
                            );
                        },
                        done => done.Differences.Count > 0 && !done.WasOld ? Exit.Damaged : Exit.Done
                    );
                });
            }
        );
}
