using Naungan.App.Eligibility;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Programmes;
using Naungan.Core;
using static Naungan.App.Tests.Programmes.TestProgrammes;

namespace Naungan.App.Tests.Eligibility;

public sealed class RankProgrammeTests
{
    private static readonly Actor _operator = TestDb.ActorAs(Role.AgencyOperator, "operator", "distransnaker");
    private static readonly Actor _verifier = TestDb.ActorAs(Role.Verifier, "verifikator");
    private static readonly Actor _administrator = TestDb.ActorAs(Role.Administrator, "admin");

    [Fact]
    public async Task The_page_is_guarded_and_shows_each_reason()
    {
        await using var web = await TestWeb.Start();
        await Assessed(web.Db, 3);
        await Quota(web.Db, "total=2");
        await Rank(web.Db);
        const string Url = "/eligibility/ranking?program=pekerja-rentan";
        await web.AssertPageIsGuarded(Url, Role.VillageOperator, Role.Verifier, null);
        var page = await web.Page(Role.Verifier, Url);
        Assert.Contains(
            "Daftar tunggu nomor 1: kuota program penuh.",
            page.Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task With_a_quota_only_the_chosen_are_verified(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        await Assessed(test.Db, 5);
        await Quota(test.Db, "total=3");
        Assert.Equal("not-ranked", (await Verify(test.Db)).Refusal?.Reason);

        var ranked = (await Rank(test.Db)).Value;
        Assert.Equal((5, 3, 2), (ranked.Ranked, ranked.Chosen, ranked.Waiting));
        Assert.Equal(3, (await Verify(test.Db)).Value.Verified);

        // Who is verified keeps the place; nobody else fits.
        var again = (await Rank(test.Db)).Value;
        Assert.Equal((2, 0, 2), (again.Ranked, again.Chosen, again.Waiting));
        await Quota(test.Db, "total=4");
        Assert.Equal(1, (await Rank(test.Db)).Value.Chosen);
        var shown = await ShowRanking.Handle(new(TestDb.Kukar, Workers, true, 0, 10), _verifier, test.Db, default);
        Assert.Equal(1, Assert.Single(shown.Value.Lines).WaitingNumber);
    }

    [Theory]
    [InlineData("total=-1", "quota-negative")]
    [InlineData("total=5 category:petani=6", "overlapping-quotas")]
    [InlineData("category:petani=1 category:petani=2", "overlapping-quotas")]
    [InlineData("total:x=5", "quota-form")]
    [InlineData("planet:x=5", "quota-form")]
    [InlineData("category:astronaut=5", "not-found")]
    public async Task A_quota_that_contradicts_itself_is_refused(string text, string reason)
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        await Create(test.Db);
        Assert.Equal(reason, (await Quota(test.Db, text)).Refusal?.Reason);
    }

    [Fact]
    public async Task Without_a_quota_or_the_right_nothing_is_ranked()
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        await Assessed(test.Db, 1);
        Assert.Equal("no-quota", (await Rank(test.Db)).Refusal?.Reason);
        Assert.False(SetQuota.TryRead("total", out _));
        var leader = TestDb.ActorAs(Role.Leader);
        var refused = await RankProgramme.Handle(new(TestDb.Kukar, Workers), leader, test.Db, TestDb.Now, default);
        Assert.Equal("not-allowed", refused.Refusal?.Reason);
        var other = TestDb.ActorAs(Role.AgencyOperator, "lain", "dpmd");
        var foreign = await RankProgramme.Handle(new(TestDb.Kukar, Workers), other, test.Db, TestDb.Now, default);
        Assert.Equal("not-allowed", foreign.Refusal?.Reason);
    }

    private static async Task Assessed(Db db, int people)
    {
        await Create(db);
        await Add(db, [.. Enumerable.Range(1, people).Select(n => Fine(n))]);
        var request = new AssessProgramme.Request(TestDb.Kukar, Workers, October);
        var assessed = await AssessProgramme.Handle(request, _operator, db, LawFiles.Shipped, TestDb.Now, default);
        Assert.Equal(people, assessed.Value.Eligible);
    }

    private static Task<Result<int>> Quota(Db db, string text)
    {
        Assert.True(SetQuota.TryRead(text, out var quotas));
        return SetQuota.Handle(new(TestDb.Kukar, Workers, quotas), _administrator, db, TestDb.Now, default);
    }

    private static Task<Result<RankProgramme.Answer>> Rank(Db db) =>
        RankProgramme.Handle(new(TestDb.Kukar, Workers), _operator, db, TestDb.Now, default);

    private static Task<Result<VerifyProgramme.Answer>> Verify(Db db) =>
        VerifyProgramme.Handle(new(TestDb.Kukar, Workers), _verifier, db, TestDb.Now, default);
}
