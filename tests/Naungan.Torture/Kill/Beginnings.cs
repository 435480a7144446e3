using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Tests;

namespace Naungan.Torture.Kill;

/// <summary>Prepared databases of both kinds to copy from, and what an undisturbed plan ends with on each.</summary>
internal sealed class Beginnings : IAsyncDisposable
{
    private readonly Dictionary<(DbKind Kind, string What), string> _undisturbed = [];
    private readonly Dictionary<DbKind, string> _folders = [];
    private readonly SemaphoreSlim _one = new(1, 1);

    internal static async Task<Beginnings> Prepare()
    {
        var made = new Beginnings();
        var folder = Place.NewFolder();
        var db = Db.InFolder(folder);
        await Plan.Prepare(db);
        await db.DisposeAsync();
        made._folders[DbKind.Sqlite] = folder;
        return made;
    }

    /// <summary>A fresh copy; of "migrate" an empty one.</summary>
    internal async Task<Copied> Copy(DbKind kind, string what)
    {
        if (kind == DbKind.Sqlite)
        {
            var folder = Place.NewFolder();
            if (what != "migrate")
                CopyFiles(_folders[DbKind.Sqlite], folder);
            return new Copied(folder, null, await Undisturbed(kind, what));
        }

        var (keys, server) = await OnServer(what);
        return new Copied(keys, server, await Undisturbed(kind, what));
    }

    public ValueTask DisposeAsync()
    {
        foreach (var folder in _folders.Values)
            Directory.Delete(folder, recursive: true);
        _one.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<(string Folder, string Server)> OnServer(string what)
    {
        var folder = Place.NewFolder();
        var server = await ScratchPostgres.FreshDatabase();
        await using var db = Db.OnServer(server, Vault.FromFile(Path.Combine(folder, "vault.json")));
        if (what != "migrate")
            await Plan.Prepare(db);
        return (folder, server);
    }

    private async Task<string> Undisturbed(DbKind kind, string what)
    {
        await _one.WaitAsync();
        try
        {
            if (_undisturbed.TryGetValue((kind, what), out var known))
                return known;
            var (folder, server) = kind == DbKind.Postgres ? await OnServer(what) : (Place.NewFolder(), (string?)null);
            if (kind == DbKind.Sqlite && what != "migrate")
                CopyFiles(_folders[DbKind.Sqlite], folder);
            await using var copy = new Copied(folder, server, "");
            return _undisturbed[(kind, what)] = await copy.InPeace(what);
        }
        finally
        {
            _one.Release();
        }
    }

    private static void CopyFiles(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    /// <param name="Expected">Story of the same plan never disturbed.</param>
    internal sealed record Copied(string Folder, string? Server, string Expected) : IAsyncDisposable
    {
        internal string[] Words(string what, string how) =>
            Server is null ? [what, Folder, how] : [what, Folder, how, Server];

        /// <summary>The parent looks as a new process would: with its own connection.</summary>
        internal async Task Look(string what, IReadOnlyList<string> acks, bool isDone)
        {
            await using var db = Child.Open(Folder, Server);
            if (what == "migrate")
            {
                if (acks.Count > 0 && await Migrate.ToLatest(db, Regency.Beginning, default) != 0)
                    throw new Violation("a migration acknowledged was not there");
            }
            else
                await Aftermath.Check(db, acks);
            if (isDone)
                Same(await Story(db, what));
        }

        internal async Task<string> InPeace(string what)
        {
            await using var db = Child.Open(Folder, Server);
            var plan = new Plan(db, Folder, _ => { });
            if (what == "migrate")
                await Migrate.ToLatest(db, Regency.Beginning, default);
            else
                await (
                    what switch
                    {
                        "money" => plan.Money(),
                        "jobs" => plan.Jobs(),
                        _ => plan.Import(),
                    }
                );
            return await Story(db, what);
        }

        public ValueTask DisposeAsync()
        {
            Directory.Delete(Folder, recursive: true);
            return ValueTask.CompletedTask;
        }

        private void Same(string story)
        {
            var (here, there) = (story.Split('\n'), Expected.Split('\n'));
            foreach (var (line, undisturbed) in here.Zip(there))
            {
                if (line != undisturbed)
                    throw new Violation($"ends with '{line}', undisturbed with '{undisturbed}'");
            }

            if (here.Length != there.Length)
                throw new Violation($"ends with {here.Length} lines, undisturbed with {there.Length}");
        }

        private static async Task<string> Story(Db db, string what)
        {
            if (what != "migrate")
                return await Aftermath.Story(db);
            await using var session = await db.Read(default);
            var sql =
                db.Kind == DbKind.Sqlite
                    ? "select coalesce(sql, '') from sqlite_master order by name"
                    : "select table_name || column_name || data_type from information_schema.columns "
                        + "where table_schema = 'public' order by 1";
            return string.Join('\n', await session.List<string>(sql));
        }
    }
}
