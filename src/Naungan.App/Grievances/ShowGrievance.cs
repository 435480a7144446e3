using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Grievances;

/// <summary>One grievance with what was said and what was done.</summary>
public static class ShowGrievance
{
    public sealed record Request(RegionCode Region, Guid Id);

    public sealed record Answer(GrievanceRow Row, string Words, IReadOnlyList<GrievanceStep> Steps);

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, ListGrievances.Action, request.Region) is { } refusal)
            return refusal;
        var scope = GrievanceScope.Of(actor, ListGrievances.Action);
        await using var session = await db.Read(stop);
        if (await GrievanceTables.Find(session, request.Region, scope, request.Id, stop) is not { } row)
            return Refusal.NotFound("Pengaduan");
        return new Answer(
            row,
            db.Vault.Open(row.WordsSealed, "grievance.words", row.Id) ?? "",
            await GrievanceTables.Steps(session, request.Region, row.Id, stop)
        );
    }
}
