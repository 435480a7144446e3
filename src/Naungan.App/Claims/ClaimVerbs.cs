using Naungan.App.Law;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.Core.Claims;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Law.Benefits;
using Naungan.Core.Money;

namespace Naungan.App.Claims;

/// <summary>The case of a family at the terminal: report, show, list, step, heir, paper.</summary>
public static class ClaimVerbs
{
    public static void AddTo(Verbs cli)
    {
        Report(cli);
        Show(cli);
        List(cli);
        Step(cli);
        AddHeirVerb(cli);
        Paper(cli);
    }

    private static void Report(Verbs cli) =>
        cli.Add(
            "claim report",
            "Mencatat kejadian yang dilaporkan keluarga, desa, instansi, atau rumah sakit",
            "naungan claim report --nik 6402061508809001 --event death --on 2021-11-20 --place Loa Kulu --reporter family "
                + "--reporter-name Siti --government 64.02",
            verb =>
            {
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var nik = verb.Option<string>("--nik", "NIK peserta, 16 angka", required: true);
                var what = verb.Option<string>(
                    "--event",
                    "death, accident-death, temporary-inability, ...",
                    required: true
                );
                var on = verb.Option<DateOnly>("--on", "Tanggal kejadian", required: true);
                var place = verb.Option<string>("--place", "Tempat kejadian", required: true);
                var story = verb.Option<string>("--story", "Cerita kejadian");
                var reporter = verb.Option<string>(
                    "--reporter",
                    "family, village, agency atau hospital",
                    required: true
                );
                var name = verb.Option<string>("--reporter-name", "Nama pelapor", required: true);
                var reported = verb.Option<DateOnly>("--reported-on", "Hari laporan; bawaan hari ini");
                var unable = verb.Option<int>("--months-unable", "Bulan tidak mampu bekerja");
                var disability = verb.Option<string>("--disability", "Persen cacat menurut tabel");
                var loss = verb.Option<string>("--function-loss", "Persen berkurangnya fungsi");
                var costs = verb.Option<string>("--costs", "Biaya, misalnya transport-land:500000");
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var request = new ReportClaim.Request(
                        run.Get(region),
                        run.Get(nik),
                        null,
                        LawOptions.One<BenefitEvent>(run, what),
                        run.Get(on),
                        run.Get(place)!,
                        run.Get(story) ?? "",
                        run.Get(reporter)!,
                        run.Get(name)!,
                        run.Has(reported) ? run.Get(reported) : Today(run)
                    )
                    {
                        MonthsUnable = run.Get(unable),
                        Disability = LawOptions.Decimal(run, disability, Rational.Zero),
                        FunctionLoss = LawOptions.Decimal(run, loss, Rational.Zero),
                        Costs = run.Get(costs) ?? "",
                    };
                    var actor = await run.Actor(db, request.Region);
                    var answer = await ReportClaim.Handle(request, actor, db, LawFiles.Shipped, run.Now, run.Stop);
                    return run.Answer(answer, (made, output) => output.WriteLine($"Klaim {made.Number} tercatat."));
                });
            }
        );

    private static void Show(Verbs cli) =>
        cli.Add(
            "claim show",
            "Menampilkan satu klaim: perlindungan, perkiraan manfaat, yang kurang, dan jejaknya",
            "naungan claim show KLM/2021/00001 --government 64.02",
            verb =>
            {
                var number = verb.Argument("number", "Nomor klaim");
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var place = run.Get(region);
                    var id = await IdOf(run, db, place, run.Get(number));
                    var actor = await run.Actor(db, place);
                    var answer = await ShowClaim.Handle(new(place, id), actor, db, LawFiles.Shipped, run.Stop);
                    return answer.TryGet(out var claim, out var refusal)
                        ? run.Answer<ClaimAnswer>(ClaimAnswer.Of(claim), (_, output) => Print(claim, output))
                        : run.Refused(refusal);
                });
            }
        );

    private static void List(Verbs cli) =>
        cli.Add(
            "claim list",
            "Daftar klaim menurut keadaan",
            "naungan claim list --state open --government 64.02",
            verb =>
            {
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var state = verb.Option<string>("--state", "open, sent, questioned, accepted, refused, appealed, paid");
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var request = new ListClaims.Request(run.Get(region), run.Get(state), Take: 1000);
                    var answer = await ListClaims.Handle(request, await run.Actor(db, request.Region), db, run.Stop);
                    return answer.TryGet(out var list, out var refusal)
                        ? run.Answer<ClaimListAnswer>(ClaimListAnswer.Of(list), (shown, output) => shown.Print(output))
                        : run.Refused(refusal);
                });
            }
        );

    private static void Step(Verbs cli) =>
        cli.Add(
            "claim step",
            "Mencatat langkah klaim: send, question, reply, accept, refuse, appeal, pay, withdraw, note",
            "naungan claim step KLM/2021/00001 --step accept --amount 41500000 --on 2021-12-03 --government 64.02",
            verb =>
            {
                var number = verb.Argument("number", "Nomor klaim");
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var step = verb.Option<string>("--step", "Langkah", required: true);
                var on = verb.Option<DateOnly>("--on", "Hari langkah; bawaan hari ini");
                var words = verb.Option<string>("--words", "Alasan, pertanyaan, atau catatan");
                var reference = verb.Option<string>("--reference", "Nomor surat atau nomor penyelenggara");
                var amount = verb.Option<long>("--amount", "Jumlah menurut penyelenggara, rupiah");
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var place = run.Get(region);
                    var request = new RecordStep.Request(
                        place,
                        await IdOf(run, db, place, run.Get(number)),
                        LawOptions.One<ClaimStep>(run, step),
                        run.Has(on) ? run.Get(on) : Today(run),
                        run.Get(words) ?? "",
                        run.Get(reference),
                        run.Has(amount) ? new Rupiah(run.Get(amount)) : null
                    );
                    var actor = await run.Actor(db, place);
                    var answer = await RecordStep.Handle(request, actor, db, LawFiles.Shipped, run.Now, run.Stop);
                    return run.Answer(answer, (done, output) => output.WriteLine($"{done.Number}: {done.State}"));
                });
            }
        );

    private static void AddHeirVerb(Verbs cli) =>
        cli.Add(
            "claim heir",
            "Menambah ahli waris atau anak sekolah pada klaim",
            "naungan claim heir KLM/2021/00001 --kind spouse --name Siti --government 64.02",
            verb =>
            {
                var number = verb.Argument("number", "Nomor klaim");
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var kind = verb.Option<string>("--kind", "spouse, child, blood-line, sibling, ...", required: true);
                var name = verb.Option<string>("--name", "Nama", required: true);
                var born = verb.Option<DateOnly>("--born", "Tanggal lahir");
                var school = verb.Option<string>("--school", "sd, smp, sma atau pt");
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var place = run.Get(region);
                    var request = new AddHeir.Request(
                        place,
                        await IdOf(run, db, place, run.Get(number)),
                        LawOptions.One<HeirKind>(run, kind),
                        run.Get(name)!,
                        run.Has(born) ? run.Get(born) : null,
                        School: run.Has(school) ? LawOptions.One<SchoolLevel>(run, school) : null
                    );
                    var actor = await run.Actor(db, place);
                    var answer = await AddHeir.Handle(request, actor, db, LawFiles.Shipped, run.Now, run.Stop);
                    return run.Answer(answer, (heir, output) => output.WriteLine($"Ahli waris ke-{heir} tercatat."));
                });
            }
        );

    private static void Paper(Verbs cli) =>
        cli.Add(
            "claim paper",
            "Mencatat berkas yang diterima, dengan hasil pindaian bila ada",
            "naungan claim paper KLM/2021/00001 --paper death-certificate --file akta.pdf --government 64.02",
            verb =>
            {
                var number = verb.Argument("number", "Nomor klaim");
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var paper = verb.Option<string>("--paper", "Jenis berkas, misalnya death-certificate", required: true);
                var file = verb.Option<string>("--file", "PDF, JPG, atau PNG");
                var on = verb.Option<DateOnly>("--on", "Hari terima; bawaan hari ini");
                verb.Run(async run =>
                {
                    var path = run.Get(file);
                    if (path is not null && new FileInfo(path).Length > Platform.Limits.DocumentBytes)
                        return run.Refused(ReceivePaper.TooLarge);
                    await using var db = await run.OpenDb();
                    var place = run.Get(region);
                    var request = new ReceivePaper.Request(
                        place,
                        await IdOf(run, db, place, run.Get(number)),
                        run.Get(paper)!,
                        run.Has(on) ? run.Get(on) : Today(run),
                        path is null ? null : await File.ReadAllBytesAsync(path, run.Stop)
                    );
                    var actor = await run.Actor(db, place);
                    var answer = await ReceivePaper.Handle(request, actor, db, run.Now, run.Stop);
                    return run.Answer(answer, (title, output) => output.WriteLine($"{title} diterima."));
                });
            }
        );

    private static void Print(ShowClaim.Answer claim, TextWriter output)
    {
        output.WriteLine(
            $"{claim.Claim.Number}  {ClaimRow.TitleOf(claim.Claim.What)}  {claim.Claim.HappenedOn:yyyy-MM-dd}"
        );
        output.WriteLine("  " + claim.Law.Verdict.Reason);
        foreach (var item in claim.Law.Estimate?.Items ?? [])
            output.WriteLine($"{item.Amount, 16}  {item.Title}");
        foreach (var withheld in claim.Law.Estimate?.Withheld ?? [])
            output.WriteLine($"{"tidak dibayar", 16}  {withheld.Title}: {withheld.Reason}");
        if (claim.Law.Estimate is { } estimate)
            output.WriteLine($"{estimate.Total, 16}  perkiraan; BPJS Ketenagakerjaan yang memutuskan");
        foreach (var lack in claim.Lacks)
            output.WriteLine($"  kurang: {lack.What} ({lack.Keeper})");
        foreach (var step in claim.Steps)
            output.WriteLine($"  {step.HappenedOn:yyyy-MM-dd}  {StepRow.TitleOf(step.Step)}  {step.Words}");
    }

    private static async Task<Guid> IdOf(VerbRun run, Db db, RegionCode region, string number)
    {
        await using var session = await db.Read(run.Stop);
        return await ClaimTables.IdOf(session, region.Code, number, run.Stop) ?? Guid.Empty;
    }

    private static DateOnly Today(VerbRun run) => DateOnly.FromDateTime(run.Now.UtcDateTime);
}
