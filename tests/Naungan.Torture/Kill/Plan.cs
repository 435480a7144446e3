using System.Globalization;
using System.Text;
using Naungan.App.Insurer.Simulator;
using Naungan.App.Intake;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Reconciliation;
using Naungan.App.Runs;
using Naungan.Core;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.Torture.Kill;

/// <summary>
/// A fixed row of steps: lists taken in, then months from the computed run to the last answer. Taken from the beginning
/// every time; what was done before must be answered as before. Each step is acknowledged only after its use case said
/// so.
/// </summary>
internal sealed class Plan(Db db, string folder, Action<string> acknowledge)
{
    internal const int Months = 5;
    internal const int People = 400;
    internal const int StepsAMonth = 9;
    internal const int Lists = 4;
    internal const int JobLists = 2;
    private const int RowsAList = 150;
    private const int RowsAJob = 10_000; // three pieces, each a transaction
    private static readonly InsurerSimulator.Habits _habits = new(Seed: 5, RejectPerMille: 60, WithOddRows: true);
    private static readonly DateTimeOffset _now = new(2016, 1, 20, 3, 0, 0, TimeSpan.Zero);

    /// <summary>A deliberate fault, to see that the campaign notices: acknowledges before the work.</summary>
    internal bool AcknowledgesEarly { get; init; }

    /// <summary>A deliberate fault: a failure is acknowledged like a success.</summary>
    internal bool AcknowledgesFailures { get; init; }

    /// <summary>What every plan begins with; copied, so that people and keys are the same in all of them.</summary>
    internal static async Task Prepare(Db db)
    {
        await Regency.Found(db);
        await App.Regions.LoadRegions.WhenEmpty(db, default);
        foreach (var insurance in new[] { Jaminan.Jkk, Jaminan.Jkm })
            await Regency.Budget(db, 2016, Regency.Farmers, insurance, 100_000_000, Regency.Beginning);
        var people = await Regency.Verified(db, Regency.Farmers, 0, People, Regency.Beginning);
        await Race.RaceDecree.Seal(db, people, Regency.Beginning);
    }

    internal async Task Money()
    {
        for (var month = 1; month <= Months; month++)
            await OneMonth(month);
    }

    internal async Task Import()
    {
        for (var list = 0; list < Lists; list++)
        {
            var path = Path.Combine(folder, $"daftar{list}.csv");
            await File.WriteAllTextAsync(path, List(5_000 + (list * RowsAList), RowsAList));
            var actor = Actor.AtConsole(Regency.Code, "uji");
            var request = new SubmitFile.Request(
                Regency.Code,
                "disnaker",
                Regency.Farmers,
                path,
                Path.GetFileName(path)
            );
            await Step(
                $"import {list}",
                async () =>
                {
                    var answer = (await SubmitFile.Handle(request, actor, db, _now, default)).Value;
                    return $"{answer.Id} {answer.Rows}";
                }
            );
        }
    }

    /// <summary>Lists received, queued and worked as jobs; a killed one goes on where it was.</summary>
    internal async Task Jobs()
    {
        for (var list = 0; list < JobLists; list++)
        {
            var path = Path.Combine(folder, $"kiriman{list}.csv");
            await File.WriteAllTextAsync(path, List(20_000 + (list * RowsAJob), RowsAJob));
            var actor = Actor.AtConsole(Regency.Code, "uji");
            var request = new SendFile.Request(Regency.Code, "disnaker", Regency.Farmers, path);
            await Step(
                $"job {list}",
                async () =>
                {
                    var answer = await Send();
                    // Killed five times before it came further, it waits for somebody to send the same list again.
                    if (answer.Refusal?.Reason == "job-gave-up")
                        answer = await Send();
                    return $"{answer.Value.Id} {answer.Value.Rows}";

                    Task<Result<SubmitFile.Answer>> Send() =>
                        SendFile.Handle(request, actor, db, TimeProvider.System, TextWriter.Null, default);
                }
            );
        }
    }

