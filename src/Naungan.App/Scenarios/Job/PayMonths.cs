using System.Security.Cryptography;
using System.Text;
using Naungan.App.Budgets;
using Naungan.App.Insurer.Simulator;
using Naungan.App.Reconciliation;
using Naungan.App.Runs;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Scenarios.Job;

/// <summary>
/// Budget lines, then each month of each programme from the computed run to the last reconciled person.
/// </summary>
internal static class PayMonths
{
    internal static async Task<MoneyCounts> Run(ScenarioJob job, CancellationToken stop)
    {
        await Budget(job, stop);
        var counts = new MoneyCounts([], []);
        foreach (var month in job.Scenario.Months)
        {
            // Programmes have budget lines, people and files of their own: a month's are worked beside each other.
            var programmes = job.Scenario.Programmes.Select(programme =>
                Task.Run(() => OneMonth(job, programme, month, stop), stop)
            );
            counts.Months.AddRange(await Task.WhenAll(programmes));
        }

        var first = job.Scenario.Months[0];
        foreach (var programme in job.Scenario.Programmes)
        {
            foreach (var reading in programme.Readings)
                counts.Readings.Add($"{programme.Code}_{reading}", await Price(job, programme, reading, first, stop));
        }

        return counts;
    }

    private static async Task Budget(ScenarioJob job, CancellationToken stop)
    {
        foreach (var line in job.Scenario.Budget)
        {
            var programme = job.Scenario.Programmes.Single(programme => programme.Agency == line.Agency);
            var request = new RecordBudgetLine.Request(
                job.Region,
                line.Year,
                line.Agency,
                programme.Code,
                Enum.Parse<Jaminan>(line.Protection, ignoreCase: true),
                line.Account,
                line.Name,
                programme.Funding,
                new Rupiah(line.CeilingRupiah),
                $"DPA/{line.Agency.ToUpperInvariant()}/{line.Year}"
            );
            var day = ScenarioJob.At(job.Scenario.DataReceivedOn);
            ScenarioJob.Must(await RecordBudgetLine.Handle(request, job.BudgetOfficer, job.Db, day, stop));
        }
    }

    private static async Task<MonthDone> OneMonth(
        ScenarioJob job,
        ScenarioProgramme programme,
        Month month,
        CancellationToken stop
    )
    {
        var day = month.FirstDay;
        var key = new Guid(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{job.Scenario.Name}/{programme.Code}/{month}"))[..16]
        );
        var open = new OpenRun.Request(key, Terms(job, programme, programme.Reading, month));
        var run = ScenarioJob.Must(
            await OpenRun.Handle(open, job.Treasurer, job.Db, job.Law, ScenarioJob.At(day), stop)
        );
        ScenarioJob.Must(
            await ApproveRun.Handle(new(job.Region, run.Id), job.BudgetOfficer, job.Db, ScenarioJob.At(day, 11), stop)
        );
        var folder = Path.Combine(job.Folder, "bpjs-keluar");
        Directory.CreateDirectory(folder);
        var sent = ScenarioJob.Must(
            await SubmitRun.Handle(
                new(job.Region, run.Id, folder),
                job.Treasurer,
                job.Db,
                ScenarioJob.At(day.AddDays(1)),
                stop
            )
        );
        var insurer = new InsurerSimulator.Habits((long)(job.Seed % int.MaxValue));
        var bill = ScenarioJob.Must(InsurerSimulator.BillFor(sent.Billing.Path, insurer));
        var billed = new BillRun.Request(job.Region, run.Id, bill.Code, bill.Amount);
        ScenarioJob.Must(await BillRun.Handle(billed, job.Treasurer, job.Db, ScenarioJob.At(day.AddDays(2)), stop));
        await Pay(job, run, day, stop);
        var first = await Answer(job, run, sent.Billing.Path, bill.Code, day.AddDays(20), isAgain: false, stop);
        var last = first;
        if (first.People.Rejected > 0)
        {
            var again = new ResubmitRun.Request(job.Region, run.Id, folder);
            var repaired = ScenarioJob.At(day.AddDays(24));
            var supplement = ScenarioJob.Must(await ResubmitRun.Handle(again, job.Treasurer, job.Db, repaired, stop));
            last = await Answer(job, run, supplement.Path, bill.Code, day.AddDays(27), isAgain: true, stop);
        }

        return new MonthDone(programme.Code, month, run, first.People.Rejected, last.People.Accepted, last.RunState);
    }

