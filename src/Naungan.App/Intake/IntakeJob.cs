using Naungan.App.Audit;
using Naungan.App.Jobs;
using Naungan.App.Platform.Files;
using Naungan.Core;
using Naungan.Core.Intake;

namespace Naungan.App.Intake;

/// <summary>
/// Takes in a stored file as a durable job: looks it through, reads it piece by piece, looks again at what was not
/// plain. Each piece is one transaction with the job's mark, so that a killed process costs one piece and every row is
/// worked once. Row for row it ends like <see cref="SubmitFile"/>.
/// </summary>
internal sealed class IntakeJob
{
    private const int TellEveryRows = 50_000;
    private readonly JobRun _run;
    private readonly Request _request;
    private readonly string _government;

    private IntakeJob(JobRun run)
    {
        (_run, _request) = (run, run.Request<Request>());
        _government = run.Government.Code;
    }

    /// <param name="File">The stored file.</param>
    /// <param name="Map">Folded headings and the kebab-case name of what each means.</param>
    /// <param name="Previous">The submission this list corrects.</param>
    internal sealed record Request(
        Guid File,
        string FileName,
        string Agency,
        string Programme,
        string Segment,
        string? Sheet,
        Dictionary<string, string> Map,
        Guid? Previous = null
    )
    {
        internal IReadOnlyDictionary<string, Field> Fields =>
            Map.ToDictionary(entry => entry.Key, entry => ReferenceWords.FieldOrNull(entry.Value) ?? Field.Other);
    }

    internal static JobKind Kind { get; } = new("intake", (run, stop) => new IntakeJob(run).Work(stop));

    private async Task<Refusal?> Work(CancellationToken stop)
    {
        if (_run.At.Phase == "done") // and the process died before it could say so
            return null;
        await using var file = await StoredFiles.Open(_run.Db, _government, _request.File, stop);
        if (file is null)
            return FileGone;
        if (!Spreadsheet.Open(file, _request.FileName).TryGet(out var book, out var refusal))
            return await Refuse(refusal, stop);
        try
        {
            using (book)
                return await Work(book, stop);
        }
        catch (FileRefusedException refused)
        {
            return await Refuse(refused.Refusal, stop);
        }
    }

    private async Task<Refusal?> Work(Spreadsheet book, CancellationToken stop)
    {
        var (submission, setting) = await Setting(stop);
        if (_run.At.Phase is "" or "check" && await Check(book, setting, stop) is { } refusal)
            return await Refuse(refusal, stop);
        var whole = new IntakeWriter.Whole(
            _government,
            submission.Id,
            submission.AgencyCode,
            submission.ProgrammeCode,
            _request.Segment,
            submission.SubmittedAt
        );
        if (_run.At.Phase == "read")
        {
            await new IntakePieces(_run, whole, setting, await Before(stop)).Read(Sheets(book), stop);
            await _run.Tell(_run.At with { Phase = "match" }, stop);
        }

        await Finish(whole, stop);
        return null;
    }

    private async Task<Differences?> Before(CancellationToken stop)
    {
        if (_request.Previous is not { } previous)
            return null;
        await using var session = await _run.Db.Read(stop);
        return await Differences.With(session, _run.Db, _government, previous, stop);
    }

    private IEnumerable<SheetSource.Sheet> Sheets(Spreadsheet book) =>
        SheetSource.Of(book, _request.FileName, _request.Sheet);

    private async Task<(IntakeTables.Submission Submission, IntakeSetting Setting)> Setting(CancellationToken stop)
    {
        await using var session = await _run.Db.Read(stop);
        var submission =
            await IntakeTables.ById(session, _government, _run.Job.Id, stop)
            ?? throw new InvalidDataException("The submission of an intake job is missing.");
        var at = submission.SubmittedAt;
        var map = _request.Fields;
        var programme = submission.ProgrammeCode;
        return (submission, await TakeIn.SettingOf(session, _run.Db, _government, programme, at, map, stop));
    }

    /// <summary>
    /// The whole file is looked through before anything is made of it: what is refused in its last row leaves nobody
    /// behind.
    /// </summary>
    private async Task<Refusal?> Check(Spreadsheet book, IntakeSetting setting, CancellationToken stop)
    {
        var (isList, rows) = (false, 0);
        foreach (var sheet in Sheets(book))
        {
            var (reader, lines) = SheetReader.Open(sheet, setting);
            isList |= reader.IsList;
            foreach (var line in lines)
            {
                if (++rows % TellEveryRows == 0)
                    await _run.Tell(new("check", "", rows, 0), stop);
                _ = line;
            }
        }

        if (!isList)
            return TakeIn.NoList;
        await _run.Tell(new("read", "", 0, rows), stop);
        return null;
    }

    /// <summary>What was not plain is looked at again, with everybody in; then the submission is checked.</summary>
    private async Task Finish(IntakeWriter.Whole whole, CancellationToken stop)
    {
        await using var session = await IntakeLock.Write(_run.Db, _government, stop);
        var again = new LookAgain(session, _run.Db, whole);
        await again.Rows(SubmissionTables.SecondLook, stop);
        await SubmissionTables.Finish(session, _government, whole.Submission, stop);
        var made = await IntakeTables.ById(session, _government, whole.Submission, stop);
        var detail =
            $"accepted {made!.Accepted}, merged {made.Merged}, waiting {made.Waiting}, rejected {made.Rejected}, "
            + $"ignored {made.Ignored}";
        var subject = "submission " + whole.Submission;
        await AuditTrail.Append(session, _run.Actor, "intake.submit", subject, detail, _run.Now, stop);
        await StoredFiles.Forget(session, _government, _request.File, stop);
        if (made.Accepted > 0 && await SubmissionTables.OthersWait(session, _government, whole.Submission, stop))
            await LookAgainAtWaiting.Queue(session, _government, _run.Actor.Name, _run.Now, stop);
        await _run.Advance(session, _run.At with { Phase = "done", Done = _run.At.Total }, stop);
        await session.Commit(stop);
    }

    private async Task<Refusal> Refuse(Refusal refusal, CancellationToken stop)
    {
        await using var session = await _run.Db.Write(stop);
        await SubmissionTables.Refuse(session, _government, _run.Job.Id, stop);
        await _run.Advance(session, _run.At, stop);
        await session.Commit(stop);
        return refusal;
    }

    private static Refusal FileGone { get; } =
        Refusal.Invalid("file-gone", "Isi berkas sudah tidak tersimpan. Kirim berkas yang sama sekali lagi.");
}
