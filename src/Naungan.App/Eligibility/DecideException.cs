using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Eligibility;

/// <summary>A second person approves or declines an exception. It takes effect with the next assessment.</summary>
public static class DecideException
{
    public const string Action = "eligibility.verify";

    public sealed record Request(RegionCode Region, Guid Id, bool Approve);

    public static async Task<Result<bool>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Write(stop);
        var asked = await ExceptionTables.Lock(session, request.Region, request.Id, stop);
        if (asked is null)
            return Refusal.NotFound("Pengecualian");
        if (asked.Decision is not null)
            return Refusal.Invalid("already-decided", "Pengecualian ini sudah diputuskan.");
        if (asked.AskedBy == actor.Name)
            return Refusal.Invalid(
                "same-person",
                "Pengecualian harus diputuskan orang lain, bukan yang mengajukannya."
            );
        var decision = request.Approve ? "approved" : "declined";
        await session.Run(
            "update enrolment_override set decision = @decision, decided_by = @by, decided_at = @now "
                + "where region_code = @region and id = @Id",
            new
            {
                region = request.Region.Code,
                request.Id,
                decision,
                by = actor.Name,
                now,
            },
            stop
        );
        var detail = $"pengecualian {asked.Rule}: {decision}";
        await AuditTrail.Append(session, actor, Action, $"orang {asked.PersonId}", detail, now, stop);
        await session.Commit(stop);
        return request.Approve;
    }
}
