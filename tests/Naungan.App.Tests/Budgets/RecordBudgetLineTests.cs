using Naungan.App.Budgets;
using Naungan.App.Ledger;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Tests.Runs;
using Naungan.Core.Identity;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Ledger;
using Naungan.Core.Money;

namespace Naungan.App.Tests.Budgets;

public sealed class RecordBudgetLineTests
{
    private static readonly Actor _officer = TestDb.ActorAs(Role.BudgetOfficer, "anggaran");

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_line_and_its_appropriation_are_recorded_once(DbKind kind)
    {
        await using var test = await MoneyWorld.Empty(kind);

        var first = await Record(test, Line());
        var again = await Record(test, Line());

        Assert.Equal(first.Value, again.Value);
        var ledger = (await ShowLedger.Handle(new(TestDb.Kukar), _officer, test.Db, default)).Value;
        Assert.Equal(Rupiah.Zero, ledger.Balance);
        Assert.Equal(new Rupiah(1_000_000), ledger.Lines[first.Value].Ceiling);
        Assert.Equal(new Rupiah(1_000_000), ledger.Lines[first.Value][LedgerAccount.Available]);
    }

    [Fact]
    public async Task The_same_line_with_another_ceiling_is_refused()
    {
        await using var test = await MoneyWorld.Empty(DbKind.Sqlite);
        await Record(test, Line());

        var answer = await Record(test, Line() with { Ceiling = new(2_000_000) });

        Assert.Equal("budget-line-exists", answer.Refusal?.Reason);
    }

    [Theory]
    [InlineData("fund", "fund-unknown")]
    [InlineData("both", "one-insurance")]
    [InlineData("nought", "amount-not-positive")]
    [InlineData("document", "document-needed")]
    [InlineData("programme", "not-found")]
    [InlineData("agency", "not-found")]
    public async Task A_line_that_says_too_little_is_refused_by_name(string what, string reason)
    {
        await using var test = await MoneyWorld.Empty(DbKind.Sqlite);
        var line = what switch
        {
            "fund" => Line() with { Fund = "arisan" },
            "both" => Line() with { Insurance = Jaminan.Jkk | Jaminan.Jkm },
            "nought" => Line() with { Ceiling = Rupiah.Zero },
            "document" => Line() with { Document = " " },
            "programme" => Line() with { Programme = "lain" },
            _ => Line() with { Agency = "lain" },
        };

        Assert.Equal(reason, (await Record(test, line)).Refusal?.Reason);
    }

    [Theory]
    [InlineData(Role.Treasurer, "64.02")]
    [InlineData(Role.BudgetOfficer, "64.08")]
    public async Task Neither_a_wrong_role_nor_another_government_may_record(Role role, string government)
    {
        await using var test = await MoneyWorld.Empty(DbKind.Sqlite);
        var actor = TestDb.ActorAs(role, at: RegionCode.Parse(government));

        var answer = await RecordBudgetLine.Handle(Line(), actor, test.Db, TestDb.Now, default);

        Assert.Equal("not-allowed", answer.Refusal?.Reason);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_ceiling_is_raised_and_cut_by_new_entries_but_never_below_what_runs_took(DbKind kind)
    {
        await using var test = await MoneyWorld.Empty(kind);
        var line = (await Record(test, Line())).Value;

        Assert.False((await Revise(test, line, 3_000_000, "DPPA/1")).IsRefused);
        Assert.Equal("document-used", (await Revise(test, line, 4_000_000, "DPPA/1")).Refusal?.Reason);
        await Take(test, line, 2_500_000);
        var cut = await Revise(test, line, 2_000_000, "DPPA/2");
        Assert.Equal("budget-exceeded", cut.Refusal?.Reason);
        Assert.Contains("Rp500.000", cut.Refusal!.Message, StringComparison.Ordinal);
        Assert.False((await Revise(test, line, 2_500_000, "DPPA/3")).IsRefused);

        var ledger = (await ShowLedger.Handle(new(TestDb.Kukar), _officer, test.Db, default)).Value;
        Assert.Equal(new Rupiah(2_500_000), ledger.Lines[line].Ceiling);
        Assert.Equal(Rupiah.Zero, ledger.Lines[line][LedgerAccount.Available]);
        Assert.Equal(Rupiah.Zero, ledger.Balance);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task An_entry_is_posted_once_and_cannot_be_changed(DbKind kind)
    {
        await using var test = await MoneyWorld.Empty(kind);
        var line = (await Record(test, Line())).Value;

        Assert.True(await Take(test, line, 100));
        Assert.False(await Take(test, line, 100));

        foreach (var sql in new[] { "update posting set amount = 1", "delete from ledger_entry" })
        {
            await using var session = await test.Db.Write(default);
            await Assert.ThrowsAnyAsync<Exception>(() => session.Run(sql));
        }
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Eight_writers_on_one_ceiling_never_overspend_it(DbKind kind)
    {
        await using var test = await MoneyWorld.Empty(kind);
        var line = (await Record(test, Line())).Value;

        var taken = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(writer =>
                    Task.Run(async () =>
                    {
                        var count = 0;
                        for (var i = 0; i < 10; i++)
                            count += await Take(test, line, 30_000, $"race/{writer}/{i}") ? 1 : 0;
                        return count;
                    })
                )
        );

        Assert.Equal(33, taken.Sum());
        var ledger = (await ShowLedger.Handle(new(TestDb.Kukar), _officer, test.Db, default)).Value;
        Assert.Equal(new Rupiah(990_000), ledger.Lines[line][LedgerAccount.Reserved]);
        Assert.Equal(new Rupiah(10_000), ledger.Lines[line][LedgerAccount.Available]);
    }

    private static RecordBudgetLine.Request Line() =>
        new(
            TestDb.Kukar,
            2021,
            "distransnaker",
            MoneyWorld.Programme,
            Jaminan.Jkk,
            "5.1.02.02.02.0006",
            "Belanja iuran JKK",
            "apbd",
            new Rupiah(1_000_000),
            "DPA/1"
        );

    private static Task<Core.Result<Guid>> Record(MoneyWorld test, RecordBudgetLine.Request line) =>
        RecordBudgetLine.Handle(line, _officer, test.Db, TestDb.Now, default);

    private static Task<Core.Result<Guid>> Revise(MoneyWorld test, Guid line, long ceiling, string document) =>
        ReviseBudgetLine.Handle(
            new(TestDb.Kukar, line, new(ceiling), document),
            _officer,
            test.Db,
            TestDb.Now,
            default
        );

    private static async Task<bool> Take(MoneyWorld test, Guid line, long amount, string key = "uji")
    {
        await using var session = await test.Db.Write(default);
        var entry = new LedgerEntry(key, EntryKind.Reservation, 2021, "uji", [new(line, null, new(amount))]);
        var answer = await BudgetGuard.Post(session, entry, _officer, TestDb.Now, default);
        if (answer.IsRefused)
            return false;
        await session.Commit();
        return answer.Value;
    }
}
