using System.Security.Cryptography;
using Naungan.App.Insurer;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Runs;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Runs;
using Naungan.Core.Time;

namespace Naungan.App.Reconciliation;

/// <summary>
/// Takes in a return file that speaks of several months or programmes at once: each row goes to the one paid run that
/// awaits its person in its month, and all runs move together or not at all.
/// </summary>
public static class ReconcileMonths
{
    /// <param name="File">Seekable; read from its beginning.</param>
    public sealed record Request(RegionCode Region, string FileName, Stream File);

    /// <param name="Runs">
    /// What each run made of its rows; a row about nobody is counted by the first run of its month.
    /// </param>
    /// <param name="OfNoRun">Rows of months without a paid run; nothing is known to compare them with.</param>
    public sealed record Answer(int Rows, int OfNoRun, IReadOnlyList<RunAnswer> Runs);

    public sealed record RunAnswer(Guid Run, string Programme, Month Month, ReconcileFile.Answer Answer);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "reconciliation.record", request.Region) is { } refusal)
            return refusal;
        request.File.Position = 0;
        var sha256 = await SHA256.HashDataAsync(request.File, stop);
        if (!ReturnRows.Read(request.File, request.FileName, db.Vault).TryGet(out var read, out var unread))
            return unread;
        await using var session = await db.Write(stop);
        var runs = await Awaiting(session, request.Region, read.Rows, stop);
        if (runs.Count == 0)
            return Refusal.Invalid("no-run-paid", "Belum ada tagihan yang dibayar untuk bulan-bulan dalam berkas ini.");
        var shares = await Share(session, request.Region, runs, read.Rows, stop);
        var answers = new List<RunAnswer>();
        foreach (var run in runs.Where(run => shares[run.Id].Count > 0))
        {
            var source = new ReconcileFile.Source(request.FileName, read.Layout, sha256, shares[run.Id]);
            var answer = await InsurerFileTables.Same(session, request.Region, run.Id, sha256, stop) is { } known
                ? await Again(session, request.Region, run, known, stop)
                : await ReconcileFile.Within(session, run, source, null, actor, now, stop);
            answers.Add(new(run.Id, run.ProgrammeCode, run.Month, answer));
        }

        if (answers.Exists(answer => !answer.Answer.IsRepeated))
            await session.Commit(stop);
        return new Answer(read.Rows.Count, read.Rows.Count - shares.Values.Sum(rows => rows.Count), answers);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "reconcile months",
            "Mencocokkan satu berkas hasil yang memuat beberapa bulan atau program",
            "naungan reconcile months hasil.csv --government 64.02",
            verb =>
            {
                var path = verb.Argument("FILE", "Berkas hasil (CSV atau XLSX)");
                var government = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    await using var file = File.OpenRead(run.Get(path));
                    var region = run.Get(government);
                    var request = new Request(region, run.Get(path), file);
                    return run.Answer(await Handle(request, await run.Actor(db, region), db, run.Now, run.Stop), Print);
                });
            }
        );

    private static void Print(Answer answer, TextWriter output)
    {
        foreach (var run in answer.Runs)
            output.WriteLine(
                $"{run.Programme} {run.Month}: {run.Answer.Rows.All} baris, {run.Answer.Rows.Accepted} diterima; "
                    + $"tagihan {run.Answer.RunState}"
            );
        output.WriteLine($"{answer.Rows} baris, {answer.OfNoRun} di antaranya untuk bulan tanpa tagihan yang dibayar.");
    }

    /// <summary>Paid runs of the months the file names, each held, oldest first.</summary>
    private static async Task<List<RunRow>> Awaiting(
        Session session,
        RegionCode region,
        List<ReturnRow> rows,
        CancellationToken stop
    )
    {
        var months = rows.Select(row => row.Month).ToHashSet();
        var all = await RunTables.All(session, region, new Scope(null, null), stop);
        var runs = new List<RunRow>();
        foreach (
            var run in all.Where(run => months.Contains(run.Month)).OrderBy(run => run.Month).ThenBy(run => run.Id)
        )
        {
            var held = await RunTables.Held(session, region, run.Id, stop);
            if (held!.At is RunState.Paid or RunState.PartlyReconciled or RunState.Reconciled)
                runs.Add(held);
        }

        return runs;
    }

    /// <summary>
    /// A row goes to the first run of its month that pays its person; of nobody, to the month's first run.
    /// </summary>
    private static async Task<Dictionary<Guid, List<ReturnRow>>> Share(
        Session session,
        RegionCode region,
        List<RunRow> runs,
        List<ReturnRow> rows,
        CancellationToken stop
    )
    {
        var owner = new Dictionary<(Month, UInt128), Guid>();
        var first = new Dictionary<Month, Guid>();
        foreach (var run in runs)
        {
            first.TryAdd(run.Month, run.Id);
            foreach (var person in (await ReconciliationTables.Awaited(session, region, run, rows, stop)).Keys)
                owner.TryAdd((run.Month, person), run.Id);
        }

        var shares = runs.ToDictionary(run => run.Id, _ => new List<ReturnRow>());
        foreach (var row in rows)
        {
            if (owner.TryGetValue((row.Month, row.Person), out var run) || first.TryGetValue(row.Month, out run))
                shares[run].Add(row);
        }

        return shares;
    }

    private static async Task<ReconcileFile.Answer> Again(
        Session session,
        RegionCode region,
        RunRow run,
        InsurerFileRow known,
        CancellationToken stop
    ) =>
        new(
            known.Id,
            true,
            FileCounts.Of(known),
            await ReconciliationTables.People(session, region, run.Id, stop),
            run.State
        );
}
