using Microsoft.Data.Sqlite;
using Naungan.Core;
using Npgsql;
using SQLitePCL;

namespace Naungan.App.Platform.Database;

/// <summary>The disk of the database is full: nothing of the transaction is kept; somebody must make room.</summary>
internal static class DiskFull
{
    internal static bool Is(Exception problem) =>
        problem
            is SqliteException { SqliteErrorCode: raw.SQLITE_FULL }
                or PostgresException { SqlState: PostgresErrorCodes.DiskFull };

    /// <param name="then">What the user does when there is room again.</param>
    internal static Refusal Refusal(string then) =>
        Core.Refusal.Invalid("disk-full", "Ruang penyimpanan penuh. Minta administrator menambah ruang, lalu " + then);
}
