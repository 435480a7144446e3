using System.Security.Cryptography;
using Naungan.App.Audit;
using Naungan.App.Insurer;
using Naungan.App.Ledger;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Runs;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Ledger;
using Naungan.Core.Runs;

namespace Naungan.App.Reconciliation;

/// <summary>
/// Takes in a return file of the insurer: each row ends in exactly one outcome, each person of the run in exactly one
/// state, and the money follows. The same bytes again change nothing.
/// </summary>
public static class ReconcileFile
{
    /// <param name="File">Seekable; read from its beginning.</param>
    public sealed record Request(RegionCode Region, Guid Run, string FileName, Stream File);

    /// <summary>Counts that add up: to the file by rows, to the run by people.</summary>
    public sealed record Answer(Guid FileId, bool IsRepeated, FileCounts Rows, RunCounts People, string RunState);

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
        // All of this before a place in the queue of writers is taken.
        if (await Expected.Of(request, db, stop) is not { } expected)
            return Refusal.NotFound("Tagihan bulan");
        await using var session = await db.Write(stop);
        if (await RunTables.Held(session, request.Region, request.Run, stop) is not { } run)
            return Refusal.NotFound("Tagihan bulan");
        if (await InsurerFileTables.Same(session, request.Region, run.Id, sha256, stop) is { } known)
            return new Answer(
                known.Id,
                true,
                FileCounts.Of(known),
                await ReconciliationTables.People(session, request.Region, run.Id, stop),
                run.State
            );
        if (run.At.WhyNotYet(RunState.PartlyReconciled) is { } early)
            return early;
        if (!expected.File.TryGet(out var read, out var unread))
            return unread;
        var source = new Source(request.FileName, read.Layout, sha256, read.Rows);
        var awaited = await expected.StillAwaited(session, request.Region, stop);
        var answer = await Within(session, run, source, awaited, actor, now, stop);
        await session.Commit(stop);
        return answer;
    }

    /// <summary>A return file that was read: its rows, or those of them that are for one run.</summary>
    internal sealed record Source(string FileName, string Layout, byte[] Sha256, IReadOnlyList<ReturnRow> Rows);

    /// <summary>
    /// What was read of a file, and beside it who was awaited then: known until anything else is done.
    /// </summary>
    private sealed record Expected(
        Result<(string Layout, List<ReturnRow> Rows)> File,
        Dictionary<UInt128, Awaited>? Awaited,
        long AuditedUpTo
    )
    {
        // A row has a NIK, so a file of fewer bytes names few people, and those are asked for by name.
        private const int LeastBytesARow = 4;

        internal static async Task<Expected?> Of(Request request, Db db, CancellationToken stop)
        {
            await using var session = await db.Read(stop);
            if (await RunTables.ById(session, request.Region, request.Run, stop) is not { } run)
                return null;
            var known = await AuditTrail.Newest(session, request.Region.Code, stop);
            var asking = Task.Run(
                () =>
                    request.File.Length < (long)run.People * LeastBytesARow
                        ? null
                        : ReconciliationTables.Awaited(session, request.Region, run),
                stop
            );
            var reading = Task.Run(() => ReturnRows.Read(request.File, request.FileName, db.Vault), stop);
            await Task.WhenAll(asking, reading);
            return new Expected(await reading, await asking, known);
        }

        /// <summary>Null when they must be asked for again.</summary>
        internal async Task<Dictionary<UInt128, Awaited>?> StillAwaited(
            Session session,
            RegionCode region,
            CancellationToken stop
        ) => await AuditTrail.Newest(session, region.Code, stop) == AuditedUpTo ? Awaited : null;
    }

    /// <summary>Applies rows to a run that is held, in a transaction of the caller's, who commits.</summary>
    /// <param name="session">The caller's.</param>
    /// <param name="run">Held.</param>
    /// <param name="source">The file.</param>
    /// <param name="known">Whom the run awaits, when that is known already.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When.</param>
    /// <param name="stop">Stops the call.</param>
    internal static async Task<Answer> Within(
        Session session,
        RunRow run,
        Source source,
        Dictionary<UInt128, Awaited>? known,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var region = actor.Government;
        var awaited = known ?? await ReconciliationTables.Awaited(session, region, run, source.Rows, stop);
        var answers = new FileAnswers(ReturnMatch.Of(awaited, run.Month, source.Rows), source.Rows.Count);
        var file = FileRow(run, source, answers, actor, now);
        await InsurerFileTables.Insert(session, actor, file, stop);
        await new AnswerTables(session, region, run, file.Id, stop).Apply(answers, awaited, Post);
        var people = await ReconciliationTables.People(session, region, run.Id, stop);
        run = await Close(session, region, run, people, stop);
        var answer = new Answer(file.Id, false, FileCounts.Of(file), people, run.State);
        var detail = $"{answer.Rows} {run.State} {Convert.ToHexStringLower(source.Sha256)}";
        await AuditTrail.Append(session, actor, "reconciliation.record", $"run {run.Id}", detail, now, stop);
        return answer;

        async Task Post(EntryKind kind, IReadOnlyList<LedgerShare> shares)
        {
            if (shares.Count == 0)
                return;
            var dated = shares.Select(share => share with { Month = run.Month }).ToList();
            var entry = new LedgerEntry($"{kind.Key()}/{file.Id}", kind, run.Month.Year, file.FileName, dated)
            {
                RunId = run.Id,
            };
            await LedgerTables.Post(session, entry, actor, now, stop);
        }
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "reconcile",
            "Mencocokkan berkas hasil dari BPJS Ketenagakerjaan dengan tagihan bulan",
            "naungan reconcile hasil.csv --run 0199... --government 64.02",
            verb =>
            {
                var path = verb.Argument("FILE", "Berkas hasil (CSV atau XLSX)");
                var id = verb.Option<Guid>("--run", "Nomor tagihan bulan", required: true);
                var government = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    await using var file = File.OpenRead(run.Get(path));
                    var region = run.Get(government);
                    var request = new Request(region, run.Get(id), run.Get(path), file);
                    var actor = await run.Actor(db, region);
                    return run.Answer(await Handle(request, actor, db, run.Now, run.Stop), Print);
                });
            }
        );

    private static void Print(Answer answer, TextWriter output)
    {
        var (rows, people) = (answer.Rows, answer.People);
        if (answer.IsRepeated)
            output.WriteLine("Berkas ini sudah pernah diproses; tidak ada yang berubah.");
        output.WriteLine(
            $"{rows.All} baris = {rows.Accepted} diterima + {rows.Rejected} ditolak + {rows.Differing} beda jumlah + "
                + $"{rows.Unknown} tidak dikenal + {rows.Repeated} berulang + {rows.Conflicting} bertentangan"
        );
        output.WriteLine(
            $"{people.All} orang = {people.Accepted} diterima + {people.Rejected} ditolak + {people.Resubmitted} "
                + $"diajukan ulang + {people.Missing} belum dijawab + {people.Closed} ditutup; tagihan {answer.RunState}"
        );
    }

    private static InsurerFileRow FileRow(
        RunRow run,
        Source source,
        FileAnswers answers,
        Actor actor,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = Ids.New(now),
            RunId = run.Id,
            Direction = "in",
            Kind = "return",
            Layout = source.Layout,
            FileName = Path.GetFileName(source.FileName),
            Sha256 = source.Sha256,
            RowsCount = answers.Rows,
            Amount = answers.Amount,
            Accepted = answers.Count(ReturnOutcome.Accepted),
            Rejected = answers.Count(ReturnOutcome.Rejected),
            Differing = answers.Count(ReturnOutcome.Differing),
            Unknown = answers.Count(ReturnOutcome.Unknown),
            Repeated = answers.Count(ReturnOutcome.Repeated),
            Conflicting = answers.Count(ReturnOutcome.Conflicting),
            RecordedBy = actor.Name,
            RecordedAt = now,
        };

    /// <summary>Everybody accepted: reconciled. Otherwise the run waits for those sent again.</summary>
    private static async Task<RunRow> Close(
        Session session,
        RegionCode region,
        RunRow run,
        RunCounts people,
        CancellationToken stop
    )
    {
        var state = people.Accepted + people.Closed == people.All ? RunState.Reconciled : RunState.PartlyReconciled;
        await RunTables.Move(session, region, run.Id, state, stop);
        return run with { State = state.Key() };
    }
}

/// <summary>Rows of a file by outcome; they add up to <see cref="All"/>.</summary>
public sealed record FileCounts(
    int All,
    int Accepted,
    int Rejected,
    int Differing,
    int Unknown,
    int Repeated,
    int Conflicting
)
{
    internal static FileCounts Of(InsurerFileRow file) =>
        new(
            file.RowsCount,
            file.Accepted,
            file.Rejected,
            file.Differing,
            file.Unknown,
            file.Repeated,
            file.Conflicting
        );
}

/// <summary>People of a run by where they stand; they add up to <see cref="All"/>.</summary>
/// <param name="Missing">The insurer has not answered about them.</param>
/// <param name="Closed">Taken off the month; their money is credit.</param>
public sealed record RunCounts(int All, int Accepted, int Rejected, int Resubmitted, int Missing, int Closed);
