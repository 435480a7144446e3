using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Naungan.App.Law;
using Naungan.App.Ledger;
using Naungan.App.Platform.Database;
using Naungan.App.Runs;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Time;

namespace Naungan.Torture.Golden;

/// <summary>
/// Computes, writes and reports each month of golden-months.csv for thirty fixed people and answers its hashes. Nothing
/// of the machine may be in them: not its culture, its clock, its database.
/// </summary>
internal static class GoldenMonths
{
    internal const string Heading =
        "name,month,reading,fund,wage,transport,opened_on,people,amount,lines_sha256,export_sha256,report_sha256";

    private const int People = 30;
    private const int Terms = 7;

    /// <summary>The table as committed.</summary>
    internal static IReadOnlyList<string> Committed { get; } =
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "golden-months.csv"));

    /// <summary>The rows again, computed here and now.</summary>
    internal static async IAsyncEnumerable<string> Compute(Db db, string folder)
    {
        await Found(db);
        foreach (var row in Committed.Skip(1).Where(row => row.Length > 0))
        {
            var cells = row.Split(',');
            yield return string.Join(',', cells[..Terms]) + "," + await One(db, folder, cells);
        }
    }

    private static async Task<string> One(Db db, string folder, string[] cells)
    {
        var opened = DateOnly.ParseExact(cells[6], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var now = new DateTimeOffset(opened, new TimeOnly(3, 0), TimeSpan.Zero);
        var terms = new RunTerms(
            Regency.Code,
            Regency.Farmers,
            Month.Parse(cells[1]),
            cells[2] == "pu" ? Segment.Pu : Segment.Bpu,
            cells[3],
            cells[4].Length == 0 ? null : cells[4],
            cells[5].Length == 0 ? null : cells[5].Split('+')
        );
        var open = new OpenRun.Request(Guid.NewGuid(), terms);
        var run = (await OpenRun.Handle(open, Regency.Treasurer, db, LawFiles.Shipped, now, default)).Value;
        _ = (await ApproveRun.Handle(new(Regency.Code, run.Id), Regency.Officer, db, now, default)).Value;
        var submit = new SubmitRun.Request(Regency.Code, run.Id, folder);
        var sent = (await SubmitRun.Handle(submit, Regency.Treasurer, db, now, default)).Value;
        var export = Hash(string.Concat(sent.Files.Select(file => file.Sha256)));
        var report = Hash(await Report(db, terms, run, now));
        var reverse = new ReverseRun.Request(Regency.Code, run.Id, "uji");
        _ = (await ReverseRun.Handle(reverse, Regency.Officer, db, now, default)).Value;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{run.People},{run.Amount.Amount},{run.Sha256},{export},{report}"
        );
    }

    /// <summary>Who is not paid and why, what each tariff rests on, and where the money lies.</summary>
    private static async Task<string> Report(Db db, RunTerms terms, RunSummary run, DateTimeOffset now)
    {
        var unpaid = new MemoryStream();
        var request = new ListUnpaid.Request(Regency.Code, terms.Programme, terms.Month, null, 0, 0);
        _ = (await ListUnpaid.Export(request, unpaid, Regency.Treasurer, db, now, default)).Value;
        var text = new StringBuilder(Encoding.UTF8.GetString(unpaid.ToArray()));
        var shown = (await ShowRun.Handle(new(Regency.Code, run.Id), Regency.Treasurer, db, default)).Value;
        foreach (var tariff in shown.Tariffs)
        {
            text.Append($"{tariff.Insurance} {tariff.Base} {tariff.Amount}\n");
            foreach (var citation in tariff.Because)
                text.Append($"  {citation.Path} {citation.Value} {citation.Source} {citation.Article}\n");
        }

        var ledger = (await ShowLedger.Handle(new(Regency.Code), Regency.Treasurer, db, default)).Value;
        foreach (var line in ledger.Trial.Where(line => line.Account.ToString() is "Reserved" or "Payable"))
            text.Append($"{line.Account} {line.Balance}\n");
        return text.ToString();
    }

    private static async Task Found(Db db)
    {
        await Regency.Found(db);
        var ids = Enumerable
            .Range(1, People)
            .Select(i => new Guid(i, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, (byte)i]))
            .ToList();
        // The last one has a NIK that cannot be used, so that there is always somebody who is not paid.
        await Regency.Verified(db, Regency.Farmers, ids, Regency.Beginning, i => i < People - 1);
        await Race.RaceDecree.Seal(db, ids, Regency.Beginning);
        await using (var session = await db.Write(default))
        {
            await session.Run("update enrolment set category = 'ojek' where person_id = @id", new { id = ids[3] });
            await session.Run("update person set name = 'ISTIQOMAH İlker' where id = @id", new { id = ids[4] });
            await session.Commit();
        }

        foreach (var fund in new[] { "apbd", "dbhcht", "csr" })
        {
            for (var year = 2019; year <= 2027; year++)
            {
                foreach (var insurance in new[] { Jaminan.Jkk, Jaminan.Jkm })
                    await Regency.Budget(db, year, Regency.Farmers, insurance, 900_000_000, Regency.Beginning, fund);
            }
        }
    }

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}
