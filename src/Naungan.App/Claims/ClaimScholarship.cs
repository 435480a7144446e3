using System.Globalization;
using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Reminders;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Money;

namespace Naungan.App.Claims;

/// <summary>
/// Notes that a child's year was asked for, with what the law of the event gives for it; or that the scholarship ended
/// because the child married, works, or left school.
/// </summary>
public static class ClaimScholarship
{
    /// <param name="Ended">married, works or left-school; null when the year that is due was asked for.</param>
    /// <param name="On">The day of the marriage, of the work, of leaving school; needed when it ended.</param>
    public sealed record Request(RegionCode Region, Guid Claim, int Heir, string? Ended = null, DateOnly? On = null);

    /// <returns>What the year gives; nothing when the scholarship ended.</returns>
    public static async Task<Result<Rupiah>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook law,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, RecordStep.Action, request.Region) is { } refusal)
            return refusal;
        if (request.Ended is not (null or "married" or "works" or "left-school"))
            return Refusal.Invalid("ending-unknown", "Pilih alasan berakhirnya beasiswa.");
        if (request.Ended is not null && request.On is null)
            return Refusal.Invalid(
                "ending-day-missing",
                "Isi hari anak menikah, mulai bekerja, atau berhenti sekolah."
            );
        var region = request.Region.Code;
        await using var session = await db.Write(stop);
        var everyone = new Scope(null, null);
        if (await ClaimTables.Find(session, region, everyone, request.Claim, stop) is not { } claim)
            return Refusal.NotFound("Klaim");
        var on = DateOnly.FromDateTime(now.UtcDateTime);
        if (request.On < claim.HappenedOn || request.On > on.AddDays(1))
            return Refusal.Invalid("ending-day-unlikely", "Harinya harus sesudah kejadian dan tidak di masa depan.");
        var lines = await RemindScholarships.OfClaim(session, db.Vault, request.Region, claim, law, on, stop);
        if (lines.FirstOrDefault(one => one.Heir == request.Heir) is not { } line)
            return Refusal.NotFound("Anak penerima beasiswa");
        if (request.Ended is null && line.Due is null)
            return Refusal.Invalid("scholarship-not-due", "Belum ada tahun beasiswa yang dapat diajukan.");
        if (request.Ended is not null)
            await End(session, region, request, stop);
        else
            await Claim(session, region, request, line, actor, now, stop);
        await ReminderTables.Close(
            session,
            request.Region,
            RemindScholarships.Kind,
            claim.Id.ToString(),
            request.Heir.ToString(CultureInfo.InvariantCulture),
            stop
        );
        var detail = $"beasiswa anak {request.Heir} {request.Ended ?? "tahun ke-" + line.Due!.Number}";
        await AuditTrail.Append(session, actor, RecordStep.Action, "klaim " + claim.Number, detail, now, stop);
        await session.Commit(stop);
        return request.Ended is null ? line.Due!.Amount : Rupiah.Zero;
    }

    private static Task<int> End(Session session, string region, Request request, CancellationToken stop) =>
        session.Run(
            "update claim_heir set scholarship_ended = @Ended, scholarship_ended_on = @On where region_code = @region and claim_id = @Claim "
                + "and number = @Heir",
            new
            {
                region,
                request.Ended,
                request.On,
                request.Claim,
                request.Heir,
            },
            stop
        );

    private static Task<int> Claim(
        Session session,
        string region,
        Request request,
        RemindScholarships.Line line,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Run(
            "insert into claim_scholarship (region_code, claim_id, heir_number, year_number, claimed_on, amount, "
                + "recorded_by, recorded_at) values (@region, @Claim, @Heir, @year, @on, @amount, @by, @now)",
            new
            {
                region,
                request.Claim,
                request.Heir,
                year = line.Due!.Number,
                on = DateOnly.FromDateTime(now.UtcDateTime),
                amount = line.Due.Amount,
                by = actor.Name,
                now,
            },
            stop
        );
}
