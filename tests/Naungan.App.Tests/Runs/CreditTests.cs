using Naungan.App.Ledger;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Runs;
using Naungan.Core;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Ledger;
using Naungan.Core.Money;

namespace Naungan.App.Tests.Runs;

/// <summary>
/// Money at the insurer for people it does not cover: given up, corrected, used next month, returned.
/// </summary>
public sealed class CreditTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("naungan-credit-").FullName;

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Refused_people_given_up_become_credit_that_the_next_bill_uses(DbKind kind)
    {
        await using var world = await MoneyWorld.Ready(kind, people: 40);
        var month = new RunSteps(world, _folder) { Habits = new(Seed: 3, RejectPerMille: 200) };
        var october = await month.Whole(MoneyWorld.Terms(), resubmit: false);

        var closed = (await Close(world, october.Id, null)).Value;
        Assert.True(closed.GivenUp > 0);
        Assert.Equal((0, "reconciled"), (closed.Corrected, closed.RunState));
        Assert.Equal(new Rupiah(closed.GivenUp * 16_800L), closed.Credit);
        Assert.Equal("nothing-to-resubmit", (await month.Resubmit(october.Id)).Refusal?.Reason);

        var november = (await world.Open(MoneyWorld.Terms(MoneyWorld.October.Plus(1)))).Value;
        await month.Approve(november.Id);
        await month.Submit(november.Id);
        var credit = new Rupiah(closed.GivenUp * 10_000L);
        var uses = new Dictionary<Jaminan, Rupiah> { [Jaminan.Jkk] = credit };
        var bill = new BillRun.Request(TestDb.Kukar, november.Id, "K2", november.Amount - credit, uses);
        Assert.Equal("billed", (await Bill(world, bill)).Value.State);
        Assert.Equal("billed", (await Bill(world, bill)).Value.State);
        Assert.Equal("credit-used", (await Reverse(world, november.Id)).Refusal?.Reason);
        Assert.Equal("payment-differs", (await month.Pay(november.Id)).Refusal?.Reason);
        var papers = new PayRun.Papers(
            Jaminan.Jkk,
            new Rupiah(400_000) - credit,
            "SPP/9",
            new(2021, 12, 1),
            "SPM/9",
            new(2021, 12, 1),
            "SP2D/9",
            new(2021, 12, 2)
        );
        await month.Pay(november.Id, papers);
        var jkm = papers with { Insurance = Jaminan.Jkm, Amount = new(272_000) };
        Assert.Equal("paid", (await month.Pay(november.Id, jkm)).Value.State);
        await Verifies(world);
        Assert.Equal(0, await On(world, Jaminan.Jkk, LedgerAccount.Credit));
        Assert.Equal(closed.GivenUp * 6_800L, await On(world, Jaminan.Jkm, LedgerAccount.Credit));
        Assert.Equal(400_000, await On(world, Jaminan.Jkk, LedgerAccount.Paid));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Somebody_accepted_wrongly_is_taken_off_his_month_and_may_be_paid_again(DbKind kind)
    {
        await using var world = await MoneyWorld.Ready(kind, people: 5);
        var month = new RunSteps(world, _folder);
        var october = await month.Whole(MoneyWorld.Terms());

        var closed = (await Close(world, october.Id, [world.People[2]])).Value;

        Assert.Equal((0, 1, new Rupiah(16_800)), (closed.GivenUp, closed.Corrected, closed.Credit));
        Assert.Equal("not-answered", (await Close(world, october.Id, [world.People[2]])).Refusal?.Reason);
        var again = (await world.Open()).Value;
        Assert.Equal((1, 2), (again.People, again.Lines));
        await Verifies(world);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Free_credit_returns_to_the_treasury_once_and_never_more_than_there_is(DbKind kind)
    {
        await using var world = await MoneyWorld.Ready(kind, people: 5);
        var october = await new RunSteps(world, _folder).Whole(MoneyWorld.Terms());
        await Close(world, october.Id, [world.People[0]]);
        var line = world.Budget[Jaminan.Jkk];
        Task<Result<ReturnCredit.Answer>> Return(long amount, string document) =>
            ReturnCredit.Handle(
                new(TestDb.Kukar, line, new Rupiah(amount), document),
                MoneyWorld.Treasurer,
                world.Db,
                TestDb.Now,
                default
            );

        Assert.Equal("credit-missing", (await Return(10_001, "STS/1")).Refusal?.Reason);
        Assert.Equal(new Rupiah(4_000), (await Return(6_000, "STS/1")).Value.Left);
        Assert.Equal(new Rupiah(4_000), (await Return(6_000, "STS/1")).Value.Left);
        Assert.Equal("document-used", (await Return(5_000, "STS/1")).Refusal?.Reason);
        Assert.Equal("credit-missing", (await Return(4_001, "STS/2")).Refusal?.Reason);
        Assert.Equal(6_000, await On(world, Jaminan.Jkk, LedgerAccount.Returned));
        await Verifies(world);
    }

    [Fact]
    public async Task A_bill_takes_no_more_credit_than_is_free_and_less_than_it_asks()
    {
        await using var world = await MoneyWorld.Ready(DbKind.Sqlite, people: 2);
        var month = new RunSteps(world, _folder);
        await Close(world, (await month.Whole(MoneyWorld.Terms())).Id, [world.People[0]]);
        var run = (await world.Open(MoneyWorld.Terms(MoneyWorld.October.Plus(1)))).Value;
        await month.Approve(run.Id);
        await month.Submit(run.Id);
        Task<Result<RunSummary>> With(Jaminan insurance, long credit) =>
            Bill(
                world,
                new(
                    TestDb.Kukar,
                    run.Id,
                    "K",
                    run.Amount - new Rupiah(credit),
                    new Dictionary<Jaminan, Rupiah> { [insurance] = new(credit) }
                )
            );

        Assert.Equal("credit-missing", (await With(Jaminan.Jkk, 10_001)).Refusal?.Reason);
        Assert.Equal("credit-too-large", (await With(Jaminan.Jkk, 20_000)).Refusal?.Reason);
        Assert.Equal("credit-too-large", (await With(Jaminan.Jht, 1)).Refusal?.Reason);
        Assert.Equal("credit-too-large", (await With(Jaminan.Jkm, 0)).Refusal?.Reason);
        Assert.Equal("billed", (await With(Jaminan.Jkk, 10_000)).Value.State);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_bill_nobody_paid_is_cancelled_and_one_paid_is_not(DbKind kind)
    {
        await using var world = await MoneyWorld.Ready(kind, people: 3);
        var month = new RunSteps(world, _folder);
        var run = (await world.Open()).Value;
        await month.Approve(run.Id);
        await month.Bill(run.Id, (await month.Submit(run.Id)).Value);

        Assert.Equal("reversed", (await Reverse(world, run.Id)).Value.State);
        Assert.Equal(0, await On(world, Jaminan.Jkk, LedgerAccount.Payable));
        Assert.Equal(1_000_000_000, await On(world, Jaminan.Jkk, LedgerAccount.Available));
        var second = await month.Whole(MoneyWorld.Terms());
        Assert.Equal("already-paid", (await Reverse(world, second.Id)).Refusal?.Reason);
        await Verifies(world);
    }

    [Fact]
    public async Task Neither_a_wrong_role_nor_another_government_may_correct_or_return()
    {
        await using var world = await MoneyWorld.Ready(DbKind.Sqlite, people: 1);
        foreach (
            var actor in new[]
            {
                TestDb.ActorAs(Role.Leader),
                TestDb.ActorAs(Role.Treasurer, at: Core.Identity.RegionCode.Parse("64.08")),
            }
        )
        {
            var close = new ClosePeople.Request(TestDb.Kukar, Guid.Empty, null, "x");
            Assert.Equal("not-allowed", Reason(await ClosePeople.Handle(close, actor, world.Db, TestDb.Now, default)));
            var back = new ReturnCredit.Request(TestDb.Kukar, Guid.Empty, new(1), "x");
            Assert.Equal("not-allowed", Reason(await ReturnCredit.Handle(back, actor, world.Db, TestDb.Now, default)));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string? Reason<T>(Result<T> answer) => answer.Refusal?.Reason;

    private static Task<Result<ClosePeople.Answer>> Close(MoneyWorld world, Guid run, IReadOnlyList<Guid>? people) =>
        ClosePeople.Handle(
            new(TestDb.Kukar, run, people, "Meninggal sebelum bulan ini"),
            MoneyWorld.Officer,
            world.Db,
            TestDb.Now,
            default
        );

    private static Task<Result<RunSummary>> Bill(MoneyWorld world, BillRun.Request request) =>
        BillRun.Handle(request, MoneyWorld.Treasurer, world.Db, TestDb.Now, default);

    private static Task<Result<RunSummary>> Reverse(MoneyWorld world, Guid run) =>
        ReverseRun.Handle(new(TestDb.Kukar, run, "Uji"), MoneyWorld.Officer, world.Db, TestDb.Now, default);

    private static async Task Verifies(MoneyWorld world) =>
        Assert.Empty((await VerifyMoney.Handle(new(TestDb.Kukar), MoneyWorld.Officer, world.Db, default)).Value.Faults);

    private static async Task<long> On(MoneyWorld world, Jaminan insurance, LedgerAccount account)
    {
        var ledger = (await ShowLedger.Handle(new(TestDb.Kukar), MoneyWorld.Officer, world.Db, default)).Value;
        return ledger.Lines[world.Budget[insurance]][account].Amount;
    }
}
