using System.Security.Cryptography;
using System.Text.Json;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Security;
using Naungan.Core;

namespace Naungan.App.Scenarios;

/// <summary>
/// Writes the files the agencies of a scenario would have sent, the answers from outside, and truth.csv.
/// </summary>
public static class MakeFiles
{
    /// <param name="Seed">Null takes the scenario's own seed.</param>
    /// <param name="Scale">1 gives the published numbers; 0.01 a hundredth of them.</param>
    public sealed record Request(string Scenario, string Folder, ulong? Seed = null, double Scale = 1);

    /// <param name="Kind">
    /// "list" from an agency, or the kind of an outside list: dukcapil, bpjs-active, asn, dtsen.
    /// </param>
    /// <param name="Agency">Agency code; empty for outside lists.</param>
    public sealed record MadeFile(string File, string Kind, string Agency, string Programme, int Rows, string Sha256);

    public sealed record Made(
        string Scenario,
        ulong Seed,
        double Scale,
        int People,
        int Rows,
        IReadOnlyList<MadeFile> Files
    );

    private sealed record Plan(string File, string Kind, string Agency, string Programme, Func<Stream, Outcome> Write);

    private sealed record Outcome(int Rows, List<TruthRow> Truth);

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<Result<Made>> Handle(Request request, Actor actor, CancellationToken stop)
    {
        if (Access.Check(actor, "scenario.files", actor.Government) is { } notAllowed)
            return notAllowed;
        if (request.Scale is not (> 0 and <= 25))
            return new Refusal(
                "scale-out-of-range",
                "Skala harus lebih dari 0 dan paling besar 25, misalnya --scale 0.1."
            );
        if (!ScenarioFolder.Load(request.Scenario).TryGet(out var scenario, out var refusal))
            return refusal;
        var seed = request.Seed ?? scenario.Seed;
        var population = new Population(scenario, seed, request.Scale);
        // Before any file is begun: the outside lists read the same rows while the districts' files are written.
        foreach (var workers in population.Workers)
            workers.Sort(DistrictFile.InOrder);
        var plans = Plans(scenario, population, seed).ToList();
        var outcomes = new Outcome[plans.Count];
        var files = new MadeFile[plans.Count];
        // Each file is made by a generator of its own or by none, so the order of work does not show in the bytes.
        await Parallel.ForAsync(
            0,
            plans.Count,
            stop,
            async (i, token) => (files[i], outcomes[i]) = await Make(plans[i], request.Folder, token)
        );
        await using (var truth = File.Create(Path.Combine(request.Folder, "truth.csv")))
            TruthFile.Write(truth, outcomes.SelectMany(outcome => outcome.Truth));
        var rows = files.Where(f => f.Kind == "list").Sum(f => f.Rows);
        var made = new Made(scenario.Name, seed, request.Scale, CountedPeople(population), rows, files);
        await using var manifest = File.Create(Path.Combine(request.Folder, "manifest.json"));
        await JsonSerializer.SerializeAsync(manifest, made, _json, stop);
        return made;
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "scenario files",
            "Menulis berkas yang akan dikirim dinas-dinas, jawaban dari luar, dan truth.csv",
            "naungan scenario files kukar-2021-paritrana --out berkas",
            verb =>
            {
                var name = verb.Argument("NAME", "Nama skenario, lihat naungan scenario list");
                var folder = verb.Option<string>("--out", "Folder tujuan", required: true);
                var seed = verb.Option<ulong>("--seed", "Benih acak; benih yang sama memberi berkas yang sama");
                var scale = verb.Option<double>("--scale", "Bagian dari jumlah sebenarnya, misalnya 0.1");
                verb.Run(async run =>
                {
                    var request = new Request(
                        run.Get(name),
                        run.Get(folder)!,
                        run.Has(seed) ? run.Get(seed) : null,
                        run.Has(scale) ? run.Get(scale) : 1
                    );
                    return run.Answer(await Handle(request, ScenarioFolder.ConsoleActor(), run.Stop), Print);
                });
            }
        );

    private static void Print(Made made, TextWriter output)
    {
        foreach (var file in made.Files)
            output.WriteLine($"{file.Rows, 8}  {file.File}");
        output.WriteLine(
            $"{made.Rows} baris dari dinas tentang {made.People} orang yang dihitung; benih {made.Seed}, skala {made.Scale}"
        );
    }

    private static int CountedPeople(Population population) =>
        population.Rows.Where(row => row.Person.Counted.Length > 0).Select(row => row.Person.Number).Distinct().Count();

