using System.Security.Cryptography;
using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Claims;

/// <summary>Opens one scan; who opened it stays in the audit trail, and a changed file is not shown.</summary>
public static class OpenDocument
{
    public const string Action = "claims.documents";

    public sealed record Request(RegionCode Region, Guid Document);

    /// <param name="Name">Tells nothing of the person.</param>
    public sealed record Answer(byte[] Bytes, string ContentType, string Name);

    public static async Task<Result<Answer>> Handle(
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
        var row = await session.Maybe<Row>(
            "select d.kind, d.sha256, d.content_sealed, c.number from claim_document d "
                + "join claim c on c.region_code = d.region_code and c.id = d.claim_id "
                + "where d.region_code = @region and d.id = @id",
            new { region = request.Region.Code, id = request.Document },
            stop
        );
        if (row is null)
            return Refusal.NotFound("Berkas");
        var bytes = db.Vault.OpenBytes(row.ContentSealed, "claim_document.content", request.Document);
        if (!CryptographicOperations.FixedTimeEquals(SHA256.HashData(bytes), row.Sha256))
            throw new InvalidDataException("A document of a claim is not the one that was taken in.");
        await AuditTrail.Append(session, actor, Action, "klaim " + row.Number, request.Document.ToString(), now, stop);
        await session.Commit(stop);
        var type = row.Kind switch
        {
            "pdf" => "application/pdf",
            "jpg" => "image/jpeg",
            _ => "image/png",
        };
        return new Answer(bytes, type, $"berkas-{request.Document:N}.{row.Kind}");
    }

    private sealed record Row
    {
        public string Kind { get; init; } = "";
        public byte[] Sha256 { get; init; } = [];
        public byte[] ContentSealed { get; init; } = [];
        public string Number { get; init; } = "";
    }
}
