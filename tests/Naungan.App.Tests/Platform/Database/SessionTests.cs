using Naungan.App.Platform.Database;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Tests.Platform.Database;

public sealed class SessionTests
{
    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Rows_read_by_column_are_the_rows_written_in_bulk(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        await using var session = await test.Db.Write(default);
        var (blob, date) = kind == DbKind.Sqlite ? ("blob", "text") : ("bytea", "date");
        var id = kind == DbKind.Sqlite ? "blob" : "uuid";
        await session.Run($"create table wide (n integer, id {id}, word text, day {date}, bytes {blob}, money bigint)");
        var random = new Random(20211001);
        // Words that repeat, share a beginning, are empty, longer than the short ones, and of several bytes a letter.
        string?[] words = ["", "terima", "terimakasih", null, "Ñandú Σ", new string('x', 33), new string('é', 16), "é"];
        var rows = new List<object?[]>();
        object same = "sama";
        for (var n = 0; n < 5_000; n++)
        {
            var bytes = new byte[random.Next(0, 90)];
            random.NextBytes(bytes);
            var day = new DateOnly(1900, 1, 1).AddDays(random.Next(80_000));
            rows.Add([
                n,
                Ids.New(TestDb.Now),
                n % 3 == 0 ? same : words[random.Next(words.Length)],
                n % 7 == 0 ? null : day,
                n % 11 == 0 ? null : bytes,
                random.NextInt64(),
            ]);
        }

        await session.BulkInsert("wide", ["n", "id", "word", "day", "bytes", "money"], rows);
        var read = session
            .Each(
                "select n, id, word, day, bytes, money from wide where money >= @least order by n",
                new { least = 0L, notAsked = "x" },
                row =>
                    new object?[]
                    {
                        row.Int(0),
                        row.Id(1),
                        row.TextOrNull(2),
                        row.DateOrNull(3),
                        row.BytesOrNull(4),
                        row.Long(5),
                    }
            )
            .ToList();
        Assert.Equal(rows, read);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task One_array_used_for_all_rows_is_stored_as_it_was_at_each(DbKind kind)
    {
        const int Rows = 150; // two statements of many rows on SQLite, and some rows alone
        await using var test = await TestDb.Fresh(kind);
        await using var session = await test.Db.Write(default);
        await session.Run("create temp table counted (n integer not null, twice bigint not null)");

        await session.BulkInsert("counted", ["n", "twice"], OneArray());

        var read = await session.List<string>("select n || ' ' || twice from counted order by n");
        Assert.Equal(Enumerable.Range(0, Rows).Select(n => $"{n} {2 * n}"), read);

        static IEnumerable<object?[]> OneArray()
        {
            var row = new object?[2];
            for (var n = 0; n < Rows; n++)
            {
                (row[0], row[1]) = (n, 2L * n);
                yield return row;
            }
        }
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_writer_that_failed_leaves_the_next_one_a_clean_connection(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        await using (var session = await test.Db.Write(default))
        {
            await session.Run("create temporary table scrap (n integer)");
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
                session.Run("insert into nowhere values (1)")
            );
        }

        await using var next = await test.Db.Write(default);
        await next.Run("create temporary table scrap (n integer)");
        Assert.Equal(0, await next.One<int>("select count(*) from scrap"));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Every_stored_type_comes_back_as_it_went_in_one_by_one_and_in_bulk(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        await using var session = await test.Db.Write(default);
        await session.Run(
            "create table probe (id "
                + (kind == DbKind.Sqlite ? "blob" : "uuid")
                + " primary key, "
                + (
                    kind == DbKind.Sqlite
                        ? "day text, at text, bytes blob, flag integer, "
                        : "day date, at timestamptz, bytes bytea, flag boolean, "
                )
                + "money bigint, month integer, region text, absent integer)"
        );
        var row = new Probe
        {
            Id = Ids.New(TestDb.Now),
            Day = new DateOnly(2021, 10, 1),
            At = TestDb.Now.AddMicroseconds(123456),
            Bytes = [1, 2, 3],
            Flag = true,
            Money = new Rupiah(1_786_176_000),
            Month = new Month(2021, 10),
            Region = TestDb.Kukar,
        };
        await session.Run(
            "insert into probe values (@Id, @Day, @At, @Bytes, @Flag, @Money, @Month, @Region, @Absent)",
            row
        );
        var second = row with { Id = Ids.New(TestDb.Now.AddDays(1)), Flag = false, Absent = 7 };
        await session.BulkInsert(
            "probe",
            ["id", "day", "at", "bytes", "flag", "money", "month", "region", "absent"],
            [
                [
                    second.Id,
                    second.Day,
                    second.At,
                    second.Bytes,
                    second.Flag,
                    second.Money.Amount,
                    second.Month.Number,
                    second.Region.Code,
                    second.Absent,
                ],
            ]
        );

        var rows = await session.List<Probe>("select * from probe order by id");

        Assert.Equivalent(row, rows[0]);
        Assert.Equivalent(second, rows[1]);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Nothing_is_kept_without_commit(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        await using (var session = await test.Db.Write(default))
            await session.Run("delete from agency");

        await using var reading = await test.Db.Read(default);

        Assert.Equal(2, await reading.One<long>("select count(*) from agency"));
    }

    private sealed record Probe
    {
        public Guid Id { get; init; }
        public DateOnly Day { get; init; }
        public DateTimeOffset At { get; init; }
        public byte[] Bytes { get; init; } = [];
        public bool Flag { get; init; }
        public Rupiah Money { get; init; }
        public Month Month { get; init; }
        public Core.Identity.RegionCode Region { get; init; }
        public int? Absent { get; init; }
    }
}