    private static IEnumerable<Plan> Plans(Scenario scenario, Population population, ulong seed)
    {
        var head = new ListHead(
            scenario.GovernmentName,
            scenario.ShortName ?? scenario.GovernmentName.ToUpperInvariant(),
            scenario.EnrolledOn.Year
        );
        var workers = scenario.Programmes.FirstOrDefault(p => p.Sectors.Count > 0);
        for (var i = 0; workers is not null && i < population.Territory.Districts.Count; i++)
        {
            var district = population.Territory.Districts[i];
            var rows = population.Workers[i];
            var file = FormattableString.Invariant($"{workers.Agency}/{i + 1:00} Pekerja Rentan {district.Name}.xlsx");
            var writer = new DistrictFile(file, district, i, head);
            if (rows.Count > 0)
                yield return List(file, workers, stream => writer.Write(stream, rows));
        }
        foreach (var programme in scenario.Programmes.Where(p => p.Groups.Count > 0))
        {
            foreach (var plan in OfficialPlans(programme, population.Officials, scenario.ReportEveryDays > 0))
                yield return plan;
        }

        OutsideLists Lists(ulong salt) => new(scenario, population, new SeededRandom(seed ^ salt));
        yield return Outside("disdukcapil/Hasil padanan NIK.csv", "dukcapil", s => Lists(1).WriteDukcapil(s));
        yield return Outside("bpjs/Peserta pada pemberi kerja.csv", "bpjs-active", s => Lists(2).WriteInsurer(s));
        yield return Outside("bkpsdm/Daftar ASN.csv", "asn", s => Lists(3).WriteCivilServants(s));
        yield return Outside("dinsos/Desil kesejahteraan.csv", "dtsen", s => Lists(4).WriteDeciles(s));
    }

    private static IEnumerable<Plan> OfficialPlans(
        ScenarioProgramme programme,
        Dictionary<string, List<Listing>> groups,
        bool isOfficeByOffice
    )
    {
        var thl = programme.Agency + "/Data THL Kabupaten 2021.xlsx";
        var staff = programme.Agency + "/Kades dan Perangkat Desa.xlsx";
        var council = programme.Agency + "/BPD se-Kabupaten.xls";
        var heads = programme.Agency + "/KETUA_RT_2021.csv";
        if (groups.TryGetValue("thl", out var dailies) && isOfficeByOffice)
        {
            foreach (var plan in OfficePlans(programme, dailies))
                yield return plan;
        }
        else if (dailies is not null)
        {
            yield return List(thl, programme, stream => OfficialFiles.WriteThl(stream, thl, dailies));
        }

        if (!groups.TryGetValue("kades", out var villageHeads))
            yield break;
        yield return List(
            staff,
            programme,
            stream =>
                OfficialFiles.WriteVillageLists(
                    stream,
                    staff,
                    ("KADES", "DAFTAR KEPALA DESA", villageHeads),
                    ("PERANGKAT", "DAFTAR PERANGKAT DESA", groups["perangkat_desa"])
                )
        );
        yield return List(council, programme, stream => OfficialFiles.WriteCouncil(stream, council, groups["bpd"]));
        yield return List(heads, programme, stream => OfficialFiles.WriteRtHeads(stream, heads, groups["rt"]));
    }

    /// <summary>A workbook of each office of its own, in the order in which they report.</summary>
    private static IEnumerable<Plan> OfficePlans(ScenarioProgramme programme, List<Listing> rows)
    {
        var number = 0;
        foreach (var office in rows.GroupBy(r => r.Person.Office).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var file = FormattableString.Invariant($"{programme.Agency}/{++number:00} Non-ASN {office.Key}.xlsx");
            yield return List(file, programme, stream => OfficialFiles.WriteThl(stream, file, [.. office]));
        }
    }

    private static Plan List(string file, ScenarioProgramme programme, Func<Stream, List<TruthRow>> write) =>
        new(
            file,
            "list",
            programme.Agency,
            programme.Code,
            stream =>
            {
                var truth = write(stream);
                return new Outcome(truth.Count, truth);
            }
        );

    private static Plan Outside(string file, string kind, Func<Stream, int> write) =>
        new(file, kind, "", "", stream => new Outcome(write(stream), []));

    private static async Task<(MadeFile, Outcome)> Make(Plan plan, string folder, CancellationToken stop)
    {
        var path = Path.Combine(folder, plan.File);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var memory = new MemoryStream();
        var outcome = plan.Write(memory);
        var bytes = memory.ToArray();
        await File.WriteAllBytesAsync(path, bytes, stop);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return (new MadeFile(plan.File, plan.Kind, plan.Agency, plan.Programme, outcome.Rows, hash), outcome);
    }
}
