using System.Diagnostics;
using System.Globalization;
using Naungan.App.Coverage;
using Naungan.App.Insurer;
using Naungan.App.Insurer.Simulator;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Reconciliation;
using Naungan.App.Runs;
using Naungan.App.Tests;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.Bench.Money;

/// <summary>
/// A whole month for so many people, each step beside the raw work it cannot do without, in one run:
/// <c>bench money 100000 1000000 --database postgres</c>.
/// </summary>
internal static class MoneyBench
{
    private const int Asked = 3_000;
    private static readonly List<long> _peaks = [];
    private static readonly Actor _claims = new("klaim", Role.ClaimsOfficer, MoneyGround.Code);

    internal static async Task Run(IReadOnlyList<string> words)
    {
        var kind = words.Contains("postgres") ? DbKind.Postgres : DbKind.Sqlite;
        var sizes = words.Where(word => char.IsAsciiDigit(word[0])).Select(word => Number(word)).ToList();
        Console.WriteLine(
            "people   | lines raw | run (ratio) | approve | files alone | export (ratio) | month to export | rows raw | "
                + "reconcile (ratio) | ask p50 / p99 | peak of run / approve / export / reconcile"
        );
        foreach (var people in sizes.Count > 0 ? sizes : [100_000])
            await One(kind, people);
    }

    private static int Number(string word) =>
        int.Parse(word.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static async Task One(DbKind kind, int people)
    {
        var folder = Directory.CreateTempSubdirectory("naungan-bench-").FullName;
        await using (
            var db =
                kind == DbKind.Sqlite
                    ? Db.InFolder(folder)
                    : Db.OnServer(await ScratchPostgres.FreshDatabase() + ";Command Timeout=600", Vault.InMemory())
        )
        {
            var ground = new MoneyGround(db, people);
            await ground.Prepare();
            await Month(ground, folder);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task Month(MoneyGround ground, string folder)
    {
        _peaks.Clear();
        var rawLines = await Timed(() => Raw(ground, ground.People * 2));
        RunSummary run = null!;
        var opened = await Step(async () => run = await Open(ground));
        var approved = await Step(() => Approve(ground, run.Id));
        SubmitRun.Answer sent = null!;
        var exported = await Step(async () => sent = await Submit(ground, run.Id, folder));
        var alone = await Timed(() => Task.Run(() => FilesAlone(sent, folder)));
        var answer = await Paid(ground, run, sent, folder);
        var rawRows = await Timed(() => Raw(ground, ground.People));
        var reconciled = await Step(() => Reconcile(ground, run.Id, answer));
        var asks = await Asks(ground);
        var peaks = string.Join(" / ", _peaks.Select(peak => peak >> 20));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{ground.People, 8} | {rawLines:0.00} s | {opened:0.00} s ({opened / rawLines:0.0}) | {approved:0.00} s | "
                    + $"{alone:0.00} s | {exported:0.00} s ({exported / alone:0.0}) | {opened + approved + exported:0.00} s | "
                    + $"{rawRows:0.00} s | {reconciled:0.00} s ({reconciled / rawRows:0.0}) | "
                    + $"{asks[Asked / 2]:0.00} / {asks[Asked * 99 / 100]:0.00} ms | {peaks} MB"
            )
        );
    }

    private static async Task<double> Timed(Func<Task> act)
    {
        var clock = Stopwatch.StartNew();
        await act();
        return clock.Elapsed.TotalSeconds;
    }

    /// <summary>A step of the product: also the most memory the process held during it.</summary>
    private static async Task<double> Step(Func<Task> act)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        await File.WriteAllTextAsync("/proc/self/clear_refs", "5"); // the peak begins anew (man proc)
        var seconds = await Timed(act);
        _peaks.Add(Process.GetCurrentProcess().PeakWorkingSet64);
        return seconds;
    }

