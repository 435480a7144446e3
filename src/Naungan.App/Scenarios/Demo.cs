using System.Diagnostics;
using Naungan.App.Accounts;
using Naungan.App.Jobs;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Scenarios.Job;
using Naungan.Core;

namespace Naungan.App.Scenarios;

/// <summary>
/// Makes a scenario's files, runs the whole job on them in a fresh folder, prints the figures, then serves the web.
/// </summary>
public static class Demo
{
    public const string DefaultScenario = "kukar-2021-paritrana";

    /// <summary>Marks a folder as a demonstration's own: only such a folder is ever emptied.</summary>
    private const string Marker = "peragaan.txt";

    public static void Verb(Verbs cli) =>
        cli.Add(
            "demo",
            "Peragaan: membuat berkas skenario, menjalankan seluruh pekerjaan, lalu membuka web",
            "naungan demo kukar-2021-paritrana",
            verb =>
            {
                var name = verb.OptionalArgument("SCENARIO", "Nama skenario; bawaan " + DefaultScenario);
                var quiet = verb.Flag("--no-serve", "Berhenti sesudah angka-angka dicetak");
                var urls = verb.Option<string>("--urls", "Alamat web; bawaan " + Serve.DefaultUrl);
                var seed = verb.Option<ulong>("--seed", "Benih acak");
                var scale = verb.Option<double>("--scale", "Bagian dari jumlah sebenarnya, misalnya 0.1");
                var boundaries = verb.Option<string>("--boundaries", "GeoJSON batas kecamatan untuk peta");
                verb.Run(async run =>
                {
                    var folder = run.HasData ? run.DataFolder : Path.Combine("data", "peragaan");
                    if (Empty(folder) is { } refusal)
                        return run.Refused(refusal);
                    var watch = Stopwatch.StartNew();
                    await using var db = Db.InFolder(folder);
                    await Migrate.ToLatest(db, run.Now, run.Stop);
                    var request = new RunScenario.Request(
                        run.GetOptional(name) ?? DefaultScenario,
                        Path.Combine(folder, "berkas"),
                        run.Has(seed) ? run.Get(seed) : null,
                        run.Has(scale) ? run.Get(scale) : 1
                    );
                    var actor = Actor.AtConsole(default, Environment.UserName);
                    var answer = await RunScenario.Handle(
                        request,
                        actor,
                        db,
                        Law.LawFiles.Shipped,
                        run.Output,
                        run.Stop
                    );
                    var code = run.Answer(
                        answer,
                        (done, output) => RunScenario.Print(done, output),
                        RunScenario.ExitOf
                    );
                    if (answer.IsRefused || run.Get(quiet))
                        return code;
                    run.Output.WriteLine($"Selesai dalam {watch.Elapsed.TotalSeconds:0.0} detik.");
                    var address = run.Get(urls) ?? Serve.DefaultUrl;
                    await Open(run, db, address, answer.Value.Door, run.Get(boundaries));
                    return code;
                });
            }
        );

    private static async Task Open(VerbRun run, Db db, string address, DemoDoor door, string? boundaries)
    {
        var options = new Serve.Options(
            address.Split(';'),
            await Serve.GovernmentName(db, run.Stop),
            BoundaryFile: boundaries,
            Demo: door
        );
        // The day's work of the demonstration's own last day; the program that serves does it.
        if (door.Day is { } day)
            await DailyClock.Ask(db, ScenarioJob.At(day), run.Stop);
        await using var app = Serve.Build(db, run.Clock, options);
        await app.StartAsync(run.Stop);
        run.Output.WriteLine(
            $"Buka {address} dan pilih peran; kata sandi peragaan: {door.Password}. Ctrl+C untuk berhenti."
        );
        await app.WaitForShutdownAsync(run.Stop);
    }

    /// <summary>Makes the folder ready for a fresh demonstration, or refuses when it holds something else.</summary>
    private static Refusal? Empty(string folder)
    {
        var marker = Path.Combine(folder, Marker);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !File.Exists(marker))
            return Refusal.Invalid(
                "not-a-demo-folder",
                $"Folder {folder} berisi data lain. Peragaan hanya mengosongkan folder peragaan; pilih folder lain dengan --data."
            );
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        File.WriteAllText(marker, "Folder peragaan Naungan; dikosongkan setiap kali `naungan demo` dijalankan.\n");
        return null;
    }
}
