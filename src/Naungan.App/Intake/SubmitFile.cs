using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.App.Regions;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Intake;

namespace Naungan.App.Intake;

/// <summary>
/// Takes in a file of an agency: every row is read, healed, matched and stored with its outcome, in one transaction.
/// The same bytes from the same agency for the same programme return the submission made of them the first time.
/// </summary>
public static class SubmitFile
{
    /// <param name="Government">Whose people they are.</param>
    /// <param name="Agency">Code or name of the agency that sends the list.</param>
    /// <param name="Programme">Code or name of the programme the people are proposed for.</param>
    /// <param name="Path">The file on this machine.</param>
    /// <param name="FileName">Its name as the agency calls it.</param>
    /// <param name="Sheet">Only this sheet; all when null.</param>
    /// <param name="Map">Headings the sender explained, folded, with what each means.</param>
    public sealed record Request(
        RegionCode Government,
        string Agency,
        string Programme,
        string Path,
        string FileName,
        string? Sheet = null,
        IReadOnlyDictionary<string, Field>? Map = null
    );

    /// <param name="Rows">Accepted, merged, waiting and rejected together; ignored rows are about nobody.</param>
    /// <param name="AlreadyKnown">True when these bytes were taken in before and nothing was changed.</param>
    /// <param name="Reasons">Rows by outcome and reason.</param>
    public sealed record Answer(
        Guid Id,
        string FileName,
        string Agency,
        string Programme,
        int Rows,
        int Accepted,
        int Merged,
        int Waiting,
        int Rejected,
        int Ignored,
        bool AlreadyKnown,
        IReadOnlyList<IntakeTables.ReasonCount> Reasons
    );

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (!(await Open(request, actor, db, now, stop)).TryGet(out var file, out var refusal))
            return refusal;
        await using (file)
            return await Take(file, actor, db, stop);
    }

    /// <summary>
    /// Everything that needs no place in the queue of writers: guards the file and begins to read its rows. Several
    /// files may be open at once; each is then given to <see cref="Take"/>.
    /// </summary>
    internal static async Task<Result<OpenFile>> Open(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "intake.submit", request.Government) is { } refusal)
            return refusal;
        await LoadRegions.WhenEmpty(db, stop);
        var government = request.Government.Code;
        var from = await Sender.Of(db, government, request.Agency, request.Programme, actor, stop);
        if (!from.TryGet(out var sender, out refusal))
            return refusal;
        await using var session = await db.Read(stop);
        var setting = await TakeIn.SettingOf(session, db, government, sender.Programme, now, request.Map, stop);
        var whole = new IntakeWriter.Whole(
            government,
            Ids.New(now),
            sender.Agency,
            sender.Programme,
            sender.Segment,
            now
        );
        return await OpenFile.Of(request, whole, setting, stop);
    }

    /// <summary>Takes the rows of an open file in, in one transaction.</summary>
    internal static async Task<Result<Answer>> Take(OpenFile file, Actor actor, Db db, CancellationToken stop)
    {
        var whole = file.Whole;
        await using var session = await IntakeLock.Write(db, whole.Government, stop);
        var known = await IntakeTables.WithBytes(
            session,
            whole.Government,
            whole.Agency,
            whole.Programme,
            file.Sha256,
            stop
        );
        if (known is not null)
            return await ToAnswer(session, whole.Government, known.Id, alreadyKnown: true, stop);
        try
        {
            var counts = await TakeIn.Rows(session, file, actor, stop);
            if (!counts.TryGet(out var counted, out var refusal))
                return refusal;
            var detail = string.Join(", ", Outcomes.All.Select(outcome => $"{outcome} {counted[outcome]}"));
            var subject = "submission " + whole.Submission;
            await AuditTrail.Append(session, actor, "intake.submit", subject, detail, whole.Now, stop);
            var answer = await ToAnswer(session, whole.Government, whole.Submission, alreadyKnown: false, stop);
            await session.Commit(stop);
            return answer;
        }
        catch (FileRefusedException refused)
        {
            return refused.Refusal;
        }
    }

    internal static void Print(Answer made, TextWriter output)
    {
        output.WriteLine(
            made.AlreadyKnown ? $"{made.FileName} sudah pernah dimasukkan; tidak ada yang berubah." : made.FileName
        );
        output.WriteLine($"  Usulan {made.Id} dari {made.Agency} untuk program {made.Programme}");
        output.WriteLine(
            $"  {made.Rows} baris: {made.Accepted} diterima, {made.Merged} digabung, {made.Waiting} menunggu, "
                + $"{made.Rejected} ditolak ({made.Ignored} baris bukan data orang)"
        );
        foreach (var reason in made.Reasons.Where(reason => reason.Reason is not null))
            output.WriteLine(
                $"    {reason.Rows, 7} {ReasonWords.Outcome(reason.Outcome)}: {ReasonWords.Of(reason.Reason)}"
            );
    }

    internal static async Task<Result<Answer>> ToAnswer(
        Session session,
        string government,
        Guid id,
        bool alreadyKnown,
        CancellationToken stop
    )
    {
        if (await IntakeTables.ById(session, government, id, stop) is not { } made)
            return Refusal.NotFound("Berkas usulan");
        return new Answer(
            made.Id,
            made.FileName,
            made.AgencyCode,
            made.ProgrammeCode,
            made.RowsRead,
            made.Accepted,
            made.Merged,
            made.Waiting,
            made.Rejected,
            made.Ignored,
            alreadyKnown,
            await IntakeTables.Reasons(session, government, id, stop)
        );
    }

    internal static Task<Programme?> ProgrammeOf(
        Session session,
        string government,
        string text,
        CancellationToken stop
    ) =>
        session.Maybe<Programme>(
            "select code, segment from programme where region_code = @government "
                + "and (code = @text or lower(name) = lower(@text))",
            new { government, text },
            stop
        );

    internal sealed record Programme
    {
        public string Code { get; init; } = "";
        public string Segment { get; init; } = "";
    }
}
