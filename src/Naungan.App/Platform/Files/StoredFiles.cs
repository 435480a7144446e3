using System.Security.Cryptography;
using Naungan.App.Platform.Database;
using Naungan.Core;

namespace Naungan.App.Platform.Files;

/// <summary>
/// Files kept in the database, sealed piece by piece, so that any machine can go on with them and no plain text lies
/// on a disk.
/// </summary>
public static class StoredFiles
{
    private const int PartBytes = 1024 * 1024;
    private const int PartsATransaction = 16;

    public sealed record Stored
    {
        public Guid Id { get; init; }
        public string FileName { get; init; } = "";
        public long Bytes { get; init; }
        public byte[] Sha256 { get; init; } = [];
        public string KeptFor { get; init; } = "";
        public string StoredBy { get; init; } = "";
        public DateTimeOffset StoredAt { get; init; }
    }

    /// <summary>Keeps what the stream holds; longer than <see cref="Limits.FileBytes"/> is refused.</summary>
    /// <param name="db">Where.</param>
    /// <param name="government">Whose.</param>
    /// <param name="stream">Read to its end.</param>
    /// <param name="fileName">As its sender calls it.</param>
    /// <param name="keptFor">Kebab-case name of what needs it; whoever forgets files forgets only its own.</param>
    /// <param name="by">Who brought it.</param>
    /// <param name="now">When.</param>
    /// <param name="stop">Stops between pieces.</param>
    public static async Task<Result<Stored>> Keep(
        Db db,
        string government,
        Stream stream,
        string fileName,
        string keptFor,
        string by,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var file = new Stored
        {
            Id = Ids.New(now),
            KeptFor = keptFor,
            FileName = fileName,
            StoredBy = by,
            StoredAt = now,
        };
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var parts = new List<object?[]>(PartsATransaction);
        var buffer = new byte[PartBytes];
        long bytes = 0;
        for (var part = 0; ; part++)
        {
            var length = await stream.ReadAtLeastAsync(buffer, PartBytes, throwOnEndOfStream: false, stop);
            bytes += length;
            if (bytes > Limits.FileBytes)
            {
                await Forget(db, government, file.Id, stop);
                return FileRefusal.TooLarge(Limits.FileBytes);
            }

            hash.AppendData(buffer.AsSpan(0, length));
            if (length > 0)
                parts.Add([
                    government,
                    file.Id,
                    part,
                    db.Vault.SealBytes(buffer.AsSpan(0, length), Column(part), file.Id),
                ]);
            if (parts.Count == PartsATransaction)
                await Write(db, parts, stop);
            if (length < PartBytes)
                break;
        }

        await Write(db, parts, stop);
        file = file with { Bytes = bytes, Sha256 = hash.GetHashAndReset() };
        await Finish(db, government, file, stop);
        return file;
    }

    public static Task<Stored?> Find(Session session, string government, Guid id, CancellationToken stop) =>
        session.Maybe<Stored>(
            "select id, file_name, bytes, sha256, kept_for, stored_by, stored_at from stored_file "
                + "where region_code = @government and id = @id",
            new { government, id },
            stop
        );

    /// <summary>The file's bytes, in a file that vanishes when closed; null when it is not kept any more.</summary>
    public static async Task<FileStream?> Open(Db db, string government, Guid id, CancellationToken stop)
    {
        await using var session = await db.Read(stop);
        if (await Find(session, government, id, stop) is null)
            return null;
        var plain = VanishingFile.Create();
        var parts = session.Stream<Part>(
            "select part as number, content from stored_part where region_code = @government and file_id = @id "
                + "order by part",
            new { government, id }
        );
        foreach (var part in parts)
            await plain.WriteAsync(db.Vault.OpenBytes(part.Content, Column(part.Number), id), stop);
        plain.Position = 0;
        return plain;
    }

    public static async Task Forget(Db db, string government, Guid id, CancellationToken stop)
    {
        await using var session = await db.Write(stop);
        await Forget(session, government, id, stop);
        await session.Commit(stop);
    }

    public static async Task Forget(Session session, string government, Guid id, CancellationToken stop)
    {
        await session.Run(
            "delete from stored_part where region_code = @government and file_id = @id",
            new { government, id },
            stop
        );
        await session.Run(
            "delete from stored_file where region_code = @government and id = @id",
            new { government, id },
            stop
        );
    }

    private static async Task Finish(Db db, string government, Stored file, CancellationToken stop)
    {
        await using var session = await db.Write(stop);
        await session.Run(
            "insert into stored_file (region_code, id, file_name, bytes, sha256, kept_for, stored_by, stored_at) "
                + "values (@government, @Id, @FileName, @Bytes, @Sha256, @KeptFor, @StoredBy, @StoredAt)",
            new
            {
                government,
                file.Id,
                file.FileName,
                file.Bytes,
                file.Sha256,
                file.KeptFor,
                file.StoredBy,
                file.StoredAt,
            },
            stop
        );
        await session.Commit(stop);
    }

    private static async Task Write(Db db, List<object?[]> parts, CancellationToken stop)
    {
        if (parts.Count == 0)
            return;
        await using var session = await db.Write(stop);
        await session.BulkInsert("stored_part", ["region_code", "file_id", "part", "content"], parts, stop);
        await session.Commit(stop);
        parts.Clear();
    }

    private static string Column(int part) => FormattableString.Invariant($"stored_part.content/{part}");

    private sealed record Part
    {
        public int Number { get; init; }
        public byte[] Content { get; init; } = [];
    }
}
