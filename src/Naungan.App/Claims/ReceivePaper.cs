using System.Security.Cryptography;
using Naungan.App.Audit;
using Naungan.App.Platform;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Claims;
using Naungan.Core.Identity;

namespace Naungan.App.Claims;

/// <summary>
/// Notes that a paper is in hand, with its scan when there is one. The scan is told by its bytes, sealed whole, and
/// keeps no name of its own.
/// </summary>
public static class ReceivePaper
{
    /// <param name="Scan">Bytes of a PDF, JPG or PNG; null when only the paper was seen.</param>
    public sealed record Request(RegionCode Region, Guid Claim, string Paper, DateOnly ReceivedOn, byte[]? Scan = null);

    public static Refusal TooLarge { get; } =
        Refusal.Invalid(
            "document-too-large",
            $"Berkas lebih besar dari {Limits.DocumentBytes / 1024 / 1024} MB. Pindai ulang dengan mutu lebih rendah atau bagi."
        );

    public static async Task<Result<string>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, RecordStep.Action, request.Region) is { } refusal)
            return refusal;
        if (ClaimPaper.Find(request.Paper) is not { } paper)
            return Refusal.Invalid("paper-unknown", "Pilih jenis berkas yang diterima.");
        if (request.Scan is { } bytes && (bytes.Length > Limits.DocumentBytes ? TooLarge : Unreadable(bytes)) is { } no)
            return no;
        var region = request.Region.Code;
        await using var session = await db.Write(stop);
        var scope = Access.ScopeOf(actor, RecordStep.Action);
        if (await ClaimTables.Find(session, region, scope, request.Claim, stop) is not { } claim)
            return Refusal.NotFound("Klaim");
        if (request.ReceivedOn < claim.HappenedOn)
            return Refusal.Invalid("paper-before-event", "Hari terima sebelum kejadian. Periksa tanggalnya.");
        Guid? document = null;
        if (request.Scan is { } scan)
        {
            if (await Count(session, region, claim.Id, stop) >= Limits.DocumentsPerClaim)
                return Refusal.Invalid("documents-too-many", "Klaim ini sudah memuat berkas paling banyak.");
            document = await Keep(session, db.Vault, region, claim.Id, scan, actor, now, stop);
        }

        await Note(session, region, request, document, actor, now, stop);
        await AuditTrail.Append(session, actor, RecordStep.Action, "klaim " + claim.Number, paper.Code, now, stop);
        await session.Commit(stop);
        return paper.Title;
    }

    /// <summary>pdf, jpg or png by the first bytes; null for anything else.</summary>
    internal static string? KindOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF-"u8) ? "pdf"
        : bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? "jpg"
        : bytes.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "png"
        : null;

    private static Refusal? Unreadable(byte[] bytes) =>
        KindOf(bytes) is null
            ? Refusal.Invalid("document-unreadable", "Berkas harus PDF, JPG, atau PNG. Pindai atau potret ulang.")
            : null;

    private static Task<long> Count(Session session, string region, Guid claim, CancellationToken stop) =>
        session.One<long>(
            "select count(*) from claim_document where region_code = @region and claim_id = @claim",
            new { region, claim },
            stop
        );

    private static async Task<Guid> Keep(
        Session session,
        Vault vault,
        string region,
        Guid claim,
        byte[] scan,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var sha256 = SHA256.HashData(scan);
        var same = await session.Maybe<Guid?>(
            "select id from claim_document where region_code = @region and claim_id = @claim and sha256 = @sha256",
            new
            {
                region,
                claim,
                sha256,
            },
            stop
        );
        if (same is { } kept)
            return kept;
        var id = Ids.New(now);
        await session.Run(
            "insert into claim_document (region_code, id, claim_id, kind, size_bytes, sha256, content_sealed, "
                + "recorded_by, recorded_at) values (@region, @id, @claim, @kind, @size, @sha256, @cell, @by, @now)",
            new
            {
                region,
                id,
                claim,
                kind = KindOf(scan),
                size = (long)scan.Length,
                sha256,
                cell = vault.SealBytes(scan, "claim_document.content", id),
                by = actor.Name,
                now,
            },
            stop
        );
        return id;
    }

    private static Task<int> Note(
        Session session,
        string region,
        Request request,
        Guid? document,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Run(
            "insert into claim_paper (region_code, claim_id, paper, received_on, document_id, recorded_by, recorded_at) "
                + "values (@region, @Claim, @Paper, @ReceivedOn, @document, @by, @now) "
                + "on conflict (region_code, claim_id, paper) do update set received_on = excluded.received_on, "
                + "document_id = coalesce(excluded.document_id, claim_paper.document_id), "
                + "recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at",
            new
            {
                region,
                request.Claim,
                request.Paper,
                request.ReceivedOn,
                document,
                by = actor.Name,
                now,
            },
            stop
        );
}
