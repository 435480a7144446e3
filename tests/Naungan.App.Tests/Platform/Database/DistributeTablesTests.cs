using Naungan.App.Platform.Database;

namespace Naungan.App.Tests.Platform.Database;

/// <summary>
/// No Citus server is at hand here: its two functions and its catalogue are stood in for by tables that write down what
/// was asked. What they cannot show is what a cluster answers.
/// </summary>
public sealed class DistributeTablesTests
{
    private const string StandIn = """
        set allow_system_table_mods to on;
        insert into pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
            select 999999, 'citus', nspowner, oid, false, '0' from pg_namespace where nspname = 'public';
        create table pg_catalog.pg_dist_partition (logicalrelid regclass, partmethod "char", beside text);
        create function pg_catalog.create_reference_table(t regclass) returns void language sql as
            $$ insert into pg_catalog.pg_dist_partition (logicalrelid, partmethod) values (t, 'n') $$;
        create function pg_catalog.create_distributed_table(t regclass, by text, colocate_with text) returns void
            language sql as
            $$ insert into pg_catalog.pg_dist_partition (logicalrelid, partmethod, beside)
               values (t, 'h', colocate_with) $$;
        """;

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Refuses_where_there_is_no_cluster(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        var answer = await DistributeTables.Spread(test.Db, default);
        Assert.Equal(kind == DbKind.Sqlite ? "not-a-server" : "no-citus", answer.Refusal?.Reason);
    }

    [Fact]
    public async Task Every_table_gets_a_place_once_and_parents_come_before_children()
    {
        await using var test = await TestDb.Fresh(DbKind.Postgres);
        await using (var session = await test.Db.Write(default))
        {
            await session.Run(StandIn);
            await session.Commit();
        }

        Assert.True((await DistributeTables.Spread(test.Db, default)).TryGet(out var answer, out _));
        Assert.Contains("region", answer.Reference);
        Assert.DoesNotContain("person", answer.Reference);
        var places = answer.Distributed.Index().ToDictionary(place => place.Item, place => place.Index);
        await using var reading = await test.Db.Read(default);
        var keys = await reading.List<Key>(
            "select child.relname as child, parent.relname as parent from pg_constraint k join pg_class child "
                + "on child.oid = k.conrelid join pg_class parent on parent.oid = k.confrelid where k.contype = 'f'"
        );
        Assert.True(keys.Count > 20, "the schema has foreign keys");
        foreach (var key in keys.Where(key => key.Child != key.Parent && places.ContainsKey(key.Parent)))
            Assert.True(places[key.Parent] < places[key.Child], $"{key.Parent} before {key.Child}");
        var first = answer.Distributed[0];
        var beside = await reading.List<string>(
            "select distinct beside from pg_catalog.pg_dist_partition where partmethod = 'h' order by 1"
        );
        Assert.Equal(new[] { "default", first }.Order(StringComparer.Ordinal), beside.Order(StringComparer.Ordinal));
        var check = await CheckDatabase.Look(reading, default);
        Assert.True(check.Checks.Single(one => one.Name == "distributed").Ok);

        Assert.True((await DistributeTables.Spread(test.Db, default)).TryGet(out var again, out _));
        Assert.Empty(again.Distributed);
        Assert.Empty(again.Reference);
    }

    [Fact]
    public void Keys_that_go_round_are_refused()
    {
        var keys = new[] { ("a", "b"), ("b", "a"), ("c", "a"), ("d", "d") };
        var result = DistributeTables.Parted(["a", "b", "c", "d"], keys);
        Assert.Equal("circular-keys", result.Refusal?.Reason);
    }

    private sealed record Key
    {
        public string Child { get; init; } = "";
        public string Parent { get; init; } = "";
    }
}
