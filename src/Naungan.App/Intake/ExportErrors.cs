using Naungan.App.Audit;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Intake;
using Cell = Naungan.Core.Intake.Cell;

namespace Naungan.App.Intake;

/// <summary>
/// Gives an agency its own list back with what has to be mended: its headings, the rows that wait or were rejected,
/// the cell
/// in question marked, and the reason behind. Numbers are those the agency sent, so the export is written to the audit
/// trail.
/// </summary>
public static class ExportErrors
{
    public sealed record Request(RegionCode Government, Guid Submission);

    public sealed record Answer(string FileName, int Rows);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Stream output,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "intake.errors", request.Government) is { } refusal)
            return refusal;
        var government = request.Government.Code;
        await using var session = await db.Write(stop);
        var submission = await IntakeTables.ById(session, government, request.Submission, stop);
        var own = Access.ScopeOf(actor, "intake.errors").Agency;
        if (submission is null || (own is not null && own != submission.AgencyCode))
            return Refusal.NotFound("Berkas usulan");
        var again = await RowsAgain.Of(session, db, government, submission, stop);
        var rows = IntakeTables
            .Rows(session, government, submission.Id)
            .Where(row => row.Outcome is Outcomes.Waiting or Outcomes.Rejected)
            .Where(row => row.Reason != Differences.Superseded)
            .ToList();
        using (var book = new XlsxWriter(output, leaveOpen: true))
        {
            foreach (var sheet in rows.GroupBy(row => row.Sheet))
                Write(book, sheet.Key, again, [.. sheet]);
            if (rows.Count == 0)
                book.BeginSheet("Tidak ada kesalahan");
        }

        var subject = "submission " + submission.Id;
        await AuditTrail.Append(session, actor, "intake.errors", subject, $"{rows.Count} rows", now, stop);
        await session.Commit(stop);
        return new Answer(Path.GetFileNameWithoutExtension(submission.FileName) + " - perbaikan.xlsx", rows.Count);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "intake errors",
            "Menulis baris yang menunggu atau ditolak sebagai lembar perbaikan",
            "naungan intake errors 0190f5a2-7c1e-7000-8000-000000000001 --out perbaikan.xlsx",
            verb =>
            {
                var id = verb.Argument("ID", "Nomor usulan");
                var file = verb.Option<string>("--out", "Berkas XLSX tujuan", required: true);
                var government = verb.Option<RegionCode>("--government", "Kode daerah, bila lebih dari satu");
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var submission = WhichGovernment.Submission(run.Get(id));
                    RegionCode? given = run.Has(government) ? run.Get(government) : null;
                    var region = await WhichGovernment.Of(db, given, submission, run.Stop);
                    await using var output = File.Create(run.Get(file)!);
                    var request = new Request(region, submission);
                    var answer = await Handle(request, output, await run.Actor(db, region), db, run.Now, run.Stop);
                    return run.Answer(answer, (made, text) => text.WriteLine($"{made.Rows} baris perlu diperbaiki."));
                });
            }
        );

    private static void Write(XlsxWriter book, string sheet, RowsAgain again, List<IntakeTables.Row> rows)
    {
        var layout = again.Reader(sheet).Layout;
        book.BeginSheet(sheet.Length == 0 ? "Perbaikan" : sheet.Split('/')[^1], frozenRows: 1);
        book.BeginRow();
        foreach (var heading in layout.Headings)
            book.Text(heading, CellLook.Heading);
        book.Text("Hasil", CellLook.Heading);
        book.Text("Yang perlu diperbaiki", CellLook.Heading);
        book.Text(Differences.OriginHeading, CellLook.Heading);
        foreach (var row in rows)
        {
            book.BeginRow();
            var cells = again.Cells(row);
            var marked = Marked(row.Reason, layout);
            for (var i = 0; i < layout.Headings.Count; i++)
                book.Text(
                    (i < cells.Count ? cells[i] : Cell.Empty).Text,
                    marked.Contains(i) ? CellLook.Marked : CellLook.Text
                );
            book.Text(ReasonWords.Outcome(row.Outcome), CellLook.Reason);
            book.Text(ReasonWords.Of(row.Reason), CellLook.Reason);
            book.Text(FormattableString.Invariant($"{row.Sheet}!{row.RowNumber}"));
        }
    }

    /// <summary>The columns a reason is about.</summary>
    private static int[] Marked(string? reason, Layout layout) =>
        (
            reason switch
            {
                "no-name" => new[] { Field.Name },
                "no-nik-no-date" => [Field.Nik, Field.BirthDate, Field.BirthPlaceAndDate],
                "nik-date-mismatch" => [Field.Nik, Field.BirthDate, Field.BirthPlaceAndDate],
                "nik-sex-mismatch" => [Field.Nik, Field.Sex],
                "possible-duplicate" => [Field.Name, Field.Nik],
                _ => [Field.Nik],
            }
        )
            .Select(layout.ColumnOf)
            .Where(column => column >= 0)
            .ToArray();
}
