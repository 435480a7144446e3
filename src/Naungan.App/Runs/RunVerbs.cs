using System.CommandLine;
using Naungan.App.Law;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Runs;

/// <summary>The commands <c>naungan run ...</c>: one a step of the month, each calling the step's own Handle.</summary>
public static class RunVerbs
{
    private const string Example = "--government 64.02 --run 0199...";

    public static void AddTo(Verbs cli)
    {
        cli.Add("run open", "Menghitung iuran satu bulan dan mencadangkan pagunya", Opening("open"), Open);
        cli.Add(
            "run preview",
            "Menghitung tanpa menyimpan, misalnya menurut pembacaan lain",
            Opening("preview"),
            Preview
        );
        Step(cli, "run approve", "Menyetujui hitungan; orang lain dari yang menghitung", ApproveRun.Handle, Approving);
        cli.Add(
            "run submit",
            "Menulis berkas untuk BPJS Ketenagakerjaan",
            $"naungan run submit {Example} --out DIR",
            Submit
        );
        cli.Add("run bill", "Mencatat kode iuran", $"naungan run bill {Example} --code 123 --amount 595392000", Bill);
        cli.Add("run pay", "Mencatat SPP, SPM, dan SP2D satu rekening", Paying, Pay);
        cli.Add("run resubmit", "Mengajukan ulang yang ditolak", $"naungan run resubmit {Example} --out DIR", Resubmit);
        cli.Add(
            "run reverse",
            "Membatalkan sebelum dibayar",
            $"naungan run reverse {Example} --reason \"...\"",
            Reverse
        );
    }

    private const string Paying =
        "naungan run pay --government 64.02 --run 0199... --insurance jkk --amount 354400000 --spp 1 "
        + "--spp-on 2021-11-01";

    private static string Opening(string verb) =>
        $"naungan run {verb} --government 64.02 --programme pekerja-rentan --month 2021-10 --reading bpu --fund apbd";

    private static ApproveRun.Request Approving(RegionCode region, Guid run) => new(region, run);

    private static void Open(Verb verb)
    {
        var terms = Terms(verb);
        var key = verb.Option<Guid>("--key", "Kunci permintaan: yang sama tidak dihitung dua kali");
        verb.Run(async run =>
        {
            await using var db = await run.OpenDb();
            var asked = terms(run);
            var actor = await run.Actor(db, asked.Region);
            var id = run.Has(key) ? run.Get(key) : Ids.New(run.Now);
            var answer = await OpenRun.Handle(new(id, asked), actor, db, LawFiles.Shipped, run.Now, run.Stop);
            return run.Answer(answer, Print);
        });
    }

    private static void Preview(Verb verb)
    {
        var terms = Terms(verb);
        verb.Run(async run =>
        {
            await using var db = await run.OpenDb();
            var asked = terms(run);
            var actor = await run.Actor(db, asked.Region);
            var answer = await PreviewRun.Handle(asked, actor, db, LawFiles.Shipped, run.Now, run.Stop);
            return answer.TryGet(out var found, out var refusal)
                ? run.Answer(
                    (Result<PreviewAnswer>)PreviewAnswer.Of(found),
                    (value, output) => output.WriteLine($"{value.People} orang, {value.Amount}, belum disimpan.")
                )
                : run.Refused(refusal);
        });
    }

    /// <summary>What a script reads: figures, reasons and law, but no list of people.</summary>
    private sealed record PreviewAnswer(
        int People,
        Rupiah Amount,
        IReadOnlyDictionary<string, Rupiah> ByInsurance,
        IReadOnlyDictionary<string, int> Exclusions,
        IReadOnlyList<LawBecause> Because,
        string Sha256
    )
    {
        internal static PreviewAnswer Of(PreviewRun.Answer answer) =>
            new(
                answer.People,
                answer.Amount,
                answer.ByInsurance,
                answer.Exclusions.GroupBy(one => one.Reason).ToDictionary(why => why.Key, why => why.Count()),
                LawBecause.All(answer.Law),
                answer.Sha256
            );
    }

    private static void Submit(Verb verb)
    {
        var (region, id) = Run(verb);
        var folder = verb.Option<string>("--out", "Folder berkas; isinya memuat NIK", required: true);
        verb.Run(run =>
            Act(
                run,
                region,
                (db, actor) =>
                    SubmitRun.Handle(new(run.Get(region), run.Get(id), run.Get(folder)!), actor, db, run.Now, run.Stop),
                (answer, output) => output.WriteLine(string.Join('\n', answer.Files.Select(Line)))
            )
        );
    }

    private static void Resubmit(Verb verb)
    {
        var (region, id) = Run(verb);
        var folder = verb.Option<string>("--out", "Folder berkas; isinya memuat NIK", required: true);
        verb.Run(run =>
            Act(
                run,
                region,
                (db, actor) =>
                    ResubmitRun.Handle(
                        new(run.Get(region), run.Get(id), run.Get(folder)!),
                        actor,
                        db,
                        run.Now,
                        run.Stop
                    ),
                (file, output) => output.WriteLine(Line(file))
            )
        );
    }

