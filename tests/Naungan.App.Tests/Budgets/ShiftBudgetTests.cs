using Naungan.App.Budgets;
using Naungan.App.Ledger;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Tests.Runs;
using Naungan.Core;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;

namespace Naungan.App.Tests.Budgets;

public sealed class ShiftBudgetTests : IDisposable
{
    private static readonly Actor _officer = TestDb.ActorAs(Role.BudgetOfficer, "anggaran");
    private readonly string _folder = Directory.CreateTempSubdirectory("naungan-budget-").FullName;

    [Fact]
    public async Task The_page_is_guarded_and_shifts()
    {
        await using var web = await TestWeb.Start();
        await MoneyWorld.On(web.Db).Prepare(3);
        await web.AssertPageIsGuarded("/budgets/changes", Role.VillageOperator, Role.Leader, "5.1.02.02.02.0006");
        var page = await web.Page(Role.BudgetOfficer, "/budgets/changes?tahun=2021");
        Assert.NotNull(page.QuerySelector("select[name=From] option[value*='/1000000000']"));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_shift_moves_money_once_and_the_year_tells_its_story(DbKind kind)
    {
        await using var test = await MoneyWorld.Ready(kind, 1, 1_000_000);
        var (jkk, jkm) = (test.Budget[Jaminan.Jkk], test.Budget[Jaminan.Jkm]);

        Assert.Equal("pergeseran", (await Shift(test, Of(jkk, jkm, 300_000, "SK/1"))).Value);
        Assert.Equal("document-used", (await Shift(test, Of(jkk, jkm, 300_000, "SK/1"))).Refusal?.Reason);
        Assert.Equal("perubahan", (await Shift(test, Of(null, jkk, 50_000, "DPPA/1"))).Value);

        var year = (await ShowChanges.Handle(new(TestDb.Kukar, 2021), _officer, test.Db, default)).Value;
        var line = year.Lines.Single(one => one.Budget.Id == jkk);
        Assert.Equal((1_000_000, 750_000), (line.Adopted.Amount, line.Budget.Ceiling.Amount));
        Assert.Equal([-300_000, 50_000], line.Changes.Select(change => change.Amount.Amount));
        Assert.Equal((2_000_000, 2_050_000), (year.Adopted.Amount, year.Ceiling.Amount));
        var next = (await ShowChanges.Handle(new(TestDb.Kukar, 2022), _officer, test.Db, default)).Value;
        Assert.Equal((2021, 2_050_000L), next.LeftBehind.Select(one => (one.Year, one.Amount.Amount)).Single());
        var ledger = (await ShowLedger.Handle(new(TestDb.Kukar), _officer, test.Db, default)).Value;
        Assert.Equal(Rupiah.Zero, ledger.Balance);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_ceiling_set_anew_is_a_dated_change_that_stays(DbKind kind)
    {
        await using var test = await MoneyWorld.Ready(kind, 1, 1_000_000);
        var jkk = test.Budget[Jaminan.Jkk];
        Task<Result<Guid>> Revise(long ceiling, string document, DateOnly day) =>
            ReviseBudgetLine.Handle(
                new(TestDb.Kukar, jkk, new(ceiling), document, day, "hasil pembahasan"),
                _officer,
                test.Db,
                TestDb.Now,
                default
            );

        Assert.Null((await Revise(700_000, "DPPA/1", new(2021, 10, 4))).Refusal);
        Assert.Null((await Revise(900_000, "DPPA/2", new(2021, 11, 8))).Refusal);
        Assert.Equal("document-used", (await Revise(1, "DPPA/2", new(2021, 11, 8))).Refusal?.Reason);
        Assert.Equal("other-year", (await Revise(1, "DPPA/3", new(2022, 1, 3))).Refusal?.Reason);

        var year = (await ShowChanges.Handle(new(TestDb.Kukar, 2021), _officer, test.Db, default)).Value;
        var line = year.Lines.Single(one => one.Budget.Id == jkk);
        Assert.Equal(1_000_000, line.Adopted.Amount);
        Assert.Equal(
            ["2021-10-04 DPPA/1 -300000", "2021-11-08 DPPA/2 200000"],
            line.Changes.Select(one => $"{one.DecidedOn:yyyy-MM-dd} {one.Document} {one.Amount.Amount}")
        );
        await Assert.ThrowsAnyAsync<Exception>(() => test.Sql("update budget_change set amount = 1"));
        await Assert.ThrowsAnyAsync<Exception>(() => test.Sql("delete from budget_change"));
    }

    [Fact]
    public async Task What_was_paid_is_shown_month_by_month_and_what_a_year_leaves_is_never_silent()
    {
        await using var web = await TestWeb.Start();
        var world = MoneyWorld.On(web.Db);
        await world.Prepare(3);
        var steps = new RunSteps(world, _folder);
        await steps.Whole(MoneyWorld.Terms());
        await steps.Whole(MoneyWorld.Terms(MoneyWorld.October.Plus(1)));

        var year = (await ShowChanges.Handle(new(TestDb.Kukar, 2021), _officer, web.Db, default)).Value;

        Assert.Equal(
            [("2021-10", 50_400L), ("2021-11", 50_400L)], // 3 people x 16,800
            year.Paid.Select(month => (month.Month.ToString(), month.Amount.Amount))
        );
        Assert.Equal(100_800, year.Spent.Amount);
        var page = await web.Page(Role.Leader, "/budgets/changes?tahun=2021");
        Assert.Contains("Serapan bertambah tiap bulan iuran", page.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Contains("100.800", page.Body.TextContent, StringComparison.Ordinal);
        // Rp100.800 of two billion is a hair of the ceiling's track, not a full bar.
        var bars = page.QuerySelectorAll(".bars rect:not(.track)").Select(bar => bar.GetAttribute("width"));
        Assert.Equal(["0.4%", "0.4%"], bars);
        var next = await web.Page(Role.Leader, "/budgets/changes?tahun=2022");
        Assert.Contains("Sisa tahun 2021: Rp1.999.899.200", next.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Two_officers_on_one_line_at_once_one_is_asked_to_decide_again(DbKind kind)
    {
        await using var test = await MoneyWorld.Ready(kind, 1, 1_000_000);
        var (jkk, jkm) = (test.Budget[Jaminan.Jkk], test.Budget[Jaminan.Jkm]);
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 2)
                .Select(i =>
                {
                    var request = i == 0 ? Of(jkk, jkm, 600_000, "SK/0") : Of(jkm, jkk, 600_000, "SK/1");
                    return Task.Run(() =>
                        Shift(test, request with { SeenFrom = new(1_000_000), SeenTo = new(1_000_000) })
                    );
                })
        );
        Assert.Single(answers, answer => !answer.IsRefused);
        Assert.Single(answers, answer => answer.Refusal?.Reason == "budget-changed");
        var year = (await ShowChanges.Handle(new(TestDb.Kukar, 2021), _officer, test.Db, default)).Value;
        Assert.Equal([400_000, 1_600_000], year.Lines.Select(line => line.Budget.Ceiling.Amount).Order());
    }

    [Theory]
    [InlineData("none", "no-line")]
    [InlineData("same", "same-line")]
    [InlineData("nought", "amount-not-positive")]
    [InlineData("document", "document-needed")]
    [InlineData("year", "other-year")]
    [InlineData("too much", "budget-exceeded")]
    [InlineData("unknown", "not-found")]
    public async Task A_shift_that_cannot_be_is_refused_and_nothing_moves(string what, string reason)
    {
        await using var test = await MoneyWorld.Ready(DbKind.Sqlite, 1, 1_000_000);
        var (jkk, jkm) = (test.Budget[Jaminan.Jkk], test.Budget[Jaminan.Jkm]);
        var good = Of(jkk, jkm, 10, "SK/1");
        var request = what switch
        {
            "none" => good with { From = null, To = null },
            "same" => good with { To = jkk },
            "nought" => good with { Amount = Rupiah.Zero },
            "document" => good with { Document = " " },
            "year" => good with { DecidedOn = new DateOnly(2022, 1, 1) },
            "too much" => good with { Amount = new(1_000_001) },
            _ => good with { To = Guid.NewGuid() },
        };
        Assert.Equal(reason, (await Shift(test, request)).Refusal?.Reason);
        var year = (await ShowChanges.Handle(new(TestDb.Kukar, 2021), _officer, test.Db, default)).Value;
        Assert.All(year.Lines, line => Assert.Equal(1_000_000, line.Budget.Ceiling.Amount));
        Assert.All(year.Lines, line => Assert.Empty(line.Changes));
    }

    [Fact]
    public async Task Only_the_budget_officer_may_shift()
    {
        await using var test = await MoneyWorld.Ready(DbKind.Sqlite, 1);
        var request = Of(test.Budget[Jaminan.Jkk], null, 10, "SK/1");
        var treasurer = TestDb.ActorAs(Role.Treasurer);
        var answer = await ShiftBudget.Handle(request, treasurer, test.Db, TestDb.Now, default);
        Assert.Equal("not-allowed", answer.Refusal?.Reason);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ShiftBudget.Request Of(Guid? from, Guid? to, long amount, string document) =>
        new(TestDb.Kukar, from, to, new Rupiah(amount), document, new DateOnly(2021, 10, 5), "Kuota bertambah");

    private static Task<Result<string>> Shift(MoneyWorld test, ShiftBudget.Request request) =>
        ShiftBudget.Handle(request, _officer, test.Db, TestDb.Now, default);
}
