using Naungan.App.Jobs;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Intake;

/// <summary>
/// Looks again at every row that waits, because a list or a file may have brought what settles it. What a person
/// decided
/// stays decided.
/// </summary>
public static class LookAgainAtWaiting
{
    public sealed record Request(RegionCode Government);

    /// <param name="Rows">Rows that waited.</param>
    /// <param name="Settled">Rows that wait no more.</param>
    public sealed record Answer(int Submissions, int Rows, int Settled);

    internal static JobKind Kind { get; } = new("look-again", Work);

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "intake.look-again", request.Government) is { } refusal)
            return refusal;
        var government = request.Government.Code;
        var (rows, settled) = (0, 0);
        var submissions = await Waiting(db, government, stop);
        foreach (var id in submissions)
        {
            await using var session = await IntakeLock.Write(db, government, stop);
            var (seen, done) = await One(session, db, government, id, stop);
            await session.Commit(stop);
            (rows, settled) = (rows + seen, settled + done);
        }

        return new Answer(submissions.Count, rows, settled);
    }

    /// <summary>Puts the look into the queue; one that waits its turn already is enough.</summary>
    public static async Task<Result<Guid>> Queue(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "intake.look-again", request.Government) is { } refusal)
            return refusal;
        await using var session = await db.Write(stop);
        var queued = await Queue(session, request.Government.Code, actor.Name, now, stop);
        await session.Commit(stop);
        return queued;
    }

    internal static Task<Result<Guid>> Queue(
        Session session,
        string government,
        string by,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var id = Ids.New(now);
        var work = new QueueJob.Work(id, Kind.Name, id.ToString(), "Periksa lagi baris yang menunggu", "/intake", null);
        return QueueJob.Add(session, government, work, "", by, now, stop);
    }

    /// <summary>A submission at a time; those behind the mark are done.</summary>
    private static async Task<Refusal?> Work(JobRun run, CancellationToken stop)
    {
        var government = run.Government.Code;
        var submissions = await Waiting(run.Db, government, stop);
        foreach (var (i, id) in submissions.Index())
        {
            var mark = id.ToString();
            if (string.CompareOrdinal(mark, run.At.Mark) <= 0)
                continue;
            await using (var session = await IntakeLock.Write(run.Db, government, stop))
            {
                await One(session, run.Db, government, id, stop);
                await run.Advance(session, new("look-again", mark, i + 1, submissions.Count), stop);
                await session.Commit(stop);
            }

            run.StopWhenCancelled();
        }

        return null;
    }

    private static async Task<(int Rows, int Settled)> One(
        Session session,
        Db db,
        string government,
        Guid id,
        CancellationToken stop
    )
    {
        var submission = (await IntakeTables.ById(session, government, id, stop))!;
        var segment = await ReviewTables.Segment(session, government, submission.ProgrammeCode, stop);
        var whole = new IntakeWriter.Whole(
            government,
            id,
            submission.AgencyCode,
            submission.ProgrammeCode,
            segment,
            submission.SubmittedAt
        );
        return await new LookAgain(session, db, whole).Undecided(stop);
    }

    /// <summary>Ids are made in the order of time, and so the oldest submission comes first.</summary>
    private static async Task<List<Guid>> Waiting(Db db, string government, CancellationToken stop)
    {
        await using var session = await db.Read(stop);
        var ids = await session.List<Guid>(
            "select id from submission where region_code = @government and waiting > 0 "
                + "and state not in ('received', 'refused')",
            new { government },
            stop
        );
        return [.. ids.OrderBy(id => id.ToString(), StringComparer.Ordinal)];
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "intake look-again",
            "Memeriksa lagi baris yang menunggu, misalnya sesudah daftar dari luar dimuat",
            "naungan intake look-again --government 64.02",
            verb =>
            {
                var government = verb.Option<RegionCode>("--government", "Kode daerah", required: true);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var region = run.Get(government);
                    var answer = await Handle(new(region), await run.Actor(db, region), db, run.Stop);
                    return run.Answer(answer, Print);
                });
            }
        );

    private static void Print(Answer looked, TextWriter output) =>
        output.WriteLine($"{looked.Rows} baris menunggu diperiksa lagi; {looked.Settled} di antaranya kini selesai.");
}
