using Naungan.App.Platform.Cli;

namespace Naungan.App.Runs;

/// <summary>Files for the insurer at the command line: looked at before they leave, and the mutation file.</summary>
internal static class RunFileVerbs
{
    internal static void AddTo(Verbs cli)
    {
        cli.Add(
            "run file",
            "Memeriksa berkas sebelum dikirim: jumlah kendali, temuan, baris pertama",
            "naungan run file --government 64.02 --run 0199... --kind mutation",
            Preview
        );
        cli.Add(
            "run mutation",
            "Menulis berkas mutasi: masuk, keluar, ubah",
            "naungan run mutation --government 64.02 --run 0199... --out DIR",
            Write
        );
    }

    private static void Preview(Verb verb)
    {
        var (region, id) = RunVerbs.Run(verb);
        var kind = verb.Option<string>("--kind", "roster, billing, mutation, atau resubmission", required: true);
        verb.Run(run =>
        {
            var asked = Enum.TryParse<RunFile>(run.Get(kind), ignoreCase: true, out var one)
                ? one
                : throw new WrongUsageException("--kind");
            return RunVerbs.Act(
                run,
                region,
                (db, actor) => PreviewRunFile.Handle(new(run.Get(region), run.Get(id), asked), actor, db, run.Stop),
                Print
            );
        });
    }

    private static void Print(PreviewRunFile.Answer answer, TextWriter output)
    {
        output.WriteLine($"{answer.Layout}: {answer.Rows} baris, {answer.Amount}, {answer.Sha256}");
        foreach (var (change, rows) in answer.Changes)
            output.WriteLine($"  {change} {rows}");
        foreach (var finding in answer.Findings)
            output.WriteLine($"TEMUAN {finding.Text}: {finding.Rows} baris, pertama {finding.FirstRow}");
    }

    private static void Write(Verb verb)
    {
        var (region, id) = RunVerbs.Run(verb);
        var folder = verb.Option<string>("--out", "Folder berkas; isinya memuat NIK", required: true);
        verb.Run(run =>
            RunVerbs.Act(
                run,
                region,
                (db, actor) =>
                    ExportMutation.Handle(
                        new(run.Get(region), run.Get(id), run.Get(folder)!),
                        actor,
                        db,
                        run.Now,
                        run.Stop
                    ),
                (file, output) => output.WriteLine($"{file.Rows} baris, {file.Amount}, {file.Path}")
            )
        );
    }
}
