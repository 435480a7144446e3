using Naungan.App.Platform.Database;
using Naungan.App.Runs;

namespace Naungan.App.Tests.Runs;

public sealed class VerifyMoneyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("naungan-verify-").FullName;

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Money_in_every_state_verifies(DbKind kind)
    {
        await using var world = await MoneyWorld.Ready(kind, people: 40);
        var steps = new RunSteps(world, _folder) { Habits = new(Seed: 3, RejectPerMille: 200) };
        await steps.Whole(MoneyWorld.Terms(), resubmit: false);
        await world.Open(MoneyWorld.Terms(MoneyWorld.October.Plus(1)));
        var third = (await world.Open(MoneyWorld.Terms(MoneyWorld.October.Plus(2)))).Value;
        await ReverseRun.Handle(new(TestDb.Kukar, third.Id, "Uji"), MoneyWorld.Officer, world.Db, TestDb.Now, default);

        var answer = await Verify(world);

        Assert.Empty(answer.Faults);
        Assert.Equal((3, 240), (answer.Runs, answer.Lines));
    }

    [Theory]
    [InlineData("run_line_fixed", "update stored_line set amount = amount + 1", "lines are not those")]
    [InlineData("run_line_fixed", "update stored_line set state = 'accepted'", "ledger holds other sums")]
    [InlineData("posting_no_update", "update posting set amount = amount + 1 where number = 1", "unbalanced")]
    [InlineData("run_line_fixed", "update budget_line set committed = committed + 1", "says other sums")]
    [InlineData("run_line_fixed", "update run set amount = amount + 1", "amount or count differs")]
    public async Task What_was_changed_behind_the_program_is_named(string trigger, string change, string fault)
    {
        await using var world = await MoneyWorld.Ready(DbKind.Sqlite, people: 4);
        await world.Open();
        await world.Sql($"drop trigger {trigger}");
        await world.Sql(change);

        Assert.Contains((await Verify(world)).Faults, one => one.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_person_paid_twice_is_found_even_when_the_index_is_gone()
    {
        await using var world = await MoneyWorld.Ready(DbKind.Sqlite, people: 2);
        await world.Open();
        await world.Sql("drop index run_line_person");
        await world.Sql(
            "insert into stored_line select region_code, randomblob(16), person_id, insurance, month, budget_line_id, "
                + "tariff, amount, state, correction, null, null from stored_line"
        );

        Assert.Contains((await Verify(world)).Faults, one => one.Contains("more than once", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<VerifyMoney.Answer> Verify(MoneyWorld world) =>
        (await VerifyMoney.Handle(new(TestDb.Kukar), MoneyWorld.Officer, world.Db, default)).Value;
}
