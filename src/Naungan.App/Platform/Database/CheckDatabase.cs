using System.Globalization;
using Naungan.App.Platform.Cli;
using Naungan.Core;

namespace Naungan.App.Platform.Database;

/// <summary>
/// Looks at the database itself, not at what it means (that is <c>naungan verify</c>): whole pages, valid keys, the
/// schema of this program, and the settings without which an acknowledged commit may be lost in a power cut.
/// </summary>
public static class CheckDatabase
{
    /// <param name="Name">Stable name of the check.</param>
    /// <param name="Ok">Whether it holds.</param>
    /// <param name="Found">What was found, in Indonesian.</param>
    /// <param name="Damage">Broken data when it fails; otherwise a setting or a schema to mend.</param>
    public sealed record Check(string Name, bool Ok, string Found, bool Damage = false);

    public sealed record Answer(string Database, IReadOnlyList<Check> Checks)
    {
        public bool IsOk => Checks.All(check => check.Ok);
    }

    /// <param name="session">A reading session.</param>
    /// <param name="stop">Stops between checks.</param>
    public static async Task<Answer> Look(Session session, CancellationToken stop)
    {
        if (!await HasSchema(session, stop))
            return new Answer(session.Kind.ToString(), [new Check("schema", false, "tidak ada tabel program ini")]);
        var (missing, unknown) = await Migrate.Compare(session, stop);
        List<Check> checks =
        [
            new("schema", missing.Count == 0, missing.Count == 0 ? "terbaru" : "kurang " + string.Join(", ", missing)),
            new(
                "program",
                unknown.Count == 0,
                unknown.Count == 0
                    ? "mengenal semua perubahan"
                    : "lebih tua dari perubahan " + string.Join(", ", unknown)
            ),
        ];
        checks.AddRange(session.Kind == DbKind.Sqlite ? await OfFile(session, stop) : await OfServer(session, stop));
        return new Answer(session.Kind.ToString(), checks);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "db check",
            "Memeriksa basis data: halaman dan kunci utuh, susunan tabel terbaru, pengaturan tahan mati listrik",
            "naungan db check --data ./data",
            verb =>
                verb.Run(async run =>
                {
                    await using var db = run.OpenDbAsItIs();
                    await using var session = await db.Read(run.Stop);
                    return run.Answer(
                        (Result<Answer>)await Look(session, run.Stop),
                        Write,
                        value =>
                            value.IsOk ? Exit.Done
                            : value.Checks.Any(check => check is { Ok: false, Damage: true }) ? Exit.Damaged
                            : Exit.Refused
                    );
                })
        );

    private static void Write(Answer answer, TextWriter text)
    {
        foreach (var check in answer.Checks)
            text.WriteLine($"{(check.Ok ? "baik  " : "SALAH ")} {check.Name}: {check.Found}");
        if (!answer.IsOk)
            text.WriteLine("Yang SALAH diperbaiki dahulu; data rusak: pulihkan cadangan terakhir.");
    }

    private static async Task<bool> HasSchema(Session session, CancellationToken stop) =>
        await session.One<long>(
            session.Kind == DbKind.Sqlite
                ? "select count(*) from sqlite_master where name = 'schema_migration'"
                : "select count(*) from pg_tables "
                    + "where schemaname = current_schema() and tablename = 'schema_migration'",
            stop: stop
        ) > 0;

    private static async Task<List<Check>> OfFile(Session session, CancellationToken stop)
    {
        var pages = await session.List<string>("pragma integrity_check(3)", stop: stop);
        var orphans = await session.One<long>("select count(*) from pragma_foreign_key_check", stop: stop);
        var journal = await session.One<string>("pragma journal_mode", stop: stop);
        var synchronous = await session.One<long>("pragma synchronous", stop: stop);
        return
        [
            new("pages", pages is ["ok"], string.Join("; ", pages), Damage: true),
            new("foreign-keys", orphans == 0, Counted(orphans, "baris tanpa induknya"), Damage: true),
            new("journal", journal == "wal", journal),
            new("synchronous", synchronous >= 2, Counted(synchronous, "(2 berarti penuh)")),
        ];
    }

    private static async Task<List<Check>> OfServer(Session session, CancellationToken stop)
    {
        var version = await session.One<int>("select current_setting('server_version_num')::integer", stop: stop);
        var unproved = await session.One<long>(
            "select count(*) from pg_constraint "
                + "where not convalidated and connamespace = current_schema()::regnamespace",
            stop: stop
        );
        var asleep = await session.One<long>(
            "select count(*) from pg_trigger t join pg_class c on c.oid = t.tgrelid "
                + "where t.tgenabled = 'D' and c.relnamespace = current_schema()::regnamespace",
            stop: stop
        );
        List<Check> checks =
        [
            new("version", version >= 150_000, version.ToString(CultureInfo.InvariantCulture)),
            new("constraints", unproved == 0, Counted(unproved, "belum dibuktikan")),
            new("triggers", asleep == 0, Counted(asleep, "dimatikan")),
        ];
        foreach (var setting in (string[])["fsync", "full_page_writes", "synchronous_commit"])
        {
            var value = await session.One<string>("select current_setting(@setting)", new { setting }, stop);
            checks.Add(new Check(setting.Replace('_', '-'), value is not ("off" or "local"), value));
        }

        if (await DistributeTables.IsCluster(session, stop))
        {
            var left = await DistributeTables.NotDistributed(session, stop);
            checks.Add(new Check("distributed", left.Count == 0, left.Count == 0 ? "semua" : string.Join(", ", left)));
        }

        return checks;
    }

    private static string Counted(long count, string of) => $"{count.ToString(CultureInfo.InvariantCulture)} {of}";
}
