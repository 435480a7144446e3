using System.Globalization;
using Naungan.App.Ledger;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Runs;
using Naungan.Core.Identity;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Ledger;
using Naungan.Core.Money;
using Naungan.Core.Runs;
using Naungan.Core.Time;

namespace Naungan.App.Tests.Runs;

public sealed class OpenRunTests
{
    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_month_is_computed_by_the_law_reserved_and_sealed(DbKind kind)
    {
        await using var world = await MoneyWorld.Ready(kind, people: 100);

        var run = (await world.Open()).Value;

        Assert.Equal((100, 200, 0), (run.People, run.Lines, run.Exclusions));
        Assert.Equal(new Rupiah(1_680_000), run.Amount);
        Assert.Equal(new DateOnly(2021, 10, 15), run.DueOn);
        var ledger = (await ShowLedger.Handle(new(TestDb.Kukar), MoneyWorld.Officer, world.Db, default)).Value;
        Assert.Equal(Rupiah.Zero, ledger.Balance);
        Assert.Equal(new Rupiah(1_000_000), ledger.Lines[world.Budget[Jaminan.Jkk]][LedgerAccount.Reserved]);
        Assert.Equal(new Rupiah(680_000), ledger.Lines[world.Budget[Jaminan.Jkm]][LedgerAccount.Reserved]);
        var because = await world.Ask<string>("select explanation from run_tariff where insurance = 'jkm'");
        Assert.Contains(Citations.Read(because), citation => citation.Path == "bpu/jkm/amount");
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task The_same_key_is_the_same_run_and_with_other_terms_refused(DbKind kind)
    {
        await using var world = await MoneyWorld.Ready(kind, people: 3);
        var key = Guid.CreateVersion7(TestDb.Now);

        var first = await world.Open(key: key);
        var again = await world.Open(key: key);
        var other = await world.Open(MoneyWorld.Terms(new Month(2021, 11)), key);

        Assert.Equal(first.Value, again.Value);
        Assert.Equal("key-reused", other.Refusal?.Reason);
        Assert.Equal(6, await world.Ask<int>("select count(*) from run_line"));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_second_run_of_a_month_pays_only_those_the_first_did_not(DbKind kind)
    {
        await using var world = await MoneyWorld.Ready(kind, people: 3);
        await world.Open();
        Assert.Equal("nothing-to-pay", (await world.Open()).Refusal?.Reason);

        await world.AddPeople(MoneyWorld.Programme, 2);
        var second = (await world.Open()).Value;

        Assert.Equal((2, 4, 6), (second.People, second.Lines, second.Exclusions));
        Assert.Equal(6, await world.Ask<int>("select count(*) from run_exclusion where reason = 'already-paid'"));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Everyone_not_paid_has_a_reason_and_the_counts_add_up(DbKind kind)
    {
        await using var world = await MoneyWorld.Ready(kind, people: 6);
        await world.AddProgramme("lain", "bpu", "dpmd");
        await world.AddAgreement("lain");
        await world.AddBudget("lain", "dpmd", 1_000_000);
        await world.AddPeople("lain", 1);
        await world.Enrol("lain", world.People[0]);
        await world.Open(MoneyWorld.Terms() with { Programme = "lain" });
        await Change(world, 1, "starts_on = '2021-11-01'");
        await Change(world, 2, "state = 'ended', ends_on = '2021-10-01'");
        await Change(world, 3, "state = 'ended', ends_on = '2021-10-20'");
        await world.Sql("update person set nik_state = 'wrong-length' where id = @id", new { id = world.People[4] });

        var run = (await world.Open()).Value;

        Assert.Equal((2, 4, 6), (run.People, run.Lines, run.Exclusions));
        await using var session = await world.Db.Read(default);
        var reasons = await RunTables.WhyNot(session, TestDb.Kukar, run.Id, default);
        Assert.Equal(
            [("already-paid", 1), ("no-usable-nik", 1), ("starts-later", 1)],
            reasons.Select(row => (row.Reason, row.People)).Order()
        );
    }

    [Theory]
    [InlineData("fund", "fund-unknown")]
    [InlineData("programme", "not-found")]
    [InlineData("agreement", "no-agreement")]
    [InlineData("budget", "no-budget")]
    [InlineData("decree", "no-decree")]
    [InlineData("law", "no-law-on")]
    [InlineData("wage", "income-not-positive")]
    [InlineData("key", "budget-exceeded")]
    public async Task What_is_missing_is_named_and_nothing_is_kept(string what, string reason)
    {
        await using var world = await MoneyWorld.Ready(
            DbKind.Sqlite,
            people: 2,
            ceiling: what == "key" ? 19_999 : 1_000_000
        );
        var terms = MoneyWorld.Terms();
        terms = what switch
        {
            "fund" => terms with { Fund = "arisan" },
            "programme" => terms with { Programme = "lain" },
            "law" => terms with { Month = new Month(2014, 1) },
            "wage" => terms with { Reading = Segment.Pu, StatedWage = "0" },
            _ => terms,
        };
        if (what == "law")
            await Age(world);
        if (what is "agreement")
            await world.Sql("delete from agreement_programme where insurance = 'jkm'");
        if (what is "decree")
            await world.Sql("update decree set effective_from = '2021-11-01'");
        if (what is "budget")
            terms = terms with { Fund = "dbhcht" };

        var answer = await world.Open(terms);

        Assert.Equal(reason, answer.Refusal?.Reason);
        Assert.Equal(0, await world.Ask<int>("select count(*) from run"));
        Assert.Equal(0, await world.Ask<int>("select count(*) from ledger_entry where kind = 'reservation'"));
    }

    [Fact]
    public async Task A_budget_too_small_says_by_how_much()
    {
        await using var world = await MoneyWorld.Ready(DbKind.Sqlite, people: 2, ceiling: 19_000);

        var refusal = (await world.Open()).Refusal!;

        Assert.Contains("JKK distransnaker 2021", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("kurang Rp1.000", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wage_earners_are_priced_by_their_own_wage_or_one_stated_for_all()
    {
        await using var world = await MoneyWorld.Ready(DbKind.Sqlite, people: 1);
        await world.AddPeople(MoneyWorld.Programme, 1, wage: 3_000_000);
        var terms = MoneyWorld.Terms(reading: Segment.Pu);

        var own = (await Preview(world, terms)).Value;
        var stated = (await Preview(world, terms with { StatedWage = "2152322.94" })).Value;

        Assert.Equal((1, new Rupiah(16_200)), (own.People, own.Amount));
        Assert.Equal(["wage-missing", "wage-missing"], own.Exclusions.Select(one => one.Reason));
        Assert.Equal((2, new Rupiah(2 * 11_623)), (stated.People, stated.Amount));
        Assert.Equal(0, await world.Ask<int>("select count(*) from run"));
    }

    [Fact]
    public async Task The_other_reading_of_a_month_already_paid_can_be_looked_at()
    {
        await using var world = await MoneyWorld.Ready(DbKind.Sqlite, people: 3);
        var run = (await world.Open()).Value;

        var same = (await Preview(world, MoneyWorld.Terms())).Value;
        var other = (await Preview(world, MoneyWorld.Terms(reading: Segment.Pu) with { StatedWage = "3000000" })).Value;

        Assert.Equal(run.Sha256, same.Sha256);
        Assert.Equal((3, new Rupiah(3 * 16_200)), (other.People, other.Amount));
    }

    [Theory]
    [InlineData(Role.Leader, "64.02")]
    [InlineData(Role.Treasurer, "64.08")]
    public async Task Neither_a_wrong_role_nor_another_government_may_open(Role role, string government)
    {
        await using var world = await MoneyWorld.Ready(DbKind.Sqlite, people: 1);
        var actor = TestDb.ActorAs(role, at: RegionCode.Parse(government));
        var request = new OpenRun.Request(Guid.NewGuid(), MoneyWorld.Terms());

        var answer = await OpenRun.Handle(request, actor, world.Db, App.Law.LawFiles.Shipped, TestDb.Now, default);

        Assert.Equal("not-allowed", answer.Refusal?.Reason);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Eight_officers_opening_one_month_pay_each_person_once(DbKind kind)
    {
        await using var world = await MoneyWorld.Ready(kind, people: 50);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => world.Open())));

        Assert.Single(answers, answer => !answer.IsRefused);
        Assert.All(answers.Where(answer => answer.IsRefused), a => Assert.Equal("nothing-to-pay", a.Refusal!.Reason));
        Assert.Equal(100, await world.Ask<int>("select count(*) from run_line"));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task The_seal_is_recomputed_from_what_is_stored_and_a_line_cannot_be_changed(DbKind kind)
    {
        await using var world = await MoneyWorld.Ready(kind, people: 20);
        var run = (await world.Open()).Value;

        await using var session = await world.Db.Write(default);
        var row = (await RunTables.ById(session, TestDb.Kukar, run.Id, default))!;
        Assert.Equal(run.Sha256, Convert.ToHexStringLower(await RunLines.Digest(session, TestDb.Kukar, row, default)));
        await Assert.ThrowsAnyAsync<Exception>(() => session.Run("update stored_line set amount = 1"));
    }

    [Theory]
    [InlineData("id-ID")]
    [InlineData("tr-TR")]
    [InlineData("en-US")]
    public async Task The_same_month_has_the_same_seal_in_any_culture(string culture)
    {
        await using var world = await MoneyWorld.Ready(DbKind.Sqlite, people: 20);
        var here = (await Preview(world, MoneyWorld.Terms())).Value.Sha256;
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(here, (await Preview(world, MoneyWorld.Terms())).Value.Sha256);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static Task<Core.Result<PreviewRun.Answer>> Preview(MoneyWorld world, RunTerms terms) =>
        PreviewRun.Handle(terms, MoneyWorld.Treasurer, world.Db, App.Law.LawFiles.Shipped, TestDb.Now, default);

    private static Task<int> Change(MoneyWorld world, int person, string set) =>
        world.Sql($"update enrolment set {set} where person_id = @id", new { id = world.People[person] });

    // A month from before the law, with everything else in place.
    private static async Task Age(MoneyWorld world)
    {
        await world.Sql("update agreement set valid_from = '2013-01-01'");
        await world.Sql("update decree set effective_from = '2013-01-01'");
        await world.Sql("update enrolment set starts_on = '2013-01-01'");
        await world.Sql("update budget_line set fiscal_year = 2014");
    }
}
