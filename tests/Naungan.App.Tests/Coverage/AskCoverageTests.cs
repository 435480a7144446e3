using Naungan.App.Coverage;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Tests.Runs;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Time;

namespace Naungan.App.Tests.Coverage;

public sealed class AskCoverageTests : IDisposable
{
    private static readonly Actor _claims = TestDb.ActorAs(Role.ClaimsOfficer, "klaim");
    private readonly string _folder = Directory.CreateTempSubdirectory("naungan-cover-").FullName;

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Cover_follows_from_reconciled_months_and_every_question_is_kept(DbKind kind)
    {
        await using var world = await Quarter(kind);

        var answer = (await Ask(world, 0, new(2021, 12, 15))).Value.Answer;

        Assert.True(answer.Covered);
        Assert.Equal(["jkk", "jkm"], answer.Programmes);
        Assert.Equal((3, new DateOnly(2021, 10, 1), "full"), (answer.PaidMonths, answer.MemberSince, answer.Jkm));
        Assert.Contains(answer.Because, law => law.Path == "bpu/lapse/unpaid-months");
        Assert.Equal(1, await world.Ask<int>("select count(*) from audit_event where action = 'coverage.ask'"));
        var kept = await world.Ask<string>("select subject || detail from audit_event where action = 'coverage.ask'");
        Assert.DoesNotContain(MoneyWorld.Nik(0), kept, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2021-09-30", false, "none", 0)]
    [InlineData("2021-10-01", true, "full", 0)]
    [InlineData("2022-03-31", true, "full", 3)]
    [InlineData("2022-04-01", false, "none", 4)]
    public async Task Cover_begins_with_the_first_month_and_ends_after_the_third_unpaid_one(
        string on,
        bool covered,
        string jkm,
        int unpaid
    )
    {
        await using var world = await Quarter(DbKind.Sqlite);

        var answer = (await Ask(world, 0, DateOnly.Parse(on, null))).Value.Answer;

        Assert.Equal((covered, jkm, unpaid), (answer.Covered, answer.Jkm, answer.UnpaidMonths));
        Assert.NotEmpty(answer.Reasons);
    }

    [Fact]
    public async Task A_month_not_answered_by_the_insurer_gives_no_cover_but_is_told()
    {
        await using var world = await MoneyWorld.Ready(DbKind.Sqlite, people: 1);
        await world.Open();

        var answer = (await Ask(world, 0, new(2021, 10, 15))).Value.Answer;

        Assert.False(answer.Covered);
        Assert.Contains(answer.Reasons, reason => reason.Contains("belum dijawab", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_unknown_is_not_covered_and_a_wrong_nik_is_refused()
    {
        await using var world = await MoneyWorld.Ready(DbKind.Sqlite, people: 1);

        Assert.False((await Ask(world, 500, new(2021, 10, 15))).Value.Answer.Covered);
        var request = new AskCoverage.Request(TestDb.Kukar, "123", new(2021, 10, 15));
        var wrong = await AskCoverage.Handle(request, _claims, world.Db, LawFiles.Shipped, TestDb.Now, default);
        Assert.Equal("nik-invalid", wrong.Refusal?.Reason);
    }

    [Theory]
    [InlineData(Role.VillageOperator, "64.02")]
    [InlineData(Role.ClaimsOfficer, "64.08")]
    public async Task Neither_a_wrong_role_nor_another_government_may_ask(Role role, string government)
    {
        await using var world = await MoneyWorld.Ready(DbKind.Sqlite, people: 1);
        var actor = TestDb.ActorAs(role, at: RegionCode.Parse(government));
        var request = new AskCoverage.Request(TestDb.Kukar, MoneyWorld.Nik(0), new(2021, 10, 15));

        var answer = await AskCoverage.Handle(request, actor, world.Db, LawFiles.Shipped, TestDb.Now, default);

        Assert.Equal("not-allowed", answer.Refusal?.Reason);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Gaps_say_who_loses_cover_when_and_what_keeps_it(DbKind kind)
    {
        await using var world = await Quarter(kind);
        var verifier = TestDb.ActorAs(Role.Verifier);

        async Task<FindGaps.Answer> On(DateOnly day) =>
            (await FindGaps.Handle(new(TestDb.Kukar, day), verifier, world.Db, LawFiles.Shipped, default)).Value;

        var december = await On(new(2021, 12, 20));
        Assert.Equal((0, 0, 2), (december.PeopleAtRisk, december.PeopleLost, december.PeopleAhead));
        var february = await On(new(2022, 2, 1));
        var gap = Assert.Single(february.Gaps);
        Assert.Equal((2, 0), (february.PeopleAtRisk, february.PeopleLost));
        Assert.Equal((new Month(2022, 1), new DateOnly(2022, 1, 17)), (gap.NextMonth, gap.PayBy));
        Assert.Equal((new DateOnly(2022, 4, 1), "no-money"), (gap.CoverEnds, gap.NextState));
        Assert.Equal(2, (await On(new(2022, 4, 1))).PeopleLost);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task<Result<AskCoverage.Found>> Ask(MoneyWorld world, int person, DateOnly on) =>
        AskCoverage.Handle(
            new(TestDb.Kukar, MoneyWorld.Nik(person), on),
            _claims,
            world.Db,
            LawFiles.Shipped,
            TestDb.Now,
            default
        );

    /// <summary>Two people, October to December 2021 reconciled.</summary>
    private async Task<MoneyWorld> Quarter(DbKind kind)
    {
        var world = await MoneyWorld.Ready(kind, people: 2);
        for (var month = MoneyWorld.October; month <= MoneyWorld.October.Plus(2); month = month.Plus(1))
            await new RunSteps(world, _folder).Whole(MoneyWorld.Terms(month));
        return world;
    }
}
