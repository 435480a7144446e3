using Naungan.App.Audit;
using Naungan.App.Platform;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.People;

/// <summary>Keeps a letter that proves a person's work or fitness: who signed it, when, and the scan, sealed.</summary>
public static class RecordEvidence
{
    private const int TextLettersMax = 300;

    /// <param name="Scan">PDF, JPEG or PNG; null when only the letter was seen.</param>
    public sealed record Request(
        RegionCode Government,
        Guid Person,
        string Kind,
        string SignedBy,
        string SignedRole,
        DateOnly SignedOn,
        DateOnly? ValidUntil,
        string Note,
        Stream? Scan = null,
        string ScanName = ""
    );

    public static async Task<Result<Guid>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "people.record", request.Government) is { } refusal)
            return refusal;
        if (Wrong(request, now) is { } wrong)
            return wrong;
        var government = request.Government.Code;
        var scope = Access.ScopeOf(actor, "people.record");
        await using (var reading = await db.Read(stop))
        {
            if (await PeopleTables.ById(reading, government, scope, request.Person, stop) is null)
                return Refusal.NotFound("Orang");
        }

        StoredFiles.Stored? scan = null;
        if (request.Scan is { } stream)
        {
            var (name, by) = (request.ScanName, actor.Name);
            var kept = await StoredFiles.Keep(db, government, stream, name, "evidence", by, now, stop);
            if (!kept.TryGet(out scan, out refusal))
                return refusal;
        }

        var evidence = new EvidenceTables.Evidence
        {
            Id = Ids.New(now),
            PersonId = request.Person,
            Kind = request.Kind,
            SignedBy = request.SignedBy.Trim(),
            SignedRole = request.SignedRole.Trim(),
            SignedOn = request.SignedOn,
            ValidUntil = request.ValidUntil,
            FileId = scan?.Id,
            FileSha256 = scan?.Sha256,
            Note = request.Note.Trim(),
            RecordedBy = actor.Name,
            RecordedAt = now,
        };
        await using var session = await db.Write(stop);
        await EvidenceTables.Insert(session, government, evidence, actor.Agency, stop);
        var subject = "person " + request.Person;
        await AuditTrail.Append(session, actor, "people.record", subject, "evidence " + request.Kind, now, stop);
        await session.Commit(stop);
        return evidence.Id;
    }

    private static Refusal? Wrong(Request request, DateTimeOffset now)
    {
        if (!EvidenceTables.Kinds.Contains(request.Kind))
            return Refusal.Invalid("kind-unknown", "Pilih jenis bukti.");
        if (request.SignedBy.Trim().Length is 0 or > TextLettersMax || request.SignedRole.Trim().Length is 0)
            return Refusal.Invalid("signer-missing", "Tulis siapa yang menandatangani dan jabatannya.");
        if (request.SignedRole.Length > TextLettersMax || request.Note.Length > TextLettersMax)
            return Refusal.Invalid("text-too-long", "Jabatan dan catatan paling banyak 300 huruf.");
        if (request.SignedOn > DateOnly.FromDateTime(now.UtcDateTime.AddDays(1)))
            return Refusal.Invalid("day-in-future", "Tanggal tanda tangan tidak boleh di masa depan.");
        if (request.ValidUntil < request.SignedOn)
            return Refusal.Invalid("days-reversed", "Masa berlaku berakhir sebelum tanda tangan. Periksa tanggalnya.");
        if (request.Scan is { } scan && (scan.Length > Limits.DocumentBytes || !IsPicture(scan)))
            return Refusal.Invalid("scan-unknown", "Pindaian harus PDF, JPEG, atau PNG, paling besar 10 MB.");
        return null;
    }

    private static bool IsPicture(Stream scan)
    {
        Span<byte> head = stackalloc byte[ScanKinds.HeadBytes];
        scan.Position = 0;
        head = head[..scan.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        scan.Position = 0;
        return ScanKinds.Of(head) is not null;
    }
}
