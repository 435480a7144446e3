using Naungan.App.Jobs;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;

namespace Naungan.App.Tests.Jobs;

public sealed class JobRunnerTests
{
    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Work_that_stumbles_goes_on_from_its_mark(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        var clock = new SetClock(TestDb.Now);
        var steps = new List<long>();
        var work = Counting(5, steps, at => at == 3 && steps.Count(step => step == 3) == 1);
        var id = await Queue(test.Db);

        Assert.True(await Runner(test.Db, clock, work).WorkNext(default));
        Assert.Equal(("queued", 2L), await StateOf(test.Db, id));
        Assert.False(await Runner(test.Db, clock, work).WorkNext(default)); // not before its pause is over
        clock.Add(TimeSpan.FromSeconds(10));
        Assert.True(await Runner(test.Db, clock, work).WorkNext(default));

        Assert.Equal(("done", 5L), await StateOf(test.Db, id));
        Assert.Equal([1, 2, 3, 3, 4, 5], steps);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_worker_that_lost_its_lease_keeps_nothing(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        var clock = new SetClock(TestDb.Now);
        var id = await Queue(test.Db);
        var steps = new List<long>();
        var hasTaken = false;
        var slow = new JobKind(
            "count",
            async (run, stop) =>
            {
                clock.Add(JobTables.Lease + TimeSpan.FromSeconds(1));
                if (!hasTaken)
                {
                    hasTaken = true;
                    Assert.True(await Runner(test.Db, clock, Counting(2, steps, _ => false)).WorkNext(stop));
                }

                await using var session = await test.Db.Write(stop);
                await session.Run("insert into agency values (@code, 'torn', 'Torn')", new { code = "64.02" }, stop);
                await run.Advance(session, new("late", "", 99, 99), stop);
                await session.Commit(stop);
                return null;
            }
        );

        await Runner(test.Db, clock, slow).WorkNext(default);

        Assert.Equal(("done", 2L), await StateOf(test.Db, id));
        await using var reading = await test.Db.Read(default);
        Assert.Equal(0, await reading.One<long>("select count(*) from agency where code = 'torn'"));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_job_is_stopped_at_its_next_mark_and_let_go_on(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        var clock = new SetClock(TestDb.Now);
        var actor = Actor.AtConsole(TestDb.Kukar, "uji");
        var id = await Queue(test.Db);
        var steps = new List<long>();
        var work = new JobKind(
            "count",
            async (run, stop) =>
            {
                if (run.At.Done == 0)
                    await Control(test.Db, actor, id, goOn: false);
                return await Count(run, 3, steps, _ => false, stop);
            }
        );

        await Runner(test.Db, clock, work).WorkNext(default);
        Assert.Equal(("cancelled", 1L), await StateOf(test.Db, id));
        Assert.False(await Runner(test.Db, clock, work).WorkNext(default));
        await Control(test.Db, actor, id, goOn: true);
        await Runner(test.Db, clock, work).WorkNext(default);

        Assert.Equal(("done", 3L), await StateOf(test.Db, id));
        Assert.Equal([1, 2, 3], steps);
    }

    [Fact]
    public async Task A_job_in_the_queue_is_stopped_at_once_and_only_by_its_agency()
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        var id = await Queue(test.Db, agency: "dpmd");
        var other = TestDb.ActorAs(Role.AgencyOperator, agency: "distransnaker");
        var request = new ControlJob.Request(TestDb.Kukar, id, GoOn: false);

        var refused = await ControlJob.Handle(request, other, test.Db, TestDb.Now, default);
        Assert.Equal("not-found", refused.Refusal?.Reason);
        await Control(test.Db, TestDb.ActorAs(Role.AgencyOperator, agency: "dpmd"), id, goOn: false);

        Assert.Equal(("cancelled", 0L), await StateOf(test.Db, id));
        var again = await ControlJob.Handle(
            request,
            Actor.AtConsole(TestDb.Kukar, "uji"),
            test.Db,
            TestDb.Now,
            default
        );
        Assert.Equal("job-over", again.Refusal?.Reason);
    }

    [Fact]
    public async Task Work_that_never_comes_further_ends_with_a_sentence()
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        var clock = new SetClock(TestDb.Now);
        var id = await Queue(test.Db);
        var broken = Counting(5, [], _ => true);
        for (var i = 0; i < 5; i++)
        {
            Assert.True(await Runner(test.Db, clock, broken).WorkNext(default));
            clock.Add(TimeSpan.FromMinutes(1));
        }

        var job = await ShowJob.Handle(new(TestDb.Kukar, id), Actor.AtConsole(TestDb.Kukar, "uji"), test.Db, default);
        Assert.Equal(("failed", "job-gave-up"), (job.Value.State, job.Value.Reason));
        Assert.False(await Runner(test.Db, clock, broken).WorkNext(default));
    }

