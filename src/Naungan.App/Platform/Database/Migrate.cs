using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Naungan.App.People;
using Naungan.App.Platform.Cli;
using Naungan.Core;

namespace Naungan.App.Platform.Database;

/// <summary>
/// Brings a database to this program's schema: numbered SQL files (NNN_name.sql; NNN_name.sqlite.sql or .postgres.sql
/// where the two differ), each applied once, in order, and remembered with the hash of its text.
/// </summary>
public static class Migrate
{
    private static readonly (string Word, string Sqlite, string Postgres)[] _types =
    [
        ("{uuid}", "blob", "uuid"),
        ("{date}", "text", "date"),
        ("{instant}", "text", "timestamptz"),
        ("{bytes}", "blob", "bytea"),
        ("{bool}", "integer", "boolean"),
        ("{text}", "text", "text collate \"C\""),
    ];

    /// <summary>What a new table is filled with when SQL cannot say it, right after its file.</summary>
    private static readonly Dictionary<int, Func<Session, CancellationToken, Task>> _fills = new()
    {
        [80] = NameWords.AddEverybody,
    };

    /// <summary>
    /// Applies what is missing; returns how many files were applied. A file changed after it was applied stops it.
    /// </summary>
    public static async Task<int> ToLatest(Db db, DateTimeOffset now, CancellationToken stop)
    {
        await using var session = await db.Write(stop);
        if (session.Kind == DbKind.Postgres)
            await session.Run("select pg_advisory_xact_lock(640201)", stop: stop); // two nodes starting at once
        await session.Run(
            Typed(
                "create table if not exists schema_migration (number integer primary key, name {text} not null, "
                    + "sha256 {text} not null, applied_at {instant} not null)",
                db.Kind
            ),
            stop: stop
        );
        var applied = (
            await session.List<Applied>("select number, sha256 from schema_migration", stop: stop)
        ).ToDictionary(row => row.Number, row => row.Sha256);
        var count = 0;
        foreach (var (number, name, text) in Files(db.Kind))
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            if (applied.TryGetValue(number, out var known))
            {
                if (known != hash)
                    throw new InvalidDataException(
                        $"Migration {name} was changed after it was applied to this database."
                    );
                continue;
            }

            await session.Run(Typed(text, db.Kind), stop: stop);
            if (_fills.TryGetValue(number, out var fill))
                await fill(session, stop);
            await session.Run(
                "insert into schema_migration (number, name, sha256, applied_at) values (@number, @name, @hash, @now)",
                new
                {
                    number,
                    name,
                    hash,
                    now,
                },
                stop
            );
            count++;
        }

        await session.Commit(stop);
        return count;
    }

    /// <summary>The files this database still lacks, and those it has that this program does not know.</summary>
    public static async Task<(IReadOnlyList<string> Missing, IReadOnlyList<int> Unknown)> Compare(
        Session session,
        CancellationToken stop
    )
    {
        var applied = await session.List<int>("select number from schema_migration order by number", stop: stop);
        var files = Files(session.Kind).ToList();
        return (
            [.. files.Where(file => !applied.Contains(file.Number)).Select(file => file.Name)],
            [.. applied.Where(number => files.TrueForAll(file => file.Number != number))]
        );
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "db migrate",
            "Membawa susunan tabel ke versi program ini; perintah lain melakukannya sendiri saat dibuka",
            "naungan db migrate --db \"Host=localhost;Database=naungan\" --vault kunci.json",
            verb =>
                verb.Run(async run =>
                {
                    await using var db = run.OpenDbAsItIs();
                    var applied = await ToLatest(db, run.Now, run.Stop);
                    return run.Answer(
                        (Result<Answer>)new Answer(applied),
                        (value, text) =>
                            text.WriteLine(
                                value.Applied == 0
                                    ? "Susunan tabel sudah yang terbaru."
                                    : $"{value.Applied} perubahan susunan tabel diterapkan."
                            )
                    );
                })
        );

    /// <param name="Applied">Migration files applied just now.</param>
    public sealed record Answer(int Applied);

    private static IEnumerable<(int Number, string Name, string Text)> Files(DbKind kind)
    {
        var other = kind == DbKind.Sqlite ? ".postgres.sql" : ".sqlite.sql";
        var assembly = Assembly.GetExecutingAssembly();
        const string Folder = ".Migrations.";
        return assembly
            .GetManifestResourceNames()
            .Where(name =>
                name.EndsWith(".sql", StringComparison.Ordinal) && !name.EndsWith(other, StringComparison.Ordinal)
            )
            .Select(name =>
                (Name: name[(name.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..], Resource: name)
            )
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(file.Resource)!);
                return (int.Parse(file.Name.AsSpan(0, 3), CultureInfo.InvariantCulture), file.Name, reader.ReadToEnd());
            })
            .ToList();
    }

    private static string Typed(string sql, DbKind kind)
    {
        foreach (var (word, sqlite, postgres) in _types)
            sql = sql.Replace(word, kind == DbKind.Sqlite ? sqlite : postgres, StringComparison.Ordinal);
        return sql;
    }

    private sealed record Applied
    {
        public int Number { get; init; }
        public string Sha256 { get; init; } = "";
    }
}
