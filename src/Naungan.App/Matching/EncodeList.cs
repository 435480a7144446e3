using Naungan.App.Platform.Cli;
using Naungan.Linkage;
using Naungan.Linkage.Privacy;
using Naungan.Linkage.Reading;
using Naungan.Linkage.Settings;

namespace Naungan.App.Matching;

/// <summary>
/// <c>naungan match encode</c>: turns a list into keyed filters, so that two agencies can compare theirs without
/// showing names. Both use the same settings and the same key; what comes out is linked by <c>match link</c>.
/// </summary>
public static class EncodeList
{
    /// <param name="SetAside">Rows left out because they could not be read.</param>
    public sealed record Outcome(int Records, int SetAside, string File, string Settings);

    public static void Verb(Verbs cli) =>
        cli.Add(
            "match encode",
            "Samarkan daftar agar dua instansi dapat membandingkannya tanpa memperlihatkan nama",
            "naungan match encode warga.csv --settings person-id --key kunci.txt --out samar.csv --link-settings samar.json",
            verb =>
            {
                var file = verb.Argument("FILE", "Daftar orang (CSV)");
                var settings = verb.Option<string>("--settings", MatchVerbs.SettingsAbout, required: true);
                var key = verb.Option<string>("--key", "Berkas kunci bersama, paling sedikit 16 bita", required: true);
                var to = verb.Option<string>("--out", "Tulis daftar tersamar ke berkas ini", required: true);
                var link = verb.Option<string>("--link-settings", "Tulis pengaturan untuk match link", required: true);
                var aside = verb.Flag("--set-aside", "Sisihkan baris rusak dan id ganda, alih-alih menolak berkas");
                verb.Run(run =>
                    MatchVerbs.Answer(
                        run,
                        () =>
                        {
                            var chosen = MatchVerbs.Load(run, settings, null, run.Get(aside));
                            return Encode(run.Get(file), chosen, ReadKey(run.Get(key)!), run.Get(to)!, run.Get(link)!);
                        },
                        Print
                    )
                );
            }
        );

    private static Outcome Encode(string file, LinkageSettings chosen, byte[] key, string to, string settingsTo)
    {
        var (table, resolved) = Linker.Read(file, chosen);
        var settings = PrivateList.Write(to, table, resolved, key);
        File.WriteAllText(settingsTo, settings.ToJson());
        return new Outcome(table.RowCount, table.SetAside.Count, to, settingsTo);
    }

    // The key stands in a file: what is typed on a command line can be read by others on the machine.
    private static byte[] ReadKey(string path)
    {
        var key = File.ReadAllBytes(path);
        return key.Length >= BloomEncoder.KeyBytesMin
            ? key
            : throw new LinkageInputException(
                "key-too-short",
                FormattableString.Invariant($"Kunci harus paling sedikit {BloomEncoder.KeyBytesMin} bita.")
            );
    }

    private static void Print(Outcome outcome, TextWriter output)
    {
        output.WriteLine($"Catatan disamarkan: {outcome.Records}; baris disisihkan: {outcome.SetAside}");
        output.WriteLine("Serahkan hanya berkas hasil, jangan pernah kuncinya. Id catatan tetap terbaca.");
    }
}
