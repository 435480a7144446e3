using Naungan.App.Platform.Cli;

namespace Naungan.App.Insurer.Simulator;

/// <summary>The stand-in for the insurer at the command line; every answer says what it is.</summary>
public static class SimulatorVerbs
{
    public static void AddTo(Verbs cli)
    {
        cli.Add(
            "simulator bill",
            "SIMULATOR: memberi kode iuran untuk berkas iuran; bukan BPJS Ketenagakerjaan",
            "naungan simulator bill iuran.csv --seed 1",
            verb =>
            {
                var file = verb.Argument("FILE", "Berkas iuran yang dikirim");
                var seed = verb.Option<long>("--seed", "Benih; bawaan 0");
                verb.Run(run =>
                {
                    var bill = InsurerSimulator.BillFor(run.Get(file), new(run.Get(seed)));
                    return Task.FromResult(
                        run.Answer(
                            bill,
                            (value, output) =>
                                output.WriteLine($"{InsurerSimulator.Notice}\n{value.Code} {value.Amount}")
                        )
                    );
                });
            }
        );
        cli.Add(
            "simulator return",
            "SIMULATOR: menjawab berkas iuran dengan berkas hasil; bukan BPJS Ketenagakerjaan",
            "naungan simulator return iuran.csv --code SIM1 --out hasil.csv --seed 1 --reject 3",
            Return
        );
    }

    private static void Return(Verb verb)
    {
        var file = verb.Argument("FILE", "Berkas iuran yang dikirim");
        var code = verb.Option<string>("--code", "Kode iuran", required: true);
        var output = verb.Option<string>("--out", "Berkas hasil", required: true);
        var seed = verb.Option<long>("--seed", "Benih; bawaan 0");
        var reject = verb.Option<int>("--reject", "Berapa dari seribu yang ditolak; bawaan 0");
        var again = verb.Flag("--resubmission", "Pengajuan ulang: semua diterima");
        verb.Run(run =>
        {
            var habits = new InsurerSimulator.Habits(run.Get(seed), run.Get(reject));
            var answer = InsurerSimulator.Answer(
                run.Get(file),
                run.Get(code)!,
                run.Get(again),
                habits,
                run.Get(output)!
            );
            return Task.FromResult(
                run.Answer(
                    answer,
                    (value, text) => text.WriteLine($"{InsurerSimulator.Notice}\n{value.Rows} baris, {value.Amount}")
                )
            );
        });
    }
}
