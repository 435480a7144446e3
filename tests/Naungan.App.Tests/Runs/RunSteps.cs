using Naungan.App.Insurer.Simulator;
using Naungan.App.Reconciliation;
using Naungan.App.Runs;
using Naungan.Core;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;

namespace Naungan.App.Tests.Runs;

/// <summary>The steps of a month with usual values, the insurer played by the simulator.</summary>
internal sealed class RunSteps(MoneyWorld world, string folder)
{
    internal InsurerSimulator.Habits Habits { get; init; } = new(Seed: 1, RejectPerMille: 0);

    /// <summary>Every step of a month; with resubmission it ends reconciled.</summary>
    internal async Task<RunSummary> Whole(RunTerms terms, bool resubmit = true)
    {
        var run = (await world.Open(terms)).Value;
        await Approve(run.Id);
        var sent = (await Submit(run.Id)).Value;
        await Bill(run.Id, sent);
        await Pay(run.Id);
        var answer = (await Return(run.Id, sent.Billing.Path, isResubmission: false)).Value;
        if (resubmit && answer.People.Rejected > 0)
            await Return(run.Id, (await Resubmit(run.Id)).Value.Path, isResubmission: true);
        return run;
    }

    internal Task<Result<RunSummary>> Approve(Guid run) =>
        ApproveRun.Handle(new(TestDb.Kukar, run), MoneyWorld.Officer, world.Db, TestDb.Now, default);

    internal Task<Result<SubmitRun.Answer>> Submit(Guid run) =>
        SubmitRun.Handle(new(TestDb.Kukar, run, folder), MoneyWorld.Treasurer, world.Db, TestDb.Now, default);

    internal Task<Result<RunSummary>> Bill(Guid run, SubmitRun.Answer sent)
    {
        var bill = InsurerSimulator.BillFor(sent.Billing.Path, Habits).Value;
        return Bill(run, bill.Code, bill.Amount);
    }

    internal Task<Result<RunSummary>> Bill(Guid run, string code, Rupiah amount) =>
        BillRun.Handle(new(TestDb.Kukar, run, code, amount), MoneyWorld.Treasurer, world.Db, TestDb.Now, default);

    internal Task<Result<RunSummary>> Pay(Guid run, params PayRun.Papers[] papers) =>
        PayRun.Handle(new(TestDb.Kukar, run, papers), MoneyWorld.Treasurer, world.Db, TestDb.Now, default);

    /// <summary>All papers of both accounts at once.</summary>
    internal async Task<Result<RunSummary>> Pay(Guid run)
    {
        await using var session = await world.Db.Read(default);
        var sums = await RunTables.LineSums(session, TestDb.Kukar, run, default);
        PayRun.Papers Of(Jaminan insurance, string number) =>
            new(
                insurance,
                new Rupiah(sums.Where(sum => sum.Insurance == insurance.Key()).Sum(sum => sum.Amount.Amount)),
                "SPP/" + number,
                new(2021, 11, 1),
                "SPM/" + number,
                new(2021, 11, 2),
                "SP2D/" + number,
                new(2021, 11, 3)
            );
        return await Pay(run, Of(Jaminan.Jkk, "1"), Of(Jaminan.Jkm, "2"));
    }

    internal Task<Result<WrittenFile>> Resubmit(Guid run) =>
        ResubmitRun.Handle(new(TestDb.Kukar, run, folder), MoneyWorld.Treasurer, world.Db, TestDb.Now, default);

    internal async Task<Result<ReconcileFile.Answer>> Return(Guid run, string billingFile, bool isResubmission)
    {
        var path = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        var written = InsurerSimulator.Answer(billingFile, "SIM1", isResubmission, Habits, path);
        Assert.False(written.IsRefused, written.Refusal?.Message);
        return await Return(run, await File.ReadAllBytesAsync(path));
    }

    internal async Task<Result<ReconcileFile.Answer>> Return(Guid run, byte[] bytes)
    {
        using var file = new MemoryStream(bytes);
        var request = new ReconcileFile.Request(TestDb.Kukar, run, "hasil.csv", file);
        return await ReconcileFile.Handle(request, MoneyWorld.Treasurer, world.Db, TestDb.Now, default);
    }
}
