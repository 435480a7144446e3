using Naungan.App.Insurer.Simulator;
using Naungan.App.Ledger;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Reconciliation;
using Naungan.App.Runs;
using Naungan.Core;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Ledger;
using Naungan.Core.Money;

namespace Naungan.App.Tests.Runs;

/// <summary>A month from the computed run to the last reconciled person.</summary>
public sealed class RunThreadTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("naungan-files-").FullName;

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_month_ends_fully_reconciled_with_every_rupiah_in_its_place(DbKind kind)
    {
        await using var world = await MoneyWorld.Ready(kind, people: 200);
        var run = (await world.Open()).Value;
        var month = new RunSteps(world, _folder) { Habits = new(Seed: 7, RejectPerMille: 50, WithOddRows: true) };

        Assert.Equal("approved", (await month.Approve(run.Id)).Value.State);
        var sent = (await month.Submit(run.Id)).Value;
        Assert.Equal((200, run.Amount), (sent.Billing.Rows, sent.Billing.Amount));
        var bill = (await month.Bill(run.Id, sent)).Value;
        Assert.Equal("billed", bill.State);
        Assert.Equal("paid", (await month.Pay(run.Id)).Value.State);
        await Holds(world, payable: 0, paid: run.Amount.Amount, reconciled: 0, credit: 0);

        var first = (await month.Return(run.Id, sent.Billing.Path, isResubmission: false)).Value;
        Assert.Equal("partly-reconciled", first.RunState);
        Assert.Equal(202, first.Rows.All);
        Assert.Equal(1, first.Rows.Differing);
        Assert.Equal(1, first.Rows.Unknown);
        Assert.Equal(1, first.Rows.Repeated);
        Assert.True(first.Rows.Rejected > 0);
        AddsUp(first);
        var credit = (first.Rows.Rejected + 1) * 16_800L;
        await Holds(world, payable: 0, paid: 0, reconciled: run.Amount.Amount - credit, credit);

        var again = (await month.Return(run.Id, sent.Billing.Path, isResubmission: false)).Value;
        Assert.Equal(first with { IsRepeated = true }, again);

        var supplement = (await month.Resubmit(run.Id)).Value;
        Assert.Equal(first.People.Rejected, supplement.Rows);
        var last = (await month.Return(run.Id, supplement.Path, isResubmission: true)).Value;
        Assert.Equal("reconciled", last.RunState);
        Assert.Equal((200, 200), (last.People.All, last.People.Accepted));
        AddsUp(last);
        await Holds(world, payable: 0, paid: 0, reconciled: run.Amount.Amount, credit: 0);
        Assert.Equal("nothing-to-resubmit", (await month.Resubmit(run.Id)).Refusal?.Reason);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Every_step_taken_again_changes_nothing(DbKind kind)
    {
        await using var world = await MoneyWorld.Ready(kind, people: 5);
        var run = (await world.Open()).Value;
        var month = new RunSteps(world, _folder);
        await month.Approve(run.Id);
        var sent = (await month.Submit(run.Id)).Value;
        await month.Bill(run.Id, sent);
        await month.Pay(run.Id);
        await month.Return(run.Id, sent.Billing.Path, isResubmission: false);
        var entries = await world.Ask<int>("select count(*) from ledger_entry");
        var events = await world.Ask<int>("select count(*) from audit_event");

        Assert.Equal("reconciled", (await month.Approve(run.Id)).Value.State);
        var resent = (await month.Submit(run.Id)).Value;
        Assert.Equal(sent.Files.Select(file => file.Sha256), resent.Files.Select(file => file.Sha256));
        Assert.False((await month.Bill(run.Id, sent)).IsRefused);
        Assert.False((await month.Pay(run.Id)).IsRefused);
        Assert.True((await month.Return(run.Id, sent.Billing.Path, isResubmission: false)).Value.IsRepeated);

        Assert.Equal(entries, await world.Ask<int>("select count(*) from ledger_entry"));
        Assert.Equal(events, await world.Ask<int>("select count(*) from audit_event"));
    }

    [Fact]
    public async Task Steps_come_in_order_and_approval_takes_a_second_person()
    {
        await using var world = await MoneyWorld.Ready(DbKind.Sqlite, people: 2);
        var run = (await world.Open()).Value;
        var month = new RunSteps(world, _folder);
        var opener = TestDb.ActorAs(Role.BudgetOfficer, MoneyWorld.Treasurer.Name);

        Assert.Equal("step-too-early", (await month.Submit(run.Id)).Refusal?.Reason);
        Assert.Equal("step-too-early", (await month.Pay(run.Id)).Refusal?.Reason);
        var alone = await ApproveRun.Handle(new(TestDb.Kukar, run.Id), opener, world.Db, TestDb.Now, default);
        Assert.Equal("four-eyes", alone.Refusal?.Reason);
        Assert.Equal("not-found", (await month.Approve(Guid.NewGuid())).Refusal?.Reason);
    }

    [Fact]
    public async Task A_bill_or_a_payment_of_another_amount_is_refused_with_the_difference()
    {
        await using var world = await MoneyWorld.Ready(DbKind.Sqlite, people: 2);
        var run = (await world.Open()).Value;
        var month = new RunSteps(world, _folder);
        await month.Approve(run.Id);
        var sent = (await month.Submit(run.Id)).Value;

        var wrong = await month.Bill(run.Id, "SIM1", new Rupiah(33_601));
        Assert.Equal("billing-differs", wrong.Refusal?.Reason);
        Assert.Contains("selisih Rp1", wrong.Refusal!.Message, StringComparison.Ordinal);
        await month.Bill(run.Id, sent);
        Assert.Equal("billing-exists", (await month.Bill(run.Id, "SIM2", run.Amount)).Refusal?.Reason);
        var papers = new PayRun.Papers(Jaminan.Jkk, new Rupiah(19_999), "SPP/1", new(2021, 11, 1));
        Assert.Equal("payment-differs", (await month.Pay(run.Id, papers)).Refusal?.Reason);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Papers_of_payment_come_one_by_one_forward_only_and_stay(DbKind kind)
    {
        await using var world = await MoneyWorld.Ready(kind, people: 2);
        var run = (await world.Open()).Value;
        var month = new RunSteps(world, _folder);
        await month.Approve(run.Id);
        await month.Bill(run.Id, (await month.Submit(run.Id)).Value);
        var spp = new PayRun.Papers(Jaminan.Jkk, new Rupiah(20_000), "SPP/1", new(2021, 11, 2));
        var spm = spp with { Spm = "SPM/1", SpmOn = new(2021, 11, 3) };
        var sp2d = spm with { Sp2d = "SP2D/1", Sp2dOn = new(2021, 11, 4) };

        Assert.Equal("papers-backwards", Reason(await month.Pay(run.Id, spm with { SpmOn = new(2021, 11, 1) })));
        Assert.Equal("papers-incomplete", Reason(await month.Pay(run.Id, spp with { Sp2d = "x", Sp2dOn = spp.SppOn })));
        Assert.Equal("billed", (await month.Pay(run.Id, spp)).Value.State);
        Assert.Equal("billed", (await month.Pay(run.Id, spm)).Value.State);
        Assert.Equal("payment-changed", Reason(await month.Pay(run.Id, spm with { Spm = "SPM/9" })));
        Assert.Equal("billed", (await month.Pay(run.Id, sp2d)).Value.State);
        await Holds(world, payable: 13_600, paid: 20_000, reconciled: 0, credit: 0);
        var jkm = sp2d with { Insurance = Jaminan.Jkm, Amount = new(13_600) };
        Assert.Equal("paid", (await month.Pay(run.Id, jkm)).Value.State);
        Assert.Equal("not-found", Reason(await month.Pay(run.Id, sp2d with { Insurance = Jaminan.Jht })));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_run_withdrawn_before_billing_frees_its_money_and_its_people(DbKind kind)
    {
        await using var world = await MoneyWorld.Ready(kind, people: 3);
        for (var round = 1; round <= 2; round++)
        {
            var run = (await world.Open()).Value;
            var request = new ReverseRun.Request(TestDb.Kukar, run.Id, "Daftar keliru");
            var answer = await ReverseRun.Handle(request, MoneyWorld.Officer, world.Db, TestDb.Now, default);
            Assert.Equal("reversed", answer.Value.State);
        }

        var third = (await world.Open()).Value;
        Assert.Equal(3, third.People);
        Assert.Equal(18, await world.Ask<int>("select count(*) from run_line"));
        var month = new RunSteps(world, _folder);
        await month.Approve(third.Id);
        await month.Bill(third.Id, (await month.Submit(third.Id)).Value);
        await month.Pay(third.Id);
        var late = new ReverseRun.Request(TestDb.Kukar, third.Id, "Terlambat");
        var refused = await ReverseRun.Handle(late, MoneyWorld.Officer, world.Db, TestDb.Now, default);
        Assert.Equal("already-paid", refused.Refusal?.Reason);
        await Holds(world, payable: 0, paid: 3 * 16_800, reconciled: 0, credit: 0);
    }

    [Fact]
    public async Task A_return_file_nobody_can_read_is_refused_whole()
    {
        await using var world = await MoneyWorld.Ready(DbKind.Sqlite, people: 2);
        var run = (await world.Open()).Value;
        var month = new RunSteps(world, _folder);
        await month.Approve(run.Id);
        await month.Bill(run.Id, (await month.Submit(run.Id)).Value);
        await month.Pay(run.Id);
        const string Heading = "KODE_IURAN;NIK;BULAN_IURAN;JUMLAH;STATUS;KODE_TOLAK\r\n";

        Assert.Equal("layout-unknown", Reason(await month.Return(run.Id, "a;b\r\n1;2\r\n"u8.ToArray())));
        Assert.Equal(
            "row-unreadable",
            Reason(await month.Return(run.Id, Text(Heading + "S;1;10-2021;x;DITERIMA;\r\n")))
        );
        Assert.Equal(
            "status-unknown",
            Reason(await month.Return(run.Id, Text(Heading + "S;1;10-2021;5;MUNGKIN;\r\n")))
        );
        Assert.Equal(0, await world.Ask<int>("select count(*) from insurer_file where direction = 'in'"));
    }

    [Fact]
    public async Task The_simulator_says_what_it_is_and_answers_by_its_seed_alone()
    {
        await using var world = await MoneyWorld.Ready(DbKind.Sqlite, people: 50);
        var run = (await world.Open()).Value;
        var month = new RunSteps(world, _folder);
        await month.Approve(run.Id);
        var billing = (await month.Submit(run.Id)).Value.Billing.Path;
        var habits = new InsurerSimulator.Habits(Seed: 11, RejectPerMille: 200);

        var bill = InsurerSimulator.BillFor(billing, habits).Value;
        var first = InsurerSimulator.Answer(billing, bill.Code, false, habits, Path.Combine(_folder, "a")).Value;
        var again = InsurerSimulator.Answer(billing, bill.Code, false, habits, Path.Combine(_folder, "b")).Value;

        Assert.StartsWith("SIM", bill.Code, StringComparison.Ordinal);
        Assert.Contains("SIMULATOR", InsurerSimulator.Notice, StringComparison.Ordinal);
        Assert.Equal((run.Amount, 50), (bill.Amount, bill.People));
        Assert.Equal(first.Sha256, again.Sha256);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Text(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static string? Reason<T>(Result<T> answer) => answer.Refusal?.Reason;

    private static void AddsUp(ReconcileFile.Answer answer)
    {
        var rows = answer.Rows;
        Assert.Equal(
            rows.All,
            rows.Accepted + rows.Rejected + rows.Differing + rows.Unknown + rows.Repeated + rows.Conflicting
        );
        var people = answer.People;
        Assert.Equal(people.All, people.Accepted + people.Rejected + people.Resubmitted + people.Missing);
    }

    private static async Task Holds(MoneyWorld world, long payable, long paid, long reconciled, long credit)
    {
        var ledger = (await ShowLedger.Handle(new(TestDb.Kukar), MoneyWorld.Officer, world.Db, default)).Value;
        long On(LedgerAccount account) => ledger.Lines.Values.Sum(line => line[account].Amount);
        Assert.Equal(Rupiah.Zero, ledger.Balance);
        Assert.All(ledger.Lines.Values, line => Assert.Empty(line.Overdrawn));
        Assert.Equal(
            (payable, paid, reconciled, credit),
            (On(LedgerAccount.Payable), On(LedgerAccount.Paid), On(LedgerAccount.Reconciled), On(LedgerAccount.Credit))
        );
        Assert.Equal(
            await world.Ask<long>("select cast(sum(committed) as bigint) from budget_line"),
            ledger.Lines.Values.Sum(line => line.Committed.Amount)
        );
    }
}
