using Naungan.App.Platform.Database;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Tests.Platform.Database;

public sealed class SessionTests
{
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
