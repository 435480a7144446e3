using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Handovers;

/// <summary>
/// Puts a family on the list of an event; its claim must be accepted, and it comes to one event only.
/// </summary>
public static class InviteFamily
{
    /// <param name="Recipient">Who receives, as it is printed and called; empty takes the first heir.</param>
    public sealed record Request(RegionCode Region, Guid Handover, Guid Claim, string? Recipient = null);

    public static async Task<Result<int>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, PlanHandover.Action, request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Write(stop);
        if (await HandoverTables.Find(session, request.Region, request.Handover, stop) is not { } handover)
            return Refusal.NotFound("Acara penyerahan");
        var candidates = await HandoverTables.Candidates(session, request.Region, stop);
        if (candidates.Find(one => one.ClaimId == request.Claim) is not { } candidate)
            return Refusal.Invalid(
                "family-not-invitable",
                "Klaim belum diterima penyelenggara, atau keluarganya sudah diundang ke sebuah acara."
            );
        var recipient = string.IsNullOrWhiteSpace(request.Recipient) ? candidate.Heir : request.Recipient.Trim();
        if (string.IsNullOrWhiteSpace(recipient))
            return Refusal.Invalid("recipient-missing", "Isi nama penerima; klaim ini belum memuat ahli waris.");
        var families = await HandoverTables.Families(session, request.Region, handover.Id, stop);
        var number = families.Count == 0 ? 1 : families[^1].Number + 1;
        await session.Run(
            "insert into handover_family (region_code, handover_id, claim_id, number, recipient, recorded_by, "
                + "recorded_at) values (@Region, @Handover, @Claim, @number, @recipient, @by, @now)",
            new
            {
                request.Region,
                request.Handover,
                request.Claim,
                number,
                recipient,
                by = actor.Name,
                now,
            },
            stop
        );
        var subject = "penyerahan " + handover.Id;
        await AuditTrail.Append(session, actor, PlanHandover.Action, subject, candidate.Number, now, stop);
        await session.Commit(stop);
        return number;
    }
}
