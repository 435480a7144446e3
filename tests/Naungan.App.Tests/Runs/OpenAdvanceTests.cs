using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Runs;
using Naungan.Core;
using Naungan.Core.Money;

namespace Naungan.App.Tests.Runs;

public sealed class OpenAdvanceTests
{
    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Three_months_are_three_runs_and_the_same_key_is_the_same_runs(DbKind kind)
    {
        await using var world = await MoneyWorld.Ready(kind, people: 4);
        var key = Guid.CreateVersion7(TestDb.Now);

        var first = (await Open(world, key, 3)).Value;
        var again = (await Open(world, key, 3)).Value;

        Assert.Equal(["2021-10", "2021-11", "2021-12"], first.Runs.Select(run => run.Month.ToString()));
        Assert.Equal(new Rupiah(3 * 4 * 16_800), first.Amount);
        Assert.Equal(first.Runs, again.Runs);
        Assert.Contains(first.Because, citation => citation.Path == "bpu/advance-months");
        Assert.Equal(3, await world.Ask<int>("select count(*) from run"));
    }

    [Theory]
    [InlineData(2, 1_000_000, "advance-months")]
    [InlineData(0, 1_000_000, "advance-months")]
    [InlineData(6, 1_000_000, "no-budget")]
    [InlineData(3, 100_000, "budget-exceeded")]
    public async Task All_months_or_none(int months, long ceiling, string reason)
    {
        await using var world = await MoneyWorld.Ready(DbKind.Sqlite, people: 4, ceiling);

        var answer = await Open(world, Guid.CreateVersion7(TestDb.Now), months);

        Assert.Equal(reason, answer.Refusal?.Reason);
        Assert.Equal(0, await world.Ask<int>("select count(*) from run"));
        Assert.Equal(0, await world.Ask<int>("select count(*) from ledger_entry where kind = 'reservation'"));
    }

    private static Task<Result<OpenAdvance.Answer>> Open(MoneyWorld world, Guid key, int months) =>
        OpenAdvance.Handle(
            new(key, MoneyWorld.Terms(), months),
            MoneyWorld.Treasurer,
            world.Db,
            LawFiles.Shipped,
            TestDb.Now,
            default
        );
}
