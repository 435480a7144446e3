using Naungan.App.Law;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.Core.Identity;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;

namespace Naungan.App.Runs;

/// <summary>
/// Months ahead, people taken off a month, and credit that comes back: the commands besides the usual month.
/// </summary>
public static class CreditVerbs
{
    public static void AddTo(Verbs cli)
    {
        cli.Add(
            "run advance",
            "Menghitung beberapa bulan di muka sekaligus",
            "naungan run advance --government 64.02 --programme pekerja-rentan --month 2021-10 --reading bpu --fund apbd "
                + "--months 3",
            Advance
        );
        cli.Add(
            "run close",
            "Menutup penerima yang ditolak, atau yang disebut; uangnya menjadi kelebihan bayar",
            "naungan run close --government 64.02 --run 0199... --reason \"Meninggal sebelum bulan ini\"",
            Close
        );
        cli.Add(
            "credit return",
            "Mencatat kelebihan bayar yang kembali ke kas daerah",
            "naungan credit return --government 64.02 --line 0199... --amount 100000 --document STS/1",
            Return
        );
        ListUnpaid.Verb(cli);
        RunFileVerbs.AddTo(cli);
    }

    internal static Dictionary<Jaminan, Rupiah> Credit(long jkk, long jkm)
    {
        var credit = new Dictionary<Jaminan, Rupiah>();
        if (jkk > 0)
            credit.Add(Jaminan.Jkk, new Rupiah(jkk));
        if (jkm > 0)
            credit.Add(Jaminan.Jkm, new Rupiah(jkm));
        return credit;
    }

    private static void Advance(Verb verb)
    {
        var terms = RunVerbs.Terms(verb);
        var months = verb.Option<int>("--months", "Berapa bulan: 3, 6, atau 12", required: true);
        var key = verb.Option<Guid>("--key", "Kunci permintaan: yang sama tidak dihitung dua kali");
        verb.Run(async run =>
        {
            await using var db = await run.OpenDb();
            var asked = terms(run);
            var actor = await run.Actor(db, asked.Region);
            var id = run.Has(key) ? run.Get(key) : Ids.New(run.Now);
            var request = new OpenAdvance.Request(id, asked, run.Get(months));
            var answer = await OpenAdvance.Handle(request, actor, db, LawFiles.Shipped, run.Now, run.Stop);
            return run.Answer(
                answer,
                (value, output) => output.WriteLine($"{value.Runs.Count} bulan, {value.Amount} dicadangkan.")
            );
        });
    }

    private static void Close(Verb verb)
    {
        var (region, id) = RunVerbs.Run(verb);
        var reason = verb.Option<string>("--reason", "Alasan, tanpa nomor pribadi", required: true);
        var person = verb.Option<Guid>("--person", "Hanya orang ini; kosong berarti semua yang ditolak");
        verb.Run(run =>
        {
            Guid[]? people = run.Has(person) ? [run.Get(person)] : null;
            var request = new ClosePeople.Request(run.Get(region), run.Get(id), people, run.Get(reason)!);
            return RunVerbs.Act(
                run,
                region,
                (db, actor) => ClosePeople.Handle(request, actor, db, run.Now, run.Stop),
                (value, output) =>
                    output.WriteLine(
                        $"{value.GivenUp} ditolak dan {value.Corrected} diterima ditutup; {value.Credit} kelebihan bayar."
                    )
            );
        });
    }

    private static void Return(Verb verb)
    {
        var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
        var line = verb.Option<Guid>("--line", "Nomor pagu", required: true);
        var amount = verb.Option<long>("--amount", "Jumlah, rupiah", required: true);
        var document = verb.Option<string>("--document", "Nomor bukti setor (STS)", required: true);
        verb.Run(run =>
        {
            var request = new ReturnCredit.Request(
                run.Get(region),
                run.Get(line),
                new Rupiah(run.Get(amount)),
                run.Get(document)!
            );
            return RunVerbs.Act(
                run,
                region,
                (db, actor) => ReturnCredit.Handle(request, actor, db, run.Now, run.Stop),
                (value, output) => output.WriteLine($"{value.Amount} kembali; {value.Left} masih bebas.")
            );
        });
    }
}
