using Naungan.App.Platform.Cli;
using Naungan.Core;

namespace Naungan.App.Platform.Database;

/// <summary>
/// Spreads a PostgreSQL database over the nodes of a Citus cluster, by government: every table that has region_code
/// first in its primary key becomes a distributed table on that column, all in one co-location group, so that one
/// government's rows stay on one node and joins and foreign keys hold there. What has no tenant (regions, schema
/// history) is copied to every node. See the Citus manual, "create_distributed_table" and "create_reference_table".
/// </summary>
public static class DistributeTables
{
    private const string Tenant = "region_code";

    /// <param name="Reference">Tables copied to every node just now.</param>
    /// <param name="Distributed">Tables spread by government just now, parents before children.</param>
    public sealed record Answer(IReadOnlyList<string> Reference, IReadOnlyList<string> Distributed);

    /// <returns>Refused on SQLite, without the extension, or when foreign keys go round in a circle.</returns>
    public static async Task<Result<Answer>> Spread(Db db, CancellationToken stop)
    {
        if (db.Kind == DbKind.Sqlite)
            return Refusal.Invalid(
                "not-a-server",
                "Berkas SQLite tidak dapat dibagi. Pindahkan ke PostgreSQL dengan Citus, lalu jalankan dengan --db."
            );
        await using var session = await db.Write(stop);
        if (!await IsCluster(session, stop))
            return Refusal.Invalid(
                "no-citus",
                "Server ini tidak memiliki ekstensi Citus. Pasang, jalankan `create extension citus`, lalu ulangi."
            );
        var left = await NotDistributed(session, stop);
        var tenants = await TenantTables(session, stop);
        if (!Parted(left.Where(tenants.Contains), await ForeignKeys(session, stop)).TryGet(out var order, out var no))
            return no;
        // The append-only triggers look at the row before them and at nothing else, so they are safe on every node.
        await session.Run("set local citus.enable_unsafe_triggers to on", stop: stop);
        await session.Run("set local citus.multi_shard_modify_mode to 'sequential'", stop: stop);
        var shared = left.Where(table => !tenants.Contains(table)).ToList();
        foreach (var table in shared)
            await session.Run("select create_reference_table(@table)", new { table }, stop);
        var with = (await Distributed(session, stop)).FirstOrDefault();
        foreach (var table in order)
        {
            var group = with ?? "default";
            await session.Run(
                "select create_distributed_table(@table, @Tenant, colocate_with => @group)",
                new
                {
                    table,
                    Tenant,
                    group,
                },
                stop
            );
            with ??= table;
        }

        await session.Commit(stop);
        return new Answer(shared, order);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "db distribute",
            "Membagi tabel per pemerintah daerah ke simpul-simpul Citus; aman diulang",
            "naungan db distribute --db \"Host=koordinator;Database=naungan\" --vault kunci.json",
            verb =>
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    return run.Answer(
                        await Spread(db, run.Stop),
                        (value, text) =>
                            text.WriteLine(
                                $"{value.Distributed.Count} tabel dibagi per daerah, {value.Reference.Count} disalin."
                            )
                    );
                })
        );

    /// <summary>Parents before children, in the alphabet's order where keys leave a choice.</summary>
    public static Result<IReadOnlyList<string>> Parted(
        IEnumerable<string> tables,
        IReadOnlyCollection<(string Child, string Parent)> keys
    )
    {
        var left = tables.Order(StringComparer.Ordinal).ToList();
        var done = new List<string>(left.Count);
        while (left.Count > 0)
        {
            var next = left.Find(table =>
                keys.All(key => key.Child != table || key.Parent == table || !left.Contains(key.Parent))
            );
            if (next is null)
                return Refusal.Invalid("circular-keys", "Kunci asing melingkar antara: " + string.Join(", ", left));
            left.Remove(next);
            done.Add(next);
        }

        return done;
    }

    internal static async Task<bool> IsCluster(Session session, CancellationToken stop) =>
        await session.One<long>("select count(*) from pg_extension where extname = 'citus'", stop: stop) > 0;

    /// <summary>Tables that still live on the coordinator alone.</summary>
    internal static async Task<List<string>> NotDistributed(Session session, CancellationToken stop)
    {
        var all = await session.List<string>(
            "select tablename from pg_tables where schemaname = current_schema() order by tablename",
            stop: stop
        );
        var placed = await session.List<string>("select logicalrelid::text from pg_dist_partition", stop: stop);
        return [.. all.Except(placed, StringComparer.Ordinal)];
    }

    private static Task<List<string>> Distributed(Session session, CancellationToken stop) =>
        session.List<string>(
            "select logicalrelid::text from pg_dist_partition where partmethod = 'h' order by 1",
            stop: stop
        );

    private static async Task<HashSet<string>> TenantTables(Session session, CancellationToken stop)
    {
        var names = await session.List<string>(
            "select c.relname from pg_index i join pg_class c on c.oid = i.indrelid "
                + "join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] "
                + "where i.indisprimary and a.attname = @Tenant and c.relnamespace = current_schema()::regnamespace",
            new { Tenant },
            stop
        );
        return [.. names];
    }

    private static async Task<List<(string Child, string Parent)>> ForeignKeys(Session session, CancellationToken stop)
    {
        var keys = await session.List<Key>(
            "select distinct child.relname as child, parent.relname as parent from pg_constraint k "
                + "join pg_class child on child.oid = k.conrelid join pg_class parent on parent.oid = k.confrelid "
                + "where k.contype = 'f' and child.relnamespace = current_schema()::regnamespace",
            stop: stop
        );
        return keys.ConvertAll(key => (key.Child, key.Parent));
    }

    private sealed record Key
    {
        public string Child { get; init; } = "";
        public string Parent { get; init; } = "";
    }
}
