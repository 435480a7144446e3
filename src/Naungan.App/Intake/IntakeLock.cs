using Naungan.App.Platform.Database;

namespace Naungan.App.Intake;

/// <summary>
/// Two lists at once would make two people of one NIK: who makes people of a government stands in a queue. On SQLite
/// the one writer does so already.
/// </summary>
internal static class IntakeLock
{
    internal static async Task<Session> Write(Db db, string government, CancellationToken stop)
    {
        var session = await db.Write(stop);
        if (session.Kind == DbKind.Postgres)
            await session.Run(
                "select pg_advisory_xact_lock(hashtext(@key))",
                new { key = "intake/" + government },
                stop
            );
        return session;
    }
}
