using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Money;

namespace Naungan.App.Claims;

/// <summary>
/// Writes down who of the family received what of a paid claim. How heirs of equal rank share is not computed, because
/// no text was found that says it; what the insurer paid to each is taken from its receipts.
/// </summary>
public static class RecordReceipt
{
    private const int ReferenceMax = 100;

    /// <param name="Heir">Number within the case; recorded again, the new receipt takes the place of the old.</param>
    public sealed record Request(RegionCode Region, Guid Claim, int Heir, Rupiah Amount, DateOnly On, string Reference);

    /// <returns>What of the paid amount has no receipt yet.</returns>
    public static async Task<Result<Rupiah>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if ((Access.Check(actor, RecordStep.Action, request.Region) ?? WhatIsWrong(request, now)) is { } refusal)
            return refusal;
        var region = request.Region.Code;
        await using var session = await db.Write(stop);
        if (await ClaimTables.Locked(session, region, request.Claim, stop) is not { } claim)
            return Refusal.NotFound("Klaim");
        if (claim.PaidAmount is not { } paid)
            return Refusal.Invalid("claim-not-paid", "Klaim belum dibayar. Catat dulu langkah dibayar.");
        var heirs = await ClaimTables.Heirs(session, region, claim.Id, stop);
        if (!heirs.Exists(heir => heir.Number == request.Heir))
            return Refusal.NotFound("Ahli waris");
        var others = (await ClaimTables.Receipts(session, region, claim.Id, stop)).Where(one =>
            one.Heir != request.Heir
        );
        var left = others.Aggregate(paid - request.Amount, (rest, one) => rest - one.Amount);
        if (left < Rupiah.Zero)
            return Refusal.Invalid(
                "receipts-above-paid",
                $"Jumlah semua penerima melebihi yang dibayar ({paid}). Periksa bukti bayar."
            );
        await ClaimTables.SetReceipt(session, request, actor.Name, now, stop);
        var detail = $"penerima {request.Heir}: {request.Amount}";
        await AuditTrail.Append(session, actor, RecordStep.Action, "klaim " + claim.Number, detail, now, stop);
        await session.Commit(stop);
        return left;
    }

    private static Refusal? WhatIsWrong(Request request, DateTimeOffset now)
    {
        if (request.Amount <= Rupiah.Zero)
            return Refusal.Invalid("amount-missing", "Isi jumlah yang diterima.");
        if (request.On > DateOnly.FromDateTime(now.UtcDateTime).AddDays(1))
            return Refusal.Invalid("step-in-future", "Hari penerimaan belum tiba. Periksa tanggal.");
        if (string.IsNullOrWhiteSpace(request.Reference) || request.Reference.Length > ReferenceMax)
            return Refusal.Invalid("reference-missing", "Isi nomor bukti bayar, paling banyak seratus huruf.");
        return request.Reference.Count(char.IsAsciiDigit) >= 16
            ? Refusal.Invalid("words-hold-number", "Jangan menulis NIK atau nomor rekening sebagai bukti.")
            : null;
    }
}
