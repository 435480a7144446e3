using System.Globalization;
using Naungan.App.Audit;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Intake;

namespace Naungan.App.Intake;

/// <summary>
/// Writes every row read, with its outcome, as CSV; NIKs masked unless a reason for showing them is given.
/// </summary>
public static class ExportOutcomes
{
    /// <param name="Submission">One submission; all of the government when null.</param>
    /// <param name="UnmaskReason">Why NIKs are to be shown in full, kept in the audit trail; null keeps them
    /// masked.</param>
    public sealed record Request(RegionCode Government, Guid? Submission, string? UnmaskReason = null);

    public sealed record Answer(int Submissions, int Rows, bool IsMasked);

    private const int ReasonLettersMin = 8;

    public static async Task<Result<Answer>> Handle(
        Request request,
        Stream output,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "intake.read", request.Government) is { } refusal)
            return refusal;
        if (request.UnmaskReason is { } reason)
        {
            if (Access.Check(actor, "people.reveal", request.Government) is { } notAllowed)
                return notAllowed;
            if (reason.Trim().Length < ReasonLettersMin)
                return Refusal.Invalid("reason-too-short", "Tulis alasan membuka NIK, paling sedikit 8 huruf.");
            await Audited(request, actor, db, now, stop);
        }

        var government = request.Government.Code;
        var scope = Access.ScopeOf(actor, "intake.read");
        await using var session = await db.Read(stop);
        var submissions = (await IntakeTables.All(session, government, scope, stop)).FindAll(submission =>
            request.Submission is null || submission.Id == request.Submission
        );
        if (request.Submission is not null && submissions.Count == 0)
            return Refusal.NotFound("Berkas usulan");
        using var csv = new SafeCsvWriter(output);
        csv.Record("file", "sheet", "row", "outcome", "reason", "person", "nik", "birth_date", "sex", "village");
        var rows = 0;
        foreach (var submission in submissions)
        {
            var again = await RowsAgain.Of(session, db, government, submission, stop);
            foreach (var row in IntakeTables.Rows(session, government, submission.Id))
            {
                stop.ThrowIfCancellationRequested();
                Write(csv, submission, row, again, isMasked: request.UnmaskReason is null);
                rows++;
            }
        }

        return new Answer(submissions.Count, rows, request.UnmaskReason is null);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "intake outcomes",
            "Menulis setiap baris yang dibaca beserta hasilnya",
            "naungan intake outcomes --out hasil.csv",
            verb =>
            {
                var id = verb.OptionalArgument("ID", "Nomor usulan; semua bila kosong");
                var file = verb.Option<string>("--out", "Berkas CSV tujuan", required: true);
                var unmask = verb.Option<string>("--unmask", "Tampilkan NIK penuh, dengan alasan yang dicatat");
                var government = verb.Option<RegionCode>("--government", "Kode daerah, bila lebih dari satu");
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    Guid? submission = run.GetOptional(id) is { } text ? WhichGovernment.Submission(text) : null;
                    RegionCode? given = run.Has(government) ? run.Get(government) : null;
                    var region = await WhichGovernment.Of(db, given, submission, run.Stop);
                    await using var output = File.Create(run.Get(file)!);
                    var request = new Request(region, submission, run.Get(unmask));
                    var answer = await Handle(request, output, await run.Actor(db, region), db, run.Now, run.Stop);
                    return run.Answer(answer, (made, text) => text.WriteLine($"{made.Rows} baris ditulis."));
                });
            }
        );

    private static async Task Audited(Request request, Actor actor, Db db, DateTimeOffset now, CancellationToken stop)
    {
        await using var session = await db.Write(stop);
        var subject = request.Submission is { } id ? "submission " + id : "all submissions";
        await AuditTrail.Append(session, actor, "people.reveal", subject, request.UnmaskReason!.Trim(), now, stop);
        await session.Commit(stop);
    }

    private static void Write(
        SafeCsvWriter csv,
        IntakeTables.Submission submission,
        IntakeTables.Row row,
        RowsAgain again,
        bool isMasked
    )
    {
        var facts = row.Outcome == Outcomes.Ignored ? null : again.Facts(row);
        csv.Field(submission.FileName);
        csv.Field(row.Sheet);
        csv.Field(row.RowNumber);
        csv.Field(row.Outcome);
        csv.Field(row.Reason ?? "");
        csv.Field(row.PersonId?.ToString() ?? "");
        csv.Record(
            NikOf(facts, isMasked),
            facts?.BornOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            facts?.Sex?.ToString() ?? "",
            facts is null ? "" : again.Village(facts)
        );
    }

    private static string NikOf(RowFacts? facts, bool isMasked) =>
        isMasked ? Nik.Mask(facts?.Nik.Digits) : facts?.Nik.Digits ?? "";
}
