using System.Security.Cryptography;
using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.People;

/// <summary>
/// Hands out the scan of a letter, to be saved and never shown inside a page. Who took it stays in the audit trail; a
/// changed file is not handed out.
/// </summary>
public static class OpenEvidence
{
    public const string Action = "people.documents";

    public sealed record Request(RegionCode Government, Guid Person, Guid Evidence);

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
        if (Access.Check(actor, Action, request.Government) is { } refusal)
            return refusal;
        var government = request.Government.Code;
        EvidenceTables.Evidence? evidence;
        await using (var reading = await db.Read(stop))
        {
            var scope = Access.ScopeOf(actor, Action);
            var person = await PeopleTables.ById(reading, government, scope, request.Person, stop);
            evidence = await EvidenceTables.ById(reading, government, request.Evidence, stop);
            if (person is null || evidence?.PersonId != request.Person || evidence.FileId is null)
                return NotFound;
        }

        await using var file = await StoredFiles.Open(db, government, evidence.FileId.Value, stop);
        if (file is null)
            return NotFound;
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, stop);
        if (!CryptographicOperations.FixedTimeEquals(SHA256.HashData(bytes), evidence.FileSha256))
            throw new InvalidDataException("The scan of a piece of evidence is not the one that was taken in.");
        var (type, ending) = ScanKinds.Of(bytes) ?? throw new InvalidDataException("A scan is of no kind we keep.");
        await using var session = await db.Write(stop);
        var subject = "person " + request.Person;
        await AuditTrail.Append(session, actor, Action, subject, "evidence " + evidence.Id, now, stop);
        await session.Commit(stop);
        return new Answer(bytes, type, $"bukti-{evidence.Id:N}.{ending}");
    }

    private static Refusal NotFound { get; } = Refusal.NotFound("Pindaian");
}
