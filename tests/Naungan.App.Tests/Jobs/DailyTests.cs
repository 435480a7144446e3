using Naungan.App.Jobs;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;

namespace Naungan.App.Tests.Jobs;

public sealed class DailyTests
{
    private static readonly DateOnly _today = DateOnly.FromDateTime(TestDb.Now.UtcDateTime);

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Two_clocks_make_one_job_a_day_and_a_new_one_the_next_day(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);

        await Task.WhenAll(
            DailyClock.Ask(test.Db, TestDb.Now, default),
            DailyClock.Ask(test.Db, TestDb.Now.AddMinutes(1), default)
        );
        await DailyClock.Ask(test.Db, TestDb.Now.AddHours(3), default);
        Assert.Equal(1, await Count(test.Db, "job"));

        // Two days off: the next look asks for its own day, which takes what the others left.
        await DailyClock.Ask(test.Db, TestDb.Now.AddDays(3), default);
        Assert.Equal(2, await Count(test.Db, "job"));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_day_that_breaks_in_between_goes_on_without_doing_a_work_twice(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        var clock = new SetClock(TestDb.Now);
        var looked = new List<string>();
        var breaks = true;
        DailyWork[] works =
        [
            Work("first", looked, null),
            new(
                "second",
                async (day, stop) =>
                {
                    if (breaks)
                        throw new InvalidOperationException("torn");
                    return await Work("second", looked, null).Look(day, stop);
                }
            ),
        ];
        await Ask(test.Db);

        await Run(test.Db, clock, works);
        breaks = false;
        clock.Add(TimeSpan.FromMinutes(1));
        await Run(test.Db, clock, works);

        Assert.Equal(["first", "second"], looked);
        Assert.Equal("done", await State(test.Db));
        Assert.Equal(2, await Count(test.Db, "daily_work"));
        await using var session = await test.Db.Read(default);
        Assert.Equal(
            "first 1, second 1",
            await session.One<string>("select detail from audit_event where action = 'jobs.daily'")
        );
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task What_one_work_refuses_leaves_the_others_alone_and_is_asked_again(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        var clock = new SetClock(TestDb.Now);
        var looked = new List<string>();
        await Ask(test.Db);

        await Run(test.Db, clock, [Work("first", looked, "no-law"), Work("second", looked, null)]);
        Assert.Equal(("failed", 2), (await State(test.Db), looked.Count));

        await using (var session = await test.Db.Write(default))
        {
            await session.Run("update job set state = 'queued'");
            await session.Commit();
        }

        await Run(test.Db, clock, [Work("first", looked, null), Work("second", looked, null)]);
        Assert.Equal(["first", "second", "first"], looked);
        Assert.Equal("done", await State(test.Db));
    }

    [Fact]
    public async Task Only_an_administrator_asks_for_a_day()
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        var asked = await QueueDaily.Handle(
            new(TestDb.Kukar, _today),
            TestDb.ActorAs(Role.ClaimsOfficer),
            test.Db,
            TestDb.Now,
            default
        );
        Assert.Equal("not-allowed", asked.Refusal?.Reason);
        Assert.Equal(0, await Count(test.Db, "job"));
    }

    [Fact]
    public async Task The_command_does_a_day_by_hand_and_shows_what_it_found()
    {
        var folder = Directory.CreateTempSubdirectory("naungan-daily-").FullName;
        try
        {
            var output = new StringWriter();
            string[] made = ["government", "add", "64.02", "--data", folder];
            Assert.Equal(Exit.Done, await Command(made, new StringWriter()));
            string[] day = ["jobs", "daily", "--government", "64.02", "--date", "2022-02-01", "--data", folder];
            Assert.Equal(Exit.Done, await Command(day, output));
            Assert.Contains("Pekerjaan harian 2022-02-01 selesai.", output.ToString(), StringComparison.Ordinal);
            Assert.Equal(Exit.Done, await Command(day, output));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<int> Command(string[] args, StringWriter output) =>
        CommandLine.Run(args, output, output, new SetClock(TestDb.Now), default);

    private static DailyWork Work(string name, List<string> looked, string? refusal) =>
        new(
            name,
            async (day, stop) =>
            {
                looked.Add(name);
                Assert.Equal(_today, day.On);
                if (refusal is not null)
                    return Refusal.Invalid(refusal, "Tidak bisa.");
                await using var session = await day.Db.Write(stop);
                await day.Finish(session, 1, stop);
                await session.Commit(stop);
                return null;
            }
        );

    private static Task Ask(Db db) => DailyClock.Ask(db, TestDb.Now, default);

    private static Task Run(Db db, SetClock clock, DailyWork[] works) =>
        new JobRunner(db, [DailyJob.Of(works)], clock).WorkNext(default);

    private static async Task<string> State(Db db)
    {
        await using var session = await db.Read(default);
        return await session.One<string>("select state from job");
    }

    private static async Task<long> Count(Db db, string table)
    {
        await using var session = await db.Read(default);
        return await session.One<long>($"select count(*) from {table}");
    }
}
