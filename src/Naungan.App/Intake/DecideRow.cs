using Naungan.App.Audit;
using Naungan.App.Matching;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Intake;

/// <summary>
/// A verifier says of a waiting row that it is a certain person of the register, or that it is nobody there. Who sent
/// the
/// list does not decide about it.
/// </summary>
public static class DecideRow
{
    /// <param name="SameAs">The person it is; null when it is nobody of the register.</param>
    public sealed record Request(RegionCode Government, Guid Submission, string Sheet, int Row, Guid? SameAs);

    public sealed record Answer(string Outcome, string? Reason, Guid? Person);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "intake.decide", request.Government) is { } refusal)
            return refusal;
        var government = request.Government.Code;
        await using var session = await db.Write(stop);
        if (session.Kind == DbKind.Postgres)
            await session.Run(
                "select pg_advisory_xact_lock(hashtext(@key))",
                new { key = "intake/" + government },
                stop
            );
        var submission = await IntakeTables.ById(session, government, request.Submission, stop);
        if (submission is null || await ReviewTables.Row(session, government, request, stop) is not { } stored)
            return Refusal.NotFound("Baris usulan");
        if (submission.SubmittedBy == actor.Name)
            return Refusal.Invalid(
                "four-eyes",
                "Pengirim berkas tidak memutuskan barisnya sendiri. Minta verifikator lain."
            );
        if (stored.Outcome != Outcomes.Waiting || !ReviewTables.IsForReview(stored.Reason))
            return NotWaiting;
        var again = await RowsAgain.Of(session, db, government, submission, stop);
        var row = again.Work(stored);
        if (await Decide(session, government, request, row, stored.Reason!, now, stop) is { } cannot)
            return cannot;
        var others = row.IsNew ? await Others(session, db, government, row, again, stop) : [];
        var whole = new IntakeWriter.Whole(
            government,
            submission.Id,
            submission.AgencyCode,
            submission.ProgrammeCode,
            await ReviewTables.Segment(session, government, submission.ProgrammeCode, stop),
            now
        );
        await new IntakeWriter(session, whole, stop).WritePeople([row]);
        foreach (var other in others)
            await MergeTables.KeepApart(session, government, row.PersonId!.Value, other, actor.Name, now, stop);
        await ReviewTables.Keep(session, government, request, row, stored.Reason!, actor.Name, now, stop);
        var subject = FormattableString.Invariant($"submission {submission.Id} row {request.Row}");
        await AuditTrail.Append(session, actor, "intake.decide", subject, $"{row.Outcome} {row.Reason}", now, stop);
        await session.Commit(stop);
        return new Answer(row.Outcome, row.Reason, row.PersonId);
    }

    /// <summary>Whom the verifier saw beside the row; the new person is none of them.</summary>
    private static async Task<List<Guid>> Others(
        Session session,
        Db db,
        string government,
        RowWork row,
        RowsAgain again,
        CancellationToken stop
    )
    {
        var people = await new NearPeople(session, db.Vault, government, stop).Around(row);
        return CompareTyped.Candidates(row, people, again.Setting).ConvertAll(candidate => candidate.Person);
    }

    internal static Refusal NotWaiting { get; } =
        Refusal.Invalid("row-not-waiting", "Baris ini sudah diputuskan. Muat ulang halaman.");

    private static async Task<Refusal?> Decide(
        Session session,
        string government,
        Request request,
        RowWork row,
        string wasReason,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (request.SameAs is { } person)
        {
            if (!await ReviewTables.PersonExists(session, government, person, stop))
                return Refusal.NotFound("Orang");
            row.Merge(person, "decided-same");
        }
        else if (row.Facts.Doubt is { } doubt)
        {
            row.Wait(doubt.Reason);
        }
        else if (wasReason == "nik-of-another" || await ReviewTables.HasNik(session, government, row.NikIndex!, stop))
        {
            // Somebody else has the number: the row needs its own before it can be anyone.
            row.Wait("nik-taken");
        }
        else
        {
            row.Accept("decided-different");
        }

        return null;
    }
}
