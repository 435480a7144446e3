using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Backups;

/// <summary>What making and restoring a backup share.</summary>
internal static class BackupFile
{
    internal static Refusal OfServer { get; } =
        Refusal.Invalid(
            "server-tools",
            "Basis data PostgreSQL dicadangkan dengan alatnya sendiri: `pg_dump --format=custom --file=FILE NAMA`, "
                + "dipulihkan dengan `pg_restore --exit-on-error --dbname=NAMA_BARU FILE`, lalu diperiksa dengan "
                + "`naungan db check`, `naungan audit verify` dan `naungan verify`."
        );

    /// <summary>The operator of this machine, of no government yet.</summary>
    internal static Actor AtConsole => Actor.AtConsole(default, Environment.UserName);

    internal static async Task<List<RegionCode>> Governments(Db db, CancellationToken stop)
    {
        await using var session = await db.Read(stop);
        return await session.List<RegionCode>("select region_code from government order by region_code", stop: stop);
    }

    internal static async Task<byte[]> Hash(string path, CancellationToken stop)
    {
        await using var file = File.OpenRead(path);
        return await SHA256.HashDataAsync(file, stop);
    }

    /// <summary>What SQLite finds wrong with a file, or null. It finds broken pages, not changed values.</summary>
    internal static async Task<string?> WhyBroken(string path, CancellationToken stop)
    {
        try
        {
            await using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
            await connection.OpenAsync(stop);
            await using var check = connection.CreateCommand();
            check.CommandText = "pragma integrity_check(1)";
            var found = (string?)await check.ExecuteScalarAsync(stop);
            return found == "ok" ? null : found;
        }
        catch (SqliteException unreadable)
        {
            return unreadable.Message;
        }
    }

    /// <summary>One audit event for each government whose people are in the file.</summary>
    internal static async Task Tell(
        Db db,
        IReadOnlyList<RegionCode> governments,
        Actor actor,
        string action,
        string path,
        string sha256,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        await using var session = await db.Write(stop);
        foreach (var government in governments)
        {
            var there = actor with { Government = government };
            await AuditTrail.Append(session, there, action, "backup " + Path.GetFileName(path), sha256, now, stop);
        }

        await session.Commit(stop);
    }

    /// <summary>An empty file only its owner may read: names and addresses stand in it.</summary>
    internal static void MakePrivate(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
    }
}
