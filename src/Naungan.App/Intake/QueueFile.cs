using Naungan.App.Jobs;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Intake;

namespace Naungan.App.Intake;

/// <summary>
/// Makes a submission of a received file and puts its reading into the queue of jobs. The same bytes from the same
/// agency for the same programme are the same submission; one that stopped goes on where it was.
/// </summary>
public static class QueueFile
{
    /// <param name="Map">Headings the sender explained, folded; kept for the agency's next lists.</param>
    /// <param name="Corrects">The submission this list corrects, when it does.</param>
    public sealed record Request(
        RegionCode Government,
        Guid File,
        string Agency,
        string Programme,
        string? Sheet = null,
        IReadOnlyDictionary<string, Field>? Map = null,
        Guid? Corrects = null
    );

    /// <param name="AlreadyKnown">These bytes were received before.</param>
    public sealed record Answer(Guid Submission, bool AlreadyKnown);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "intake.submit", request.Government) is { } refusal)
            return refusal;
        var government = request.Government.Code;
        var from = await Sender.Of(db, government, request.Agency, request.Programme, actor, stop);
        if (!from.TryGet(out var sender, out refusal))
            return refusal;
        await using var session = await IntakeLock.Write(db, government, stop);
        var file = await StoredFiles.Find(session, government, request.File, stop);
        if (file is null || file.StoredBy != actor.Name)
            return Refusal.NotFound("Berkas yang diunggah");
        var known = await IntakeTables.WithBytes(
            session,
            government,
            sender.Agency,
            sender.Programme,
            file.Sha256,
            stop
        );
        var answer = known is null
            ? await Add(session, request, sender, file, actor, now, stop)
            : await Again(session, government, known.Id, file, now, stop);
        if (!answer.IsRefused)
            await session.Commit(stop);
        return answer;
    }

    private static async Task<Result<Answer>> Add(
        Session session,
        Request request,
        Sender sender,
        StoredFiles.Stored file,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var government = request.Government.Code;
        var id = Ids.New(now);
        await SavedHeadings.Save(session, government, sender.Agency, request.Map ?? _noMap, actor.Name, now, stop);
        var map = await SavedHeadings.Of(session, government, sender.Agency, stop);
        var work = new IntakeJob.Request(
            file.Id,
            file.FileName,
            sender.Agency,
            sender.Programme,
            sender.Segment,
            request.Sheet,
            map.ToDictionary(entry => entry.Key, entry => Kebab.Of(entry.Value)),
            request.Corrects
        );
        if (request.Corrects is { } corrects && !await MayCorrect(session, government, corrects, sender, stop))
            return Refusal.NotFound("Berkas usulan yang diperbaiki");
        await SubmissionTables.Receive(session, government, id, work, file.Sha256, actor.Name, now, stop);
        var key = $"{sender.Agency}/{sender.Programme}/{Convert.ToHexStringLower(file.Sha256)}";
        var job = new QueueJob.Work(id, IntakeJob.Kind.Name, key, file.FileName, "/intake/" + id, sender.Agency);
        var queued = await QueueJob.Add(session, government, job, work, actor.Name, now, stop);
        return queued.TryGet(out _, out var refusal) ? new Answer(id, AlreadyKnown: false) : refusal;
    }

    private static readonly Dictionary<string, Field> _noMap = [];

    private static async Task<bool> MayCorrect(
        Session session,
        string government,
        Guid id,
        Sender sender,
        CancellationToken stop
    ) =>
        await IntakeTables.ById(session, government, id, stop) is { } before
        && before.AgencyCode == sender.Agency
        && before.ProgrammeCode == sender.Programme
        && before.State is not ("received" or "refused");

    /// <summary>
    /// The bytes are there already, so this copy is not kept, unless the first is gone and still needed.
    /// </summary>
    private static async Task<Result<Answer>> Again(
        Session session,
        string government,
        Guid submission,
        StoredFiles.Stored file,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        await StoredFiles.Forget(session, government, file.Id, stop);
        if (await JobTables.ById(session, government, submission, stop) is { } job && job.StoppedEarly)
            await JobTables.GoOn(session, job, now, stop);
        return new Answer(submission, AlreadyKnown: true);
    }
}
