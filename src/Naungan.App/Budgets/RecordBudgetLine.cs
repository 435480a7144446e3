using Naungan.App.Audit;
using Naungan.App.Law;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Ledger;
using Naungan.Core.Money;

namespace Naungan.App.Budgets;

/// <summary>Records a line of a DPA and posts its appropriation. The same line again is the same line.</summary>
public static class RecordBudgetLine
{
    /// <param name="Insurance">One of them: JKK and JKM are separate accounts.</param>
    /// <param name="Fund">Code of a <see cref="Fund"/>.</param>
    /// <param name="Document">Number of the DPA.</param>
    public sealed record Request(
        RegionCode Region,
        int FiscalYear,
        string Agency,
        string Programme,
        Jaminan Insurance,
        string AccountCode,
        string AccountName,
        string Fund,
        Rupiah Ceiling,
        string Document
    );

    public static async Task<Result<Guid>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "budgets.record", request.Region) is { } refusal)
            return refusal;
        if (Wrong(request) is { } wrong)
            return wrong;
        await using var session = await db.Write(stop);
        if (!await IsKnown(session, request, stop))
            return Refusal.NotFound("Program atau perangkat daerah");
        var line = Line(request, now);
        if (await BudgetTables.Insert(session, request.Region, line, actor, now, stop) == 0)
            return Again(await BudgetTables.Same(session, request.Region, line, stop), request);
        var entry = new LedgerEntry(
            $"appropriation/{line.Id}/{request.Document}",
            EntryKind.Appropriation,
            request.FiscalYear,
            request.Document,
            [new(line.Id, null, request.Ceiling)]
        );
        if ((await BudgetGuard.Post(session, entry, actor, now, stop)).Refusal is { } refused)
            return refused;
        var detail = $"{line.Title} {request.Ceiling} {request.Document}";
        await AuditTrail.Append(session, actor, "budgets.record", $"budget-line {line.Id}", detail, now, stop);
        await session.Commit(stop);
        return line.Id;
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "budget record",
            "Mencatat satu baris DPA sebagai pagu iuran",
            "naungan budget record --government 64.02 --year 2021 --agency distransnaker --programme pekerja-rentan "
                + "--insurance jkk --account 5.1.02.02.02.0006 --name \"Belanja iuran JKK\" --fund apbd --amount 1100000000 "
                + "--document DPA/2021/1",
            verb =>
            {
                var read = Options(verb);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var request = read(run);
                    var actor = await run.Actor(db, request.Region);
                    var answer = await Handle(request, actor, db, run.Now, run.Stop);
                    return run.Answer(answer, (id, output) => output.WriteLine($"Pagu {id} tercatat."));
                });
            }
        );

    private static Func<VerbRun, Request> Options(Verb verb)
    {
        var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
        var year = verb.Option<int>("--year", "Tahun anggaran", required: true);
        var agency = verb.Option<string>("--agency", "Kode perangkat daerah", required: true);
        var programme = verb.Option<string>("--programme", "Kode program", required: true);
        var insurance = verb.Option<string>("--insurance", "jkk atau jkm", required: true);
        var account = verb.Option<string>("--account", "Kode rekening belanja", required: true);
        var name = verb.Option<string>("--name", "Nama rekening belanja", required: true);
        var fund = verb.Option<string>("--fund", "apbd, dbh-sawit, dbhcht, apbd-provinsi, apbdes, csr", required: true);
        var amount = verb.Option<long>("--amount", "Pagu dalam rupiah", required: true);
        var document = verb.Option<string>("--document", "Nomor DPA", required: true);
        return run =>
            new(
                run.Get(region),
                run.Get(year),
                run.Get(agency)!,
                run.Get(programme)!,
                LawWords.TryProgrammes(run.Get(insurance), out var one)
                    ? one
                    : throw new WrongUsageException("--insurance"),
                run.Get(account)!,
                run.Get(name)!,
                run.Get(fund)!,
                new Rupiah(run.Get(amount)),
                run.Get(document)!
            );
    }

    private static Refusal? Wrong(Request request)
    {
        if (Fund.Find(request.Fund) is null)
            return Refusal.Invalid("fund-unknown", $"Sumber dana '{request.Fund}' tidak dikenal.");
        if (request.Insurance.Each().Count() != 1)
            return Refusal.Invalid("one-insurance", "Satu baris pagu untuk satu program jaminan: JKK dan JKM dipisah.");
        if (request.Ceiling <= Rupiah.Zero)
            return Refusal.Invalid("amount-not-positive", "Pagu harus lebih dari nol.");
        return string.IsNullOrWhiteSpace(request.Document) || string.IsNullOrWhiteSpace(request.AccountCode)
            ? Refusal.Invalid("document-needed", "Nomor DPA dan kode rekening harus diisi.")
            : null;
    }

    private static async Task<bool> IsKnown(Session session, Request request, CancellationToken stop) =>
        await session.One<long>(
            "select count(*) from agency a join programme p on p.region_code = a.region_code "
                + "where a.region_code = @Region and a.code = @Agency and p.code = @Programme",
            request,
            stop
        ) == 1;

    private static BudgetLine Line(Request request, DateTimeOffset now) =>
        new()
        {
            Id = Ids.New(now),
            FiscalYear = request.FiscalYear,
            AgencyCode = request.Agency,
            ProgrammeCode = request.Programme,
            Insurance = request.Insurance.Key(),
            AccountCode = request.AccountCode,
            AccountName = request.AccountName,
            Fund = request.Fund,
            Document = request.Document,
        };

    private static Result<Guid> Again(BudgetLine? known, Request request)
    {
        if (known is { } line && line.Document == request.Document && line.Ceiling == request.Ceiling)
            return line.Id;
        return Refusal.Invalid(
            "budget-line-exists",
            "Baris pagu ini sudah tercatat dengan nilai atau dokumen lain. Gunakan perubahan pagu dengan nomor dokumennya."
        );
    }
}
