using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Targets;
using Naungan.App.Tests.Runs;

namespace Naungan.App.Tests.Targets;

public sealed class TargetTests
{
    private static readonly Actor _verifier = TestDb.ActorAs(Role.Verifier, "verifikator");
    private static readonly DateOnly _day = new(2021, 6, 30);

    [Fact]
    public async Task The_page_is_guarded()
    {
        await using var web = await TestWeb.Start();
        await Record(web.Db, Whole() with { Source = "Sensus rahasia" });
        await web.AssertPageIsGuarded("/targets", Role.VillageOperator, Role.Leader, "Sensus rahasia");
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Coverage_shows_both_numbers_and_the_newest_count(DbKind kind)
    {
        await using var test = await MoneyWorld.Ready(kind, 30);
        Assert.Null((await Record(test.Db, Whole() with { People = 20, AsOf = new DateOnly(2018, 1, 1) })).Refusal);
        Assert.Null((await Record(test.Db, Whole() with { People = 40 })).Refusal);
        var agency = Whole() with { Kind = "agency", Code = "distransnaker", People = 10 };
        Assert.Null((await Record(test.Db, agency)).Refusal);

        var answer = (await List(test.Db)).Value;

        var whole = answer.Lines.Single(line => line.Target.Kind == "government");
        Assert.Equal((30, 40, 750, null), (whole.Insured, whole.Target.People, whole.PerMille, whole.Warning));
        var over = answer.Lines.Single(line => line.Target.Kind == "agency");
        Assert.StartsWith("Melebihi sasaran", over.Warning, StringComparison.Ordinal);
        Assert.Contains(answer.Agencies, one => one is { Code: "dpmd", People: 0 }); // has listed nobody
    }

    [Theory]
    [InlineData("people", "people-out-of-range")]
    [InlineData("source", "source-needed")]
    [InlineData("future", "date-in-future")]
    [InlineData("kind", "target-kind")]
    [InlineData("code", "target-code")]
    [InlineData("unknown", "not-found")]
    [InlineData("again", "target-exists")]
    public async Task A_target_that_says_too_little_is_refused_by_name(string what, string reason)
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        var request = what switch
        {
            "people" => Whole() with { People = 0 },
            "source" => Whole() with { Source = " " },
            "future" => Whole() with { AsOf = new DateOnly(2030, 1, 1) },
            "kind" => Whole() with { Kind = "planet" },
            "code" => Whole() with { Code = "x" },
            "unknown" => Whole() with { Kind = "agency", Code = "lain" },
            _ => Whole(),
        };
        if (what == "again")
            await Record(test.Db, request);
        Assert.Equal(reason, (await Record(test.Db, request)).Refusal?.Reason);
    }

    [Fact]
    public async Task Neither_a_reader_nor_another_government_may_record()
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        var other = TestDb.ActorAs(Role.Verifier, at: Core.Identity.RegionCode.Parse("64.08"));
        foreach (var actor in new[] { TestDb.ActorAs(Role.Leader), other })
        {
            var answer = await RecordTarget.Handle(Whole(), actor, test.Db, TestDb.Now, default);
            Assert.Equal("not-allowed", answer.Refusal?.Reason);
        }
    }

    private static RecordTarget.Request Whole() => new(TestDb.Kukar, "government", "", 40, "BPS", _day);

    private static Task<Core.Result<TargetRow>> Record(Db db, RecordTarget.Request request) =>
        RecordTarget.Handle(request, _verifier, db, TestDb.Now, default);

    private static Task<Core.Result<ListTargets.Answer>> List(Db db) =>
        ListTargets.Handle(new(TestDb.Kukar, new DateOnly(2021, 9, 20)), _verifier, db, default);
}
