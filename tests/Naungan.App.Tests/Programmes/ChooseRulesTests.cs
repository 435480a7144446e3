using System.Net;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Programmes;
using Naungan.Core;
using static Naungan.App.Tests.Programmes.TestProgrammes;

namespace Naungan.App.Tests.Programmes;

public sealed class ChooseRulesTests
{
    private const string Page = "/programmes/rules?program=pekerja-rentan";
    private static readonly Actor _administrator = TestDb.ActorAs(Role.Administrator, "admin");

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Rules_and_numbers_are_replaced_together_and_every_choice_is_kept(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        await Create(test.Db);

        Assert.Equal(2, (await Choose(test.Db, "age income-below-umk", ("income-percent-max", 80))).Value);
        Assert.Equal(1, (await Choose(test.Db, "age", ("age-below", 60))).Value);

        var shown = (await Show(test.Db, TestDb.ActorAs(Role.Leader, "bupati"))).Value;
        Assert.Equal(["age"], shown.Rules.Where(rule => rule.IsChosen).Select(rule => rule.Name));
        Assert.Equal(
            60,
            shown.Rules.Single(rule => rule.Name == "age").Numbers.Single(one => one.Name == "age-below").Value
        );
        Assert.Equal(
            ["age age-below=60", "age,income-below-umk income-percent-max=80"],
            shown.History.Select(one => $"{one.Rules} {one.Parameters}").Order()
        );
        Assert.All(shown.Rules, rule => Assert.NotEqual("", rule.Citation));
        Assert.All(shown.Rules, rule => Assert.NotEqual("", rule.Reading));
    }

    [Theory]
    [InlineData("age shoe-size", "", "Perbup 1", "rule-unknown")]
    [InlineData("age", "income-percent-max=50", "Perbup 1", "parameter-without-rule")]
    [InlineData("income-below-umk", "income-percent-max=101", "Perbup 1", "parameter-widens-law")]
    [InlineData("work-evidence", "work-letter-months=0", "Perbup 1", "parameter-widens-law")]
    [InlineData("age", "", " ", "document-needed")]
    public async Task What_cannot_be_is_refused(string rules, string values, string decision, string reason)
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        await Create(test.Db);
        Assert.True(SetParameters.TryRead(values, out var numbers));
        var request = new ChooseRules.Request(TestDb.Kukar, Workers, rules.Split(' '), numbers, decision);

        var answer = await ChooseRules.Handle(request, _administrator, test.Db, LawFiles.Shipped, TestDb.Now, default);

        Assert.Equal(reason, answer.Refusal?.Reason);
        Assert.Empty((await Show(test.Db, _administrator)).Value.History);
    }

    [Fact]
    public async Task The_page_is_guarded_and_only_an_administrator_chooses()
    {
        await using var web = await TestWeb.Start();
        await Create(web.Db);
        await web.AssertPageIsGuarded(Page, refused: null, Role.Leader, "Katalog syarat");
        var leader = await web.SignedIn(Role.Leader);
        var refused = await TestWeb.Post(leader, Page, Form());
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        var administrator = await web.SignedIn(Role.Administrator);
        var done = await TestWeb.Post(administrator, Page, Form());
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var page = await web.Page(Role.Verifier, Page);
        Assert.Contains("Perbup 7/2026", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("work-letter-months=6", page.Body!.TextContent, StringComparison.Ordinal);
        var wrong = Form();
        wrong["work-letter-months"] = "enam";
        var said = await TestWeb.Parse(await TestWeb.Post(administrator, Page, wrong));
        Assert.Contains("angka bulat", said.Body!.TextContent, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Form() =>
        new()
        {
            ["Rules"] = "work-evidence",
            ["work-letter-months"] = "6",
            ["Decision"] = "Perbup 7/2026",
        };

    private static Task<Result<ShowRules.Answer>> Show(Db db, Actor actor) =>
        ShowRules.Handle(new(TestDb.Kukar, Workers, October), actor, db, LawFiles.Shipped, default);

    private static Task<Result<int>> Choose(Db db, string rules, params (string Name, int Value)[] values) =>
        ChooseRules.Handle(
            new(
                TestDb.Kukar,
                Workers,
                rules.Split(' '),
                values.ToDictionary(one => one.Name, one => one.Value),
                "Perbup 5/2021"
            ),
            _administrator,
            db,
            LawFiles.Shipped,
            TestDb.Now,
            default
        );
}