    /// <summary>The same columns into the same keys: COPY, or a prepared insert, in one transaction.</summary>
    private static async Task Raw(MoneyGround ground, int lines)
    {
        await using var session = await ground.Db.Write(default);
        await session.Run(
            "create table raw_line as select * from run_line where 1 = 0; "
                + "create unique index raw_key on raw_line (region_code, run_id, person_id, insurance)"
        );
        var (run, line) = (Guid.NewGuid(), Guid.NewGuid());
        await session.BulkInsert(
            "raw_line",
            [
                "region_code",
                "run_id",
                "person_id",
                "insurance",
                "month",
                "budget_line_id",
                "tariff",
                "amount",
                "state",
                "correction",
            ],
            Enumerable
                .Range(0, lines)
                .Select(i =>
                    new object?[]
                    {
                        "64.08",
                        run,
                        new Guid(i / 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                        i % 2 == 0 ? "jkk" : "jkm",
                        202401,
                        line,
                        1 + (i % 2),
                        10_000L,
                        "open",
                        0,
                    }
                )
        );
        await session.Run("drop table raw_line");
        await session.Commit();
    }

    private static async Task<RunSummary> Open(MoneyGround ground)
    {
        var terms = new RunTerms(MoneyGround.Code, MoneyGround.Programme, new Month(2024, 1), Segment.Bpu, "apbd");
        var request = new OpenRun.Request(Guid.NewGuid(), terms);
        var now = MoneyGround.Now;
        return (await OpenRun.Handle(request, MoneyGround.Treasurer, ground.Db, LawFiles.Shipped, now, default)).Value;
    }

    private static async Task Approve(MoneyGround ground, Guid run) =>
        _ = (
            await ApproveRun.Handle(
                new(MoneyGround.Code, run),
                MoneyGround.Officer,
                ground.Db,
                MoneyGround.Now,
                default
            )
        ).Value;

    private static async Task<SubmitRun.Answer> Submit(MoneyGround ground, Guid run, string folder)
    {
        var request = new SubmitRun.Request(MoneyGround.Code, run, folder);
        return (await SubmitRun.Handle(request, MoneyGround.Treasurer, ground.Db, MoneyGround.Now, default)).Value;
    }

    /// <summary>Both files again from rows in memory: what writing alone costs.</summary>
    private static void FilesAlone(SubmitRun.Answer sent, string folder)
    {
        var row = new InsurerRow
        {
            Nik = MoneyGround.Nik(1),
            Name = "PEKERJA 123456",
            BirthDate = new DateOnly(1990, 1, 1),
            Address = "Jalan Poros 1",
            Village = "64.08.04.2001",
            Category = "petani",
            Month = new Month(2024, 1),
            Amount = new Rupiah(16_800),
            Jkk = new Rupiah(10_000),
            Jkm = new Rupiah(6_800),
        };
        foreach (var file in sent.Files)
        {
            var layout = Layout.Shipped.Single(one => one.Code == file.Layout);
            using var output = File.Create(Path.Combine(folder, "alone"));
            LayoutWriter.Write(layout, Enumerable.Repeat(row, file.Rows), output);
        }
    }

    private static async Task<string> Paid(MoneyGround ground, RunSummary run, SubmitRun.Answer sent, string folder)
    {
        var bill = new BillRun.Request(MoneyGround.Code, run.Id, "SIM1", run.Amount);
        _ = (await BillRun.Handle(bill, MoneyGround.Treasurer, ground.Db, MoneyGround.Now, default)).Value;
        var day = new DateOnly(2024, 2, 1);
        PayRun.Papers Of(Jaminan insurance, long price) =>
            new(insurance, new Rupiah(price * ground.People), "1", day, "2", day, "3", day);
        var pay = new PayRun.Request(MoneyGround.Code, run.Id, [Of(Jaminan.Jkk, 10_000), Of(Jaminan.Jkm, 6_800)]);
        _ = (await PayRun.Handle(pay, MoneyGround.Treasurer, ground.Db, MoneyGround.Now, default)).Value;
        var answer = Path.Combine(folder, "hasil.csv");
        _ = InsurerSimulator.Answer(sent.Billing.Path, "SIM1", false, new(7), answer).Value;
        return answer;
    }

    private static async Task Reconcile(MoneyGround ground, Guid run, string answer)
    {
        await using var file = File.OpenRead(answer);
        var request = new ReconcileFile.Request(MoneyGround.Code, run, "hasil.csv", file);
        _ = (await ReconcileFile.Handle(request, MoneyGround.Treasurer, ground.Db, MoneyGround.Now, default)).Value;
    }

    /// <summary>Milliseconds of questions about random people, sorted; each is kept in the audit trail.</summary>
    private static async Task<double[]> Asks(MoneyGround ground)
    {
        var random = new Random(1);
        var times = new double[Asked];
        for (var i = 0; i < times.Length; i++)
        {
            var nik = MoneyGround.Nik(random.Next(ground.People));
            var request = new AskCoverage.Request(MoneyGround.Code, nik, new DateOnly(2024, 1, 20));
            var from = Stopwatch.GetTimestamp();
            var asked = await AskCoverage.Handle(
                request,
                _claims,
                ground.Db,
                LawFiles.Shipped,
                MoneyGround.Now,
                default
            );
            times[i] = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
            _ = asked.Value;
        }

        Array.Sort(times);
        return times;
    }
}
