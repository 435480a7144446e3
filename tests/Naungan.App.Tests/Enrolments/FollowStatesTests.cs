using System.Net;
using Naungan.App.Eligibility;
using Naungan.App.Enrolments;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Tests.Runs;
using Naungan.Core;

namespace Naungan.App.Tests.Enrolments;

public sealed class FollowStatesTests : IDisposable
{
    private static readonly Actor _verifier = TestDb.ActorAs(Role.Verifier, "verifikator");
    private readonly string _folder = Directory.CreateTempSubdirectory("naungan-states-").FullName;

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task States_follow_the_insurers_answers_and_what_no_longer_holds_is_kept(DbKind kind)
    {
        await using var world = await MoneyWorld.Ready(kind, people: 3);
        var steps = new RunSteps(world, _folder);
        await steps.Whole(MoneyWorld.Terms());

        var first = (await Follow(world, "2022-02-01")).Value;

        Assert.Equal((3, 12, 0), (first.People, first.Added, first.Superseded));
        Assert.Equal(3, first.Standing["lapsed"]);
        Assert.Equal(
            "registered 2021-10-01, active 2021-10-01, arrears 2021-11-01, lapsed 2022-02-01",
            await Told(world)
        );
        Assert.Equal(3, await Listed(world, "lapsed"));
        Assert.Empty((await Verify(world)).Faults);

        // November is accepted late: what was said of it no longer holds, and stays to be seen.
        await steps.Whole(MoneyWorld.Terms(MoneyWorld.October.Plus(1)));
        Assert.True((await Verify(world)).IsOutdated);
        var second = (await Follow(world, "2022-02-01", minutes: 1)).Value;

        Assert.Equal((3, 6), (second.Added, second.Superseded));
        Assert.Equal(
            "registered 2021-10-01, active 2021-10-01, (arrears 2021-11-01), arrears 2021-12-01, (lapsed 2022-02-01)",
            await Told(world)
        );
        Assert.Equal((0, 3), (await Listed(world, "lapsed"), await Listed(world, "arrears")));
        Assert.Empty((await Verify(world)).Faults);
        var third = (await Follow(world, "2022-02-01", minutes: 2)).Value;
        Assert.Equal((0, 0), (third.Added, third.Superseded));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Who_leaves_stands_until_the_day_and_is_ended_from_it(DbKind kind)
    {
        await using var world = await MoneyWorld.Ready(kind, people: 2);
        await new RunSteps(world, _folder).Whole(MoneyWorld.Terms());
        await world.Sql(
            "update enrolment set state = 'ended', ends_on = @day where person_id = @id",
            new { day = new DateOnly(2021, 11, 1), id = world.People[0] }
        );

        await Follow(world, "2021-10-31");
        Assert.Equal((2, 0), (await Listed(world, "active"), await Listed(world, "ended")));

        await Follow(world, "2021-11-01", minutes: 1);
        Assert.Equal((1, 1), (await Listed(world, "arrears"), await Listed(world, "ended")));
        Assert.Equal("registered 2021-10-01, active 2021-10-01", await Told(world));
        Assert.Empty((await Verify(world)).Faults);
    }

    [Fact]
    public async Task A_state_written_by_hand_is_found()
    {
        await using var world = await MoneyWorld.Ready(DbKind.Sqlite, people: 2);
        await new RunSteps(world, _folder).Whole(MoneyWorld.Terms());
        await Follow(world, "2021-12-01");

        await world.Sql("update enrolment set standing = 'active' where person_id = @id", new { id = world.People[0] });
        Assert.Contains("1 enrolments", Assert.Single((await Verify(world)).Faults), StringComparison.Ordinal);
        await Follow(world, "2021-12-01", minutes: 1);
        Assert.Empty((await Verify(world)).Faults);
        await world.Sql("delete from enrolment_step where state = 'active'");
        Assert.Contains("2 enrolments", Assert.Single((await Verify(world)).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_no_one_may_make_is_not_written()
    {
        await using var world = await MoneyWorld.Ready(DbKind.Sqlite, people: 1);
        await using var session = await world.Db.Write(default);
        var change = new EnrolmentStore.Change(
            MoneyWorld.Programme,
            Guid.NewGuid(),
            "ended",
            "verified",
            MoneyWorld.October.FirstDay,
            "verified"
        );

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            EnrolmentStore.Events(session, TestDb.Kukar, change, world.People, _verifier, TestDb.Now, default)
        );
    }

    [Fact]
    public async Task Only_who_may_follows_and_the_pages_are_guarded()
    {
        await using var web = await TestWeb.Start();
        var world = MoneyWorld.On(web.Db);
        await world.Prepare(2);
        await new RunSteps(world, _folder).Whole(MoneyWorld.Terms());
        Assert.Equal(
            "not-allowed",
            (await Follow(world, "2021-12-01", actor: TestDb.ActorAs(Role.Leader, "bupati"))).Refusal?.Reason
        );
        await web.AssertPageIsGuarded("/enrolments", refused: null, Role.Leader, "Belum pernah diperbarui");
        var verifier = await web.SignedIn(Role.Verifier);

        var done = await TestWeb.Post(verifier, "/enrolments", new() { ["On"] = "2021-12-01" });

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var page = await web.Page(Role.Leader, "/enrolments");
        Assert.Contains("Keadaan per 1 Desember 2021", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Menunggak", page.Body!.TextContent, StringComparison.Ordinal);
        var person = await web.Page(Role.Verifier, $"/people/{world.People[0]}");
        Assert.Contains("iuran bulan itu belum diterima", person.Body!.TextContent, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task<Result<FollowStates.Answer>> Follow(
        MoneyWorld world,
        string on,
        int minutes = 0,
        Actor? actor = null
    ) =>
        FollowStates.Handle(
            new(TestDb.Kukar, DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture)),
            actor ?? _verifier,
            world.Db,
            LawFiles.Shipped,
            TestDb.Now.AddMinutes(minutes),
            default
        );

    /// <summary>The first person's states; what no longer holds in brackets.</summary>
    private static async Task<string> Told(MoneyWorld world)
    {
        var request = new TellHistory.Request(TestDb.Kukar, world.People[0]);
        var told = (await TellHistory.Handle(request, _verifier, world.Db, default)).Value;
        return string.Join(
            ", ",
            told.Steps.Select(step =>
                step.SupersededAt is null
                    ? $"{step.State} {step.StartsOn:yyyy-MM-dd}"
                    : $"({step.State} {step.StartsOn:yyyy-MM-dd})"
            )
        );
    }

    private static async Task<long> Listed(MoneyWorld world, string state)
    {
        var request = new ListEnrolments.Request(TestDb.Kukar, MoneyWorld.Programme, State: state);
        return (await ListEnrolments.Handle(request, _verifier, world.Db, default)).Value.Total;
    }

    private static async Task<VerifyStates.Answer> Verify(MoneyWorld world)
    {
        await using var session = await world.Db.Read(default);
        return (await VerifyStates.Of(session, TestDb.Kukar, LawFiles.Shipped, default)).Value;
    }
}
