using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Reconciliation;

/// <summary>Notes what was found and done about one row of a return file; the money is not touched by it.</summary>
public static class ResolveDifference
{
    public sealed record Request(RegionCode Region, Guid File, int Row, string Note);

    /// <returns>True when noted now, false when it was noted before.</returns>
    public static async Task<Result<bool>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "reconciliation.record", request.Region) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(request.Note))
            return Refusal.Invalid("note-needed", "Tulis apa yang ditemukan dan dilakukan.");
        await using var session = await db.Write(stop);
        if (await DifferenceTables.Note(session, request, actor.Name, now, stop) == 0)
            return false;
        var subject = $"file {request.File} row {request.Row}";
        await AuditTrail.Append(session, actor, "reconciliation.record", subject, request.Note, now, stop);
        await session.Commit(stop);
        return true;
    }
}
