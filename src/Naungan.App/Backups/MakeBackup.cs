using Microsoft.Data.Sqlite;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;

namespace Naungan.App.Backups;

/// <summary>
/// Copies the embedded database, while it is in use, into one file as of one instant, with its hash beside it. The keys
/// of the vault are not in it: a copy that is lost gives no NIK away, and a copy without the keys restores none.
/// </summary>
public static class MakeBackup
{
    /// <param name="File">Must not exist; its folder is made.</param>
    public sealed record Request(string File);

    /// <param name="Sha256">Of the file, also in FILE.sha256 in the form of sha256sum.</param>
    public sealed record Answer(string File, long Bytes, string Sha256, int Governments);

    /// <param name="request">Where to.</param>
    /// <param name="actor">Who; asked about each government whose people are in the database.</param>
    /// <param name="db">The database that is copied.</param>
    /// <param name="now">When.</param>
    /// <param name="stop">Stops before the copy and before it gets its name.</param>
    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (db.Kind == DbKind.Postgres)
            return BackupFile.OfServer;
        if (File.Exists(request.File))
            return Refusal.Invalid("file-exists", "Berkas cadangan itu sudah ada. Pilih nama lain.");
        var governments = await BackupFile.Governments(db, stop);
        foreach (var government in governments)
        {
            if (Access.Check(actor with { Government = government }, "backups.make", government) is { } refusal)
                return refusal;
        }

        var sha256 = await Copy(request.File, db, stop);
        await BackupFile.Tell(db, governments, actor, "backups.make", request.File, sha256, now, stop);
        return new Answer(request.File, new FileInfo(request.File).Length, sha256, governments.Count);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "backup",
            "Mencadangkan basis data ke satu berkas, juga selagi dipakai; simpan vault.json di tempat lain",
            "naungan backup --out cadangan/2026-11-22.db --data ./data",
            verb =>
            {
                var path = verb.Option<string>("--out", "Berkas cadangan yang akan dibuat", required: true);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var answer = await Handle(new(run.Get(path)!), BackupFile.AtConsole, db, run.Now, run.Stop);
                    return run.Answer(
                        answer,
                        (value, text) =>
                            text.WriteLine(
                                $"{value.File}: {value.Bytes} bita, sha256 {value.Sha256}. Simpan vault.json terpisah: "
                                    + "tanpa kunci itu NIK dalam cadangan tidak dapat dibuka."
                            )
                    );
                });
            }
        );

    /// <summary>The file gets its name last, after its hash: what has the name is whole.</summary>
    private static async Task<string> Copy(string path, Db db, CancellationToken stop)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        var part = path + ".part";
        File.Delete(part);
        BackupFile.MakePrivate(part);
        await using (var session = await db.Read(stop))
        await using (var copy = new SqliteConnection($"Data Source={part};Pooling=False"))
        {
            await copy.OpenAsync(stop);
            ((SqliteConnection)session.Connection).BackupDatabase(copy);
            // One file without a journal beside it; this also writes the copy through to the disk.
            await using var single = copy.CreateCommand();
            single.CommandText = "pragma synchronous=full; pragma journal_mode=delete";
            await single.ExecuteNonQueryAsync(stop);
        }

        if (await BackupFile.WhyBroken(part, stop) is { } fault)
            throw new InvalidDataException(
                $"The copy is not whole ({fault}); check the database with 'naungan db check'."
            );
        var sha256 = Convert.ToHexStringLower(await BackupFile.Hash(part, stop));
        await File.WriteAllTextAsync(path + ".sha256", $"{sha256}  {Path.GetFileName(path)}\n", stop);
        File.Move(part, path);
        return sha256;
    }
}