    /// <summary>SPP, SPM and SP2D of each account, on three days.</summary>
    private static async Task Pay(ScenarioJob job, RunSummary run, DateOnly day, CancellationToken stop)
    {
        List<LineSum> sums;
        await using (var session = await job.Db.Read(stop))
            sums = await RunTables.LineSums(session, job.Region, run.Id, stop);
        var number = $"{run.Programme.ToUpperInvariant()}/{run.Month}";
        var papers = sums.GroupBy(sum => sum.Insurance)
            .Select(account => new PayRun.Papers(
                Enum.Parse<Jaminan>(account.Key, ignoreCase: true),
                account.Aggregate(Rupiah.Zero, (total, sum) => total + sum.Amount),
                $"SPP-LS/{account.Key.ToUpperInvariant()}/{number}",
                day.AddDays(5),
                $"SPM-LS/{account.Key.ToUpperInvariant()}/{number}",
                day.AddDays(7),
                $"SP2D/{account.Key.ToUpperInvariant()}/{number}",
                day.AddDays(9)
            ))
            .ToList();
        var request = new PayRun.Request(job.Region, run.Id, papers);
        ScenarioJob.Must(await PayRun.Handle(request, job.Treasurer, job.Db, ScenarioJob.At(day.AddDays(9)), stop));
    }

    private static async Task<ReconcileFile.Answer> Answer(
        ScenarioJob job,
        RunSummary run,
        string billingFile,
        string billingCode,
        DateOnly day,
        bool isAgain,
        CancellationToken stop
    )
    {
        var insurer = new InsurerSimulator.Habits((long)(job.Seed % int.MaxValue));
        var folder = Path.Combine(job.Folder, "bpjs-masuk");
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "hasil-" + Path.GetFileName(billingFile));
        ScenarioJob.Must(InsurerSimulator.Answer(billingFile, billingCode, isAgain, insurer, path));
        await using var file = File.OpenRead(path);
        var request = new ReconcileFile.Request(job.Region, run.Id, Path.GetFileName(path), file);
        return ScenarioJob.Must(await ReconcileFile.Handle(request, job.Treasurer, job.Db, ScenarioJob.At(day), stop));
    }

    /// <summary>What the month costs under a reading, without storing anything.</summary>
    private static async Task<Rupiah> Price(
        ScenarioJob job,
        ScenarioProgramme programme,
        string reading,
        Month month,
        CancellationToken stop
    )
    {
        var terms = Terms(job, programme, reading, month);
        var day = ScenarioJob.At(month.FirstDay);
        return ScenarioJob.Must(await PreviewRun.Handle(terms, job.Treasurer, job.Db, job.Law, day, stop)).Amount;
    }

    private static RunTerms Terms(ScenarioJob job, ScenarioProgramme programme, string reading, Month month) =>
        new(
            job.Region,
            programme.Code,
            month,
            reading == "pu" ? Segment.Pu : Segment.Bpu,
            programme.Funding,
            reading == "pu" ? programme.StatedWageRupiah?.ToString() : null
        );
}

/// <summary>One month of one programme, done.</summary>
internal sealed record MonthDone(
    string Programme,
    Month Month,
    RunSummary Run,
    int RejectedAtFirst,
    int AcceptedAtLast,
    string State
);

/// <param name="Months">In the order they were paid.</param>
/// <param name="Readings">First month's amount under each reading of the law, keyed programme_reading.</param>
internal sealed record MoneyCounts(List<MonthDone> Months, Dictionary<string, Rupiah> Readings);
