using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Intake;

/// <summary>"Later": the row goes to the end of the queue of whoever says so, and stays for others.</summary>
public static class PutOff
{
    public sealed record Request(RegionCode Government, Guid Submission, string Sheet, int Row);

    public static async Task<Result<bool>> Handle(
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
        var asked = new DecideRow.Request(request.Government, request.Submission, request.Sheet, request.Row, null);
        if (await ReviewTables.Row(session, government, asked, stop) is not { } row)
            return Refusal.NotFound("Baris usulan");
        if (row.Outcome != Outcomes.Waiting || !ReviewTables.IsForReview(row.Reason))
            return DecideRow.NotWaiting;
        await session.Run(
            "insert into row_later (region_code, submission_id, sheet, row_number, put_by, put_at) values (@government, "
                + "@Submission, @Sheet, @Row, @Name, @now) on conflict (region_code, submission_id, sheet, row_number, "
                + "put_by) do update set put_at = excluded.put_at",
            new
            {
                government,
                request.Submission,
                request.Sheet,
                request.Row,
                actor.Name,
                now,
            },
            stop
        );
        var subject = FormattableString.Invariant($"submission {request.Submission} row {request.Row}");
        await AuditTrail.Append(session, actor, "intake.decide", subject, "later", now, stop);
        await session.Commit(stop);
        return true;
    }
}
