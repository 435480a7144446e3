using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Claims;
using Naungan.Core.Identity;

namespace Naungan.App.Grievances;

/// <summary>What became of a report, for whoever holds its number and secret. A wrong pair is told nothing.</summary>
public static class ReadTicket
{
    public sealed record Request(RegionCode Region, string Number, string Secret);

    /// <param name="Level">0 officer, 1 leader, 2 inspectorate.</param>
    public sealed record Answer(
        string Number,
        string Category,
        string State,
        int Level,
        DateOnly ReceivedOn,
        DateOnly DueOn,
        string? Reply,
        DateOnly? AnsweredOn
    );

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, ReportGrievance.PublicAction, request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        var secret = ReportGrievance.IndexOf(db.Vault, request.Number, request.Secret);
        if (await GrievanceTables.BySecret(session, request.Region, secret, stop) is not { } row)
            return Refusal.Invalid("ticket-unknown", "Nomor dan kode tidak cocok. Periksa kembali di tanda terima.");
        return new Answer(
            row.Number,
            GrievanceCategory.Find(row.Category)?.Title ?? row.Category,
            row.State,
            row.Level,
            row.ReceivedOn,
            row.DueOn,
            row.Answer,
            row.AnsweredOn
        );
    }
}