    private async Task OneMonth(int number)
    {
        var month = new Month(2016, number);
        var key = new Guid(number, 1, 2, [3, 4, 5, 6, 7, 8, 9, 10]);
        var terms = new RunTerms(Regency.Code, Regency.Farmers, month, Segment.Bpu, "apbd");
        RunSummary run = null!;
        await Step(
            $"open {number}",
            async () =>
            {
                var answer = await OpenRun.Handle(
                    new(key, terms),
                    Regency.Treasurer,
                    db,
                    LawFiles.Shipped,
                    _now,
                    default
                );
                run = answer.Value;
                return $"{run.Id} {run.Sha256}";
            }
        );
        var id = run.Id;
        await Step(
            $"approve {number}",
            async () =>
                (await ApproveRun.Handle(new(Regency.Code, id), Regency.Officer, db, _now, default)).Value.Id.ToString()
        );
        SubmitRun.Answer sent = null!;
        await Step(
            $"submit {number}",
            async () =>
            {
                var request = new SubmitRun.Request(Regency.Code, id, folder);
                sent = (await SubmitRun.Handle(request, Regency.Treasurer, db, _now, default)).Value;
                return $"{id} {sent.Billing.Sha256}";
            }
        );
        await Paid(number, id, sent, run);
        await Answered(number, id, sent);
    }

    private async Task Paid(int number, Guid id, SubmitRun.Answer sent, RunSummary run)
    {
        var bill = InsurerSimulator.BillFor(sent.Billing.Path, _habits).Value;
        var billing = new BillRun.Request(Regency.Code, id, bill.Code, run.Amount);
        await Step(
            $"bill {number}",
            async () => (await BillRun.Handle(billing, Regency.Treasurer, db, _now, default)).Value.Id.ToString()
        );
        foreach (var (insurance, price) in new[] { (Jaminan.Jkk, 10_000L), (Jaminan.Jkm, 6_800L) })
        {
            var day = new DateOnly(2016, 2, 1);
            var name = $"{number}/{insurance.Key()}";
            var papers = new PayRun.Papers(
                insurance,
                new Rupiah(price * People),
                "SPP/" + name,
                day,
                "SPM/" + name,
                day,
                "SP2D/" + name,
                day
            );
            var request = new PayRun.Request(Regency.Code, id, [papers]);
            await Step(
                $"pay-{insurance.Key()} {number}",
                async () => (await PayRun.Handle(request, Regency.Treasurer, db, _now, default)).Value.Id.ToString()
            );
        }
    }

    private async Task Answered(int number, Guid id, SubmitRun.Answer sent)
    {
        await Step($"answer {number}", () => Receive(id, sent.Billing.Path, isResubmission: false));
        string? supplement = null;
        await Step(
            $"resubmit {number}",
            async () =>
            {
                var request = new ResubmitRun.Request(Regency.Code, id, folder);
                var answer = await ResubmitRun.Handle(request, Regency.Treasurer, db, _now, default);
                if (answer.Refusal?.Reason != "nothing-to-resubmit")
                    supplement = answer.Value.Path;
                return id.ToString();
            }
        );
        if (supplement is not null)
            await Step($"answer-again {number}", () => Receive(id, supplement, isResubmission: true));
    }

    private async Task<string> Receive(Guid id, string sent, bool isResubmission)
    {
        var path = Path.Combine(folder, $"hasil-{id:N}-{isResubmission}.csv");
        _ = InsurerSimulator.Answer(sent, "SIM1", isResubmission, _habits, path).Value;
        using var file = new MemoryStream(await File.ReadAllBytesAsync(path));
        var request = new ReconcileFile.Request(Regency.Code, id, "hasil.csv", file);
        var answer = (await ReconcileFile.Handle(request, Regency.Treasurer, db, _now, default)).Value;
        return $"{id} {answer.FileId}";
    }

    private async Task Step(string name, Func<Task<string>> act)
    {
        if (AcknowledgesEarly)
            acknowledge($"ack {name} {Guid.Empty} -");
        try
        {
            var done = await act();
            if (!AcknowledgesEarly)
                acknowledge($"ack {name} {done}");
        }
        catch (Exception wrong) when (AcknowledgesFailures && wrong is not OutOfMemoryException)
        {
            acknowledge($"ack {name} {Guid.Empty} -");
        }
    }

    /// <summary>People from a number on; every fiftieth comes twice, every seventieth without a usable NIK.</summary>
    private static string List(int from, int rows)
    {
        var text = new StringBuilder("No;NIK;Nama;Tempat Lahir;Tgl Lahir;L/P;Desa;Kecamatan;Pekerjaan\r\n");
        for (var i = 0; i < rows; i++)
        {
            var person = from + (i % 50 == 49 ? i - 1 : i);
            var nik = i % 70 == 69 ? "6.40206E+15" : Regency.Nik(person);
            text.Append(
                CultureInfo.InvariantCulture,
                $"{i + 1};{nik};Pekerja {person};Tenggarong;{1 + (person % 28):00}-01-1990;L;;;Petani\r\n"
            );
        }

        return text.ToString();
    }
}
