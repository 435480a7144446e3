using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Intake;

/// <summary>
/// A verifier says of rows that they are right, or gives them back to their agency with a reason: row by row, or all
/// that a filter leaves. Who sent the list does not verify it. When nothing is left the submission is verified, or
/// returned when any row was.
/// </summary>
public static class VerifyRows
{
    private const int PieceRows = 5000;
    private const int WhyLettersMin = 5;

    /// <param name="Rows">Rows as "sheet!row"; empty for all the filter leaves.</param>
    /// <param name="Reason">Only rows with this remark; "-" for rows without one, empty for all.</param>
    public sealed record Request(
        RegionCode Government,
        Guid Submission,
        bool IsRight,
        string Why,
        IReadOnlyList<string> Rows,
        string Reason = ""
    );

    /// <param name="Kept">Rows that cannot be returned, because their people stand in a decree.</param>
    public sealed record Answer(string State, int Rows, int Kept, int Left);

    internal sealed record Verdict(string Name, string Why, string By, DateTimeOffset At);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "intake.verify", request.Government) is { } refusal)
            return refusal;
        if (!request.IsRight && request.Why.Trim().Length < WhyLettersMin)
            return WhyMissing;
        var government = request.Government.Code;
        await using var session = await IntakeLock.Write(db, government, stop);
        if (await IntakeTables.ById(session, government, request.Submission, stop) is not { } submission)
            return Refusal.NotFound("Berkas usulan");
        if (submission.SubmittedBy == actor.Name)
            return FourEyes;
        if (submission.State is not ("checked" or "being-verified"))
            return NotOpen;
        var verdict = new Verdict(
            request.IsRight ? VerifyTables.Verified : VerifyTables.Returned,
            request.Why.Trim(),
            actor.Name,
            now
        );
        var (done, kept) = await Judge(session, request, submission, verdict, stop);
        var left = await VerifyTables.CountOpen(session, government, submission.Id, "", stop);
        var state = await StateAfter(session, government, submission.Id, left, stop);
        await VerifyTables.SetState(session, government, submission.Id, state, verdict, stop);
        var subject = "submission " + submission.Id;
        await AuditTrail.Append(session, actor, "intake.verify", subject, $"{verdict.Name} {done}", now, stop);
        await session.Commit(stop);
        return new Answer(state, done, kept, left);
    }

    private static async Task<(int Done, int Kept)> Judge(
        Session session,
        Request request,
        IntakeTables.Submission submission,
        Verdict verdict,
        CancellationToken stop
    )
    {
        var government = request.Government.Code;
        var chosen = request.Rows.ToHashSet();
        var inDecree = request.IsRight
            ? []
            : await VerifyTables.InDecree(session, government, submission.ProgrammeCode, submission.Id, stop);
        var rows = (await VerifyTables.OpenRows(session, government, submission.Id, request.Reason, stop)).FindAll(
            row => chosen.Count == 0 || chosen.Contains(KeyOf(row))
        );
        var judged = rows.FindAll(row => !inDecree.Contains(row.PersonId!.Value));
        foreach (var piece in judged.Chunk(PieceRows))
            await VerifyTables.Keep(session, submission, government, piece, verdict, stop);
        return (judged.Count, rows.Count - judged.Count);
    }

    internal static string KeyOf(IntakeTables.Row row) => FormattableString.Invariant($"{row.Sheet}!{row.RowNumber}");

    private static async Task<string> StateAfter(
        Session session,
        string government,
        Guid submission,
        int left,
        CancellationToken stop
    ) =>
        left > 0 ? "being-verified"
        : await VerifyTables.HasReturned(session, government, submission, stop) ? "returned"
        : "verified";

    private static Refusal WhyMissing { get; } =
        Refusal.Invalid("reason-missing", "Tulis alasan pengembalian agar instansi tahu apa yang harus diperbaiki.");

    private static Refusal FourEyes { get; } =
        Refusal.Invalid("four-eyes", "Pengirim berkas tidak memverifikasi berkasnya sendiri. Minta verifikator lain.");

    private static Refusal NotOpen { get; } =
        Refusal.Invalid(
            "submission-not-open",
            "Berkas ini belum selesai dibaca atau sudah selesai diverifikasi. Muat ulang halaman."
        );
}
