using System.Globalization;
using Naungan.App.Platform.Cli;
using Naungan.Core;
using Naungan.Linkage;
using Naungan.Linkage.Reading;
using Naungan.Linkage.Settings;

namespace Naungan.App.Matching;

/// <summary>
/// <c>naungan match</c>: which records of one list, or of two, are the same person. Works on files and touches no
/// database; the decisions are the library's.
/// </summary>
public static class MatchVerbs
{
    internal const string SettingsAbout = "Berkas pengaturan JSON, atau nama bawaan: person-id, generic";

    public static void Verb(Verbs cli)
    {
        cli.Add(
            "match dedupe",
            "Cari orang yang tercatat lebih dari sekali dalam satu daftar",
            "naungan match dedupe warga.csv --settings person-id --clusters kelompok.csv",
            verb =>
            {
                var file = verb.Argument("FILE", "Daftar orang (CSV)");
                Link(verb, run => [run.Get(file)]);
            }
        );
        cli.Add(
            "match link",
            "Cari orang dari satu daftar dalam daftar lain",
            "naungan match link dinas.csv dukcapil.csv --settings person-id --pairs pasangan.csv",
            verb =>
            {
                var left = verb.Argument("LEFT", "Daftar pertama (CSV)");
                var right = verb.Argument("RIGHT", "Daftar kedua (CSV)");
                Link(verb, run => [run.Get(left), run.Get(right)]);
            }
        );
        cli.Add(
            "match explain",
            "Jelaskan bobot sepasang catatan, kolom demi kolom",
            "naungan match explain --settings person-id --left 17 --right 204 warga.csv",
            Explain
        );
        EncodeList.Verb(cli);
    }

    private static void Link(Verb verb, Func<VerbRun, string[]> filesOf)
    {
        var settings = verb.Option<string>("--settings", SettingsAbout, required: true);
        var pairs = verb.Option<string>("--pairs", "Tulis pasangan yang cocok ke berkas ini");
        var clusters = verb.Option<string>("--clusters", "Tulis kelompok ke berkas ini");
        var review = verb.Option<string>("--review", "Tulis pasangan yang perlu dilihat orang ke berkas ini");
        var model = verb.Option<string>("--save-model", "Simpan model terlatih ke berkas ini");
        var threshold = verb.Option<string>(
            "--threshold",
            "Peluang terendah untuk dianggap sama; bawaan 0.85 bila NIK mengajari mesin, selain itu 0.95"
        );
        var aside = verb.Flag("--set-aside", "Sisihkan baris rusak dan id ganda, alih-alih menolak berkas");
        verb.Run(run =>
        {
            var files = filesOf(run);
            return Answer(
                run,
                () =>
                {
                    var chosen = Load(run, settings, threshold, run.Get(aside));
                    var progress = new MatchProgress(run.Output).Report;
                    var (table, result) =
                        files.Length == 1
                            ? Linker.DedupeFile(files[0], chosen, progress)
                            : Linker.LinkFiles(files[0], files[1], chosen, progress);
                    if (run.Get(pairs) is { } pairsPath)
                        LinkageOutput.WritePairs(pairsPath, table, result.Matches);
                    if (run.Get(review) is { } reviewPath)
                        LinkageOutput.WritePairs(reviewPath, table, result.Review);
                    if (run.Get(clusters) is { } clustersPath)
                        LinkageOutput.WriteClusters(clustersPath, table, result.ClusterOf);
                    if (run.Get(model) is { } modelPath)
                        File.WriteAllText(modelPath, result.Model.ToJson());
                    LastMatch.Remember(run.DataFolder, files, result.Model);
                    return MatchSummary.Of(table, result);
                },
                MatchSummary.Print
            );
        });
    }

    private static void Explain(Verb verb)
    {
        var file = verb.OptionalArgument("FILE", "Daftar (CSV); bawaan: daftar pada pengaturan, atau yang terakhir");
        var second = verb.OptionalArgument("RIGHT", "Daftar kedua, bila dua daftar dihubungkan");
        var settings = verb.Option<string>("--settings", SettingsAbout, required: true);
        var left = verb.Option<string>("--left", "Id catatan pertama", required: true);
        var right = verb.Option<string>("--right", "Id catatan kedua", required: true);
        verb.Run(run =>
            Answer(
                run,
                () =>
                {
                    var chosen = Load(run, settings, null, setAside: true);
                    var named = new[] { run.GetOptional(file), run.GetOptional(second) }.OfType<string>().ToArray();
                    var files = named.Length > 0 ? named : LastMatch.Files(chosen, run.Get(settings)!, run.DataFolder);
                    if (chosen.Model is null && LastMatch.ModelFor(run.DataFolder, files) is { } remembered)
                        chosen = chosen with { Model = remembered };
                    var steps = Linker.Explain(files, chosen, run.Get(left)!, run.Get(right)!);
                    return MatchExplanation.Of(run.Get(left)!, run.Get(right)!, steps);
                },
                MatchExplanation.Print
            )
        );
    }

    internal static LinkageSettings Load(
        VerbRun run,
        System.CommandLine.Option<string?> settings,
        System.CommandLine.Option<string?>? threshold,
        bool setAside
    )
    {
        var chosen = LinkageSettings.Load(run.Get(settings)!);
        if (setAside)
            chosen = chosen with { BadRows = BadRows.SetAside };
        if (threshold is null || run.Get(threshold) is not { } text)
            return chosen;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var p) && p is > 0 and < 1
            ? chosen with
            {
                Threshold = p,
            }
            : throw new WrongUsageException("--threshold");
    }

    // What is wrong with a file or with settings is a refusal with the engine's own reason and place.
    internal static Task<int> Answer<T>(VerbRun run, Func<T> work, Action<T, TextWriter> print)
    {
        try
        {
            return Task.FromResult(run.Answer<T>(work(), print));
        }
        catch (LinkageInputException problem)
        {
            return Task.FromResult(run.Refused(Refusal.Invalid(problem.Reason, problem.Message)));
        }
        catch (FileNotFoundException problem)
        {
            var name = Path.GetFileName(problem.FileName);
            return Task.FromResult(run.Refused(Refusal.Invalid("file-not-found", $"Berkas {name} tidak ditemukan.")));
        }
    }
}