    private static void Bill(Verb verb)
    {
        var (region, id) = Run(verb);
        var code = verb.Option<string>("--code", "Kode iuran", required: true);
        var amount = verb.Option<long>("--amount", "Uang baru yang ditagih, rupiah", required: true);
        var jkk = verb.Option<long>("--credit-jkk", "Kelebihan bayar JKK yang dipakai");
        var jkm = verb.Option<long>("--credit-jkm", "Kelebihan bayar JKM yang dipakai");
        verb.Run(run =>
            Act(
                run,
                region,
                (db, actor) =>
                    BillRun.Handle(
                        new(
                            run.Get(region),
                            run.Get(id),
                            run.Get(code)!,
                            new Rupiah(run.Get(amount)),
                            CreditVerbs.Credit(run.Get(jkk), run.Get(jkm))
                        ),
                        actor,
                        db,
                        run.Now,
                        run.Stop
                    ),
                Print
            )
        );
    }

    private static void Pay(Verb verb)
    {
        var (region, id) = Run(verb);
        var insurance = verb.Option<string>("--insurance", "jkk atau jkm", required: true);
        var amount = verb.Option<long>("--amount", "Jumlah, rupiah", required: true);
        var spp = verb.Option<string>("--spp", "Nomor SPP", required: true);
        var sppOn = verb.Option<DateOnly>("--spp-on", "Tanggal SPP", required: true);
        var spm = verb.Option<string>("--spm", "Nomor SPM");
        var spmOn = verb.Option<DateOnly>("--spm-on", "Tanggal SPM");
        var sp2d = verb.Option<string>("--sp2d", "Nomor SP2D");
        var sp2dOn = verb.Option<DateOnly>("--sp2d-on", "Tanggal SP2D");
        verb.Run(run =>
        {
            DateOnly? Day(Option<DateOnly> option) => run.Has(option) ? run.Get(option) : null;
            var papers = new PayRun.Papers(
                LawWords.TryProgrammes(run.Get(insurance), out var one)
                    ? one
                    : throw new WrongUsageException("--insurance"),
                new Rupiah(run.Get(amount)),
                run.Get(spp)!,
                run.Get(sppOn),
                run.Get(spm),
                Day(spmOn),
                run.Get(sp2d),
                Day(sp2dOn)
            );
            var request = new PayRun.Request(run.Get(region), run.Get(id), [papers]);
            return Act(run, region, (db, actor) => PayRun.Handle(request, actor, db, run.Now, run.Stop), Print);
        });
    }

    private static void Reverse(Verb verb)
    {
        var (region, id) = Run(verb);
        var reason = verb.Option<string>("--reason", "Alasan pembatalan", required: true);
        verb.Run(run =>
        {
            var request = new ReverseRun.Request(run.Get(region), run.Get(id), run.Get(reason)!);
            return Act(run, region, (db, actor) => ReverseRun.Handle(request, actor, db, run.Now, run.Stop), Print);
        });
    }

    private static void Step<T>(
        Verbs cli,
        string path,
        string about,
        Func<T, Actor, Db, DateTimeOffset, CancellationToken, Task<Result<RunSummary>>> handle,
        Func<RegionCode, Guid, T> request
    ) =>
        cli.Add(
            path,
            about,
            $"naungan {path} {Example}",
            verb =>
            {
                var (region, id) = Run(verb);
                verb.Run(run =>
                    Act(
                        run,
                        region,
                        (db, actor) => handle(request(run.Get(region), run.Get(id)), actor, db, run.Now, run.Stop),
                        Print
                    )
                );
            }
        );

    internal static (Option<RegionCode> Region, Option<Guid> Run) Run(Verb verb) =>
        (
            verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true),
            verb.Option<Guid>("--run", "Nomor tagihan bulan", required: true)
        );

    internal static async Task<int> Act<T>(
        VerbRun run,
        Option<RegionCode> region,
        Func<Db, Actor, Task<Result<T>>> handle,
        Action<T, TextWriter> print
    )
    {
        await using var db = await run.OpenDb();
        return run.Answer(await handle(db, await run.Actor(db, run.Get(region))), print);
    }

    internal static Func<VerbRun, RunTerms> Terms(Verb verb)
    {
        var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
        var programme = verb.Option<string>("--programme", "Kode program", required: true);
        var month = verb.Option<Month>("--month", "Bulan iuran, misalnya 2021-10", required: true);
        var reading = verb.Option<string>("--reading", "bpu atau pu", required: true);
        var fund = verb.Option<string>("--fund", "Sumber dana, misalnya apbd", required: true);
        var wage = verb.Option<string>("--wage", "Upah yang dinyatakan bagi semua (pu)");
        return run =>
            new(
                run.Get(region),
                run.Get(programme)!,
                run.Get(month),
                LawWords.TryOne<Segment>(run.Get(reading), out var segment)
                    ? segment
                    : throw new WrongUsageException("--reading"),
                run.Get(fund)!,
                run.Get(wage)
            );
    }

    private static string Line(WrittenFile file) =>
        $"{file.Kind}: {file.Rows} baris, {file.Amount}, {file.Sha256}, {file.Path}";

    private static void Print(RunSummary run, TextWriter output) =>
        output.WriteLine(
            $"{run.Id} {run.Programme} {run.Month} ({run.Reading}): {run.State}, {run.People} orang, {run.Amount}, "
                + $"jatuh tempo {run.DueOn:yyyy-MM-dd}"
        );
}
