using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Intake;

/// <summary>Rows of a submission that wait for the verifier's word, by the remark they came in with.</summary>
public static class ShowVerification
{
    private const int RowsShown = 50;

    public sealed record Request(RegionCode Government, Guid Submission, string Reason);

    /// <param name="IsOwn">The actor sent the list and may therefore not verify it.</param>
    /// <param name="Reasons">Remarks of open rows and how many have each; "-" for none.</param>
    public sealed record Answer(
        IntakeTables.Submission Submission,
        bool IsOwn,
        IReadOnlyList<IntakeTables.ReasonCount> Reasons,
        IReadOnlyList<OpenRow> Rows,
        int Filtered
    );

    public sealed record OpenRow(
        string Key,
        string Sheet,
        int Row,
        Guid Person,
        string Name,
        string NikMasked,
        DateOnly? BornOn,
        string Village,
        string Work,
        string? Reason
    );

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "intake.verify", request.Government) is { } refusal)
            return refusal;
        var government = request.Government.Code;
        await using var session = await db.Read(stop);
        if (await IntakeTables.ById(session, government, request.Submission, stop) is not { } submission)
            return Refusal.NotFound("Berkas usulan");
        var reasons = await session.List<IntakeTables.ReasonCount>(
            "select '' as outcome, coalesce(reason, '-') as reason, count(*) as rows from submission_row "
                + "where region_code = @government and submission_id = @Id and outcome in ('accepted', 'merged') "
                + "and verdict is null group by coalesce(reason, '-') order by count(*) desc",
            new { government, submission.Id },
            stop
        );
        var again = await RowsAgain.Of(session, db, government, submission, stop);
        var rows = await VerifyTables.OpenRows(session, government, submission.Id, request.Reason, RowsShown, stop);
        var filtered = await VerifyTables.CountOpen(session, government, submission.Id, request.Reason, stop);
        var isOwn = submission.SubmittedBy == actor.Name;
        return new Answer(submission, isOwn, reasons, rows.ConvertAll(row => Shown(row, again)), filtered);
    }

    private static OpenRow Shown(IntakeTables.Row row, RowsAgain again)
    {
        var facts = again.Facts(row);
        return new(
            VerifyRows.KeyOf(row),
            row.Sheet,
            row.RowNumber,
            row.PersonId!.Value,
            facts.Name,
            Nik.Mask(facts.Nik.Digits),
            facts.BornOn,
            again.Village(facts),
            facts.Occupation ?? "",
            row.Reason
        );
    }
}