    [Fact]
    public async Task The_lease_of_a_process_that_is_gone_is_not_waited_for()
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        var clock = new SetClock(TestDb.Now);
        var id = await Queue(test.Db);
        await Hold(test.Db, id, "elsewhere/1/1");
        var work = Counting(1, [], _ => false);

        Assert.False(await Runner(test.Db, clock, work).WorkNext(default));
        await Hold(test.Db, id, $"{Environment.MachineName}/{int.MaxValue}/1");
        Assert.True(await Runner(test.Db, clock, work).WorkNext(default));

        Assert.Equal(("done", 1L), await StateOf(test.Db, id));
    }

    [Fact]
    public async Task The_same_key_is_the_same_job_and_with_other_work_it_is_refused()
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        var id = await Queue(test.Db, "k");

        await using var session = await test.Db.Write(default);
        var work = new QueueJob.Work(Guid.NewGuid(), "count", "k", "Hitung", "/", null);
        var same = await QueueJob.Add(session, "64.02", work, new Ask(7), "konsol:uji", TestDb.Now, default);
        var other = await QueueJob.Add(session, "64.02", work, new Ask(8), "konsol:uji", TestDb.Now, default);

        Assert.Equal(id, same.Value);
        Assert.Equal("key-reused", other.Refusal?.Reason);
    }

    [Fact]
    public async Task Nobody_works_for_an_account_that_is_gone()
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        var id = await Queue(test.Db, by: "budi");

        await Runner(test.Db, new SetClock(TestDb.Now), Counting(1, [], _ => false)).WorkNext(default);

        Assert.Equal(("failed", 0L), await StateOf(test.Db, id));
    }

    private sealed record Ask(int Number);

    private static JobRunner Runner(Db db, TimeProvider clock, JobKind kind) => new(db, [kind], clock);

    private static JobKind Counting(int to, List<long> steps, Func<long, bool> stumbles) =>
        new("count", (run, stop) => Count(run, to, steps, stumbles, stop));

    private static async Task<Refusal?> Count(
        JobRun run,
        int to,
        List<long> steps,
        Func<long, bool> stumbles,
        CancellationToken stop
    )
    {
        for (var at = run.At.Done + 1; at <= to; at++)
        {
            steps.Add(at);
            await using var session = await run.Db.Write(stop);
            await run.Advance(session, new("count", "", at, to), stop);
            if (stumbles(at))
                throw new IOException("planted");
            await session.Commit(stop);
            run.StopWhenCancelled();
        }

        return null;
    }

    private static async Task<Guid> Queue(Db db, string key = "one", string? agency = null, string by = "konsol:uji")
    {
        await using var session = await db.Write(default);
        var work = new QueueJob.Work(Guid.NewGuid(), "count", key, "Hitung", "/", agency);
        var id = await QueueJob.Add(session, "64.02", work, new Ask(7), by, TestDb.Now, default);
        await session.Commit();
        return id.Value;
    }

    private static async Task Hold(Db db, Guid id, string owner)
    {
        await using var session = await db.Write(default);
        await session.Run(
            "update job set state = 'running', lease_owner = @owner, lease_until = @until where id = @id",
            new
            {
                owner,
                until = TestDb.Now.AddMinutes(1),
                id,
            }
        );
        await session.Commit();
    }

    private static async Task Control(Db db, Actor actor, Guid id, bool goOn)
    {
        var answer = await ControlJob.Handle(new(TestDb.Kukar, id, goOn), actor, db, TestDb.Now, default);
        Assert.False(answer.IsRefused, answer.Refusal?.Message);
    }

    private static async Task<(string, long)> StateOf(Db db, Guid id)
    {
        await using var session = await db.Read(default);
        var job = await JobTables.ById(session, "64.02", id, default);
        return (job!.State, job.Done);
    }
}
