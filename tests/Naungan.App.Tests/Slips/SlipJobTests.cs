using System.Net;
using Naungan.App.Jobs;
using Naungan.App.Platform;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Slips;
using Naungan.App.Tests.Jobs;
using Naungan.App.Tests.Public;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Slips;

namespace Naungan.App.Tests.Slips;

/// <summary>A batch as a job, its papers, and the keys that sign.</summary>
public sealed class SlipJobTests
{
    private static readonly Actor _console = Actor.AtConsole(TestDb.Kukar, "uji");
    private static readonly DateOnly _day = new(2021, 11, 20);

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_batch_stopped_in_between_goes_on_with_its_own_numbers(DbKind kind)
    {
        await using var world = await Villages(kind);
        var batch = await Ask(world);
        var clock = new SetClock(PublicWorld.November);

        // Asked to stop while the first village is drawn: it ends after it.
        await Plan(world, clock);
        Assert.Equal(("cancelled", 1L), await State(world, batch));
        Assert.Equal("slips-unfinished", (await Fetch(world, batch)).Refusal?.Reason);
        // A later batch takes numbers behind those set aside.
        var later = await Ask(world);
        await new JobRunner(world.Db, Serve.Jobs, clock).WorkNext(default);
        Assert.Equal(("done", 3L), await State(world, later));
        Assert.False(
            (
                await ControlJob.Handle(new(TestDb.Kukar, batch, true), _console, world.Db, clock.GetUtcNow(), default)
            ).IsRefused
        );
        await new JobRunner(world.Db, Serve.Jobs, clock).WorkNext(default);

        Assert.Equal(("done", 3L), await State(world, batch));
        await using var session = await world.Db.Read(default);
        Assert.Equal(
            [100_001L, 100_002, 100_003],
            await session.List<long>("select number from slip where batch_id = @batch order by number", new { batch })
        );
        Assert.Equal(3, (await Fetch(world, batch)).Value.Villages);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Papers_are_forgotten_after_their_days_and_slips_are_not(DbKind kind)
    {
        await using var world = await Villages(kind);
        var batch = await Ask(world);
        await new JobRunner(world.Db, Serve.Jobs, new SetClock(PublicWorld.November)).WorkNext(default);
        var made = DateOnly.FromDateTime(PublicWorld.November.UtcDateTime);

        await Daily(world, made.AddDays(Limits.SlipFileDays));
        Assert.Equal(3, await world.Money.Ask<int>("select count(*) from stored_file"));
        await Daily(world, made.AddDays(Limits.SlipFileDays + 1));

        Assert.Equal(0, await world.Money.Ask<int>("select count(*) from stored_file"));
        Assert.Equal(0, await world.Money.Ask<int>("select count(*) from stored_part"));
        Assert.Equal(3, await world.Money.Ask<int>("select count(*) from slip"));
        Assert.Equal("slips-removed", (await Fetch(world, batch)).Refusal?.Reason);
    }

    [Fact]
    public async Task Papers_are_for_those_who_may_print_them()
    {
        await using var world = await Villages(DbKind.Sqlite);
        var all = await Ask(world);
        var one = await Ask(world, "64.02.06.2001");
        var runner = new JobRunner(world.Db, Serve.Jobs, new SetClock(PublicWorld.November));
        await runner.WorkNext(default);
        await runner.WorkNext(default);
        var clerk = TestDb.ActorAs(Role.VillageOperator) with { Village = RegionCode.Parse("64.02.06.2001") };
        var next = clerk with { Village = RegionCode.Parse("64.02.06.2002") };

        Assert.Equal(1, (await Fetch(world, one, clerk)).Value.People);
        Assert.Equal("not-found", (await Fetch(world, all, clerk)).Refusal?.Reason);
        Assert.Equal("not-found", (await Fetch(world, one, next)).Refusal?.Reason);
        Assert.Equal("not-allowed", (await Fetch(world, one, TestDb.ActorAs(Role.Treasurer))).Refusal?.Reason);
        // Whoever asked may stop it; another who may print may not.
        var queued = await Ask(world);
        var stop = new ControlJob.Request(TestDb.Kukar, queued, false);
        var other = await ControlJob.Handle(stop, TestDb.ActorAs(Role.Verifier), world.Db, TestDb.Now, default);
        Assert.Equal("not-found", other.Refusal?.Reason);
        var mine = TestDb.ActorAs(Role.Verifier, _console.Name);
        Assert.Equal("cancelled", (await ControlJob.Handle(stop, mine, world.Db, TestDb.Now, default)).Value.State);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task An_old_key_verifies_until_its_day_and_the_new_one_signs(DbKind kind)
    {
        await using var world = await Villages(kind);
        var old = await Signed(world.Db);
        var administrator = TestDb.ActorAs(Role.Administrator, "admin");
        var rotate = new RotateKey.Request(TestDb.Kukar, new(2022, 1, 31));
        var refused = await RotateKey.Handle(rotate, TestDb.ActorAs(Role.Verifier), world.Db, TestDb.Now, default);
        Assert.Equal("not-allowed", refused.Refusal?.Reason);

        Assert.Equal(2, (await RotateKey.Handle(rotate, administrator, world.Db, TestDb.Now, default)).Value.Key);

        var young = await Signed(world.Db);
        Assert.Contains("N1/6402/2/", young, StringComparison.Ordinal);
        Assert.Null(await Refused(world.Db, old, new(2022, 1, 31)));
        Assert.Equal("slip-key-retired", await Refused(world.Db, old, new(2022, 2, 1)));
        Assert.Null(await Refused(world.Db, young, new(2022, 2, 1)));
        // A slip that claims the new key under the old one's signature is no slip.
        var mixed = old.Replace("N1/6402/1/", "N1/6402/2/", StringComparison.Ordinal);
        Assert.Equal("slip-not-genuine", await Refused(world.Db, mixed, new(2022, 1, 1)));
        // A key in other hands ends at once, also one that was replaced before.
        var stolen = rotate with
        {
            Until = new(2021, 12, 1),
        };
        Assert.Equal(3, (await RotateKey.Handle(stolen, administrator, world.Db, TestDb.Now, default)).Value.Key);
        Assert.Equal("slip-key-retired", await Refused(world.Db, old, new(2021, 12, 2)));
        Assert.Equal(2, await world.Money.Ask<int>("select count(*) from audit_event where action = 'slips.rotate'"));
    }

    [Fact]
    public async Task The_page_asks_shows_and_hands_out()
    {
        await using var web = await TestWeb.Start();
        var world = await PublicWorld.On(web.Db);
        var client = await web.SignedIn(Role.Verifier);
        var form = new Dictionary<string, string> { ["Village"] = "semua", ["On"] = "2021-11-20" };
        Assert.Equal(HttpStatusCode.Redirect, (await TestWeb.Post(client, "/slips", form)).StatusCode);
        var waits = 0;
        while (await world.Money.Ask<int>("select count(*) from job where state = 'done'") == 0 && waits++ < 200)
            await Task.Delay(50);

        var page = await TestWeb.Parse(await client.GetAsync(new Uri("/slips", UriKind.Relative)));
        var batch = page.QuerySelector("form[action$=Fetch] input[name=batch]")!.GetAttribute("value")!;
        var file = await TestWeb.Post(client, "/slips", new() { ["batch"] = batch }, "/slips?handler=Fetch");
        Assert.Equal("application/zip", file.Content.Headers.ContentType?.MediaType);
        var unknown = new Dictionary<string, string> { ["batch"] = Guid.NewGuid().ToString() };
        var refused = await TestWeb.Parse(await TestWeb.Post(client, "/slips", unknown, "/slips?handler=Fetch"));
        Assert.Contains("tidak ditemukan", refused.Body!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Three people, each in a village of his own.</summary>
    private static async Task<PublicWorld> Villages(DbKind kind)
    {
        var world = await PublicWorld.Ready(kind, people: 3);
        for (var i = 0; i < 3; i++)
            await world.Money.Sql(
                "update person set village_code = @code, district_code = '64.02.06' where id = @id",
                new { code = $"64.02.06.200{i + 1}", id = world.Money.People[i] }
            );
        return world;
    }

    private static async Task<Guid> Ask(PublicWorld world, string? village = null)
    {
        var request = new MakeSlips.Request(TestDb.Kukar, village, _day);
        var asked = await MakeSlips.Handle(request, _console, world.Db, PublicWorld.November, default);
        Assert.False(asked.IsRefused, asked.Refusal?.Message);
        return asked.Value;
    }

    /// <summary>Runs the job, and asks it to stop as soon as its plan is made.</summary>
    private static async Task Plan(PublicWorld world, SetClock clock)
    {
        var working = new JobRunner(world.Db, [Stopped(world.Db)], clock).WorkNext(default);
        Assert.True(await working);
    }

    private static JobKind Stopped(Db db) =>
        new(
            SlipJob.Kind.Name,
            async (run, stop) =>
            {
                await using (var session = await db.Write(stop))
                {
                    await session.Run("update job set cancel_asked = @yes", new { yes = true }, stop);
                    await session.Commit(stop);
                }

                return await SlipJob.Kind.Work(run, stop);
            }
        );

    private static async Task Daily(PublicWorld world, DateOnly on)
    {
        var watch = new WatchJob(world.Db, TimeProvider.System, TextWriter.Null);
        var request = new QueueDaily.Request(TestDb.Kukar, on);
        var done = await QueueDaily.WorkNow(request, _console, world.Db, Serve.Jobs, watch, TestDb.Now, default);
        Assert.False(done.IsRefused, done.Refusal?.Message);
    }

    private static async Task<(string, long)> State(PublicWorld world, Guid id)
    {
        await using var session = await world.Db.Read(default);
        var job = await JobTables.ById(session, TestDb.Kukar.Code, id, default);
        return (job!.State, job.Done);
    }

    private static Task<Result<FetchSlips.Answer>> Fetch(PublicWorld world, Guid batch, Actor? actor = null) =>
        FetchSlips.Handle(new(TestDb.Kukar, batch), actor ?? _console, world.Db, PublicWorld.November, default);

    private static async Task<string> Signed(Db db)
    {
        await using var session = await db.Write(default);
        using var key = await SigningKeys.Current(session, db.Vault, _console, TestDb.Now, default);
        await session.Commit();
        var slip = new SlipText(TestDb.Kukar, key.Id, 100_001, _day, new(2022, 1, 31));
        return slip.Signed(key.Sign(slip.Body));
    }

    private static async Task<string?> Refused(Db db, string text, DateOnly on) =>
        (await CheckSlip.Handle(new(text, on), Actor.Resident(default), db, default)).Refusal?.Reason;
}
