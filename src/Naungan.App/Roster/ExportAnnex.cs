using System.Globalization;
using Naungan.App.Audit;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Roster;

/// <summary>
/// Writes a sealed annex as a workbook or as paper. NIKs are masked unless somebody who may see them gives a reason;
/// both are written to the audit trail before the first row leaves.
/// </summary>
public static class ExportAnnex
{
    public const string Action = "roster.export";
    public const string Unmask = "roster.unmask";
    private const int ReasonCharactersMin = 10;

    /// <param name="UnmaskReason">Null for a masked annex; otherwise why the NIKs are needed in clear.</param>
    /// <param name="AsPdf">Paper instead of a workbook.</param>
    public sealed record Request(RegionCode Region, string Number, string? UnmaskReason = null, bool AsPdf = false);

    public sealed record Answer(string Number, int Rows, bool IsMasked);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        Stream output,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var visible = await ShowDecree.Visible(db, actor, request.Region, request.Number, Action, stop);
        if (!visible.TryGet(out var seen, out var refusal))
            return refusal;
        if (!seen.Decree.IsSealed)
            return VerifyDecree.NotSealed;
        var masked = request.UnmaskReason is null;
        if (!masked && (Access.Check(actor, Unmask, request.Region) ?? ReasonMissing(request)) is { } no)
            return no;
        await using (var writing = await db.Write(stop))
        {
            var (action, detail) = masked ? (Action, "NIK disamarkan") : (Unmask, "alasan: " + request.UnmaskReason);
            await AuditTrail.Append(writing, actor, action, "lampiran SK " + seen.Decree.Number, detail, now, stop);
            await writing.Commit(stop);
        }

        await using var session = await db.Read(stop);
        var totals = await AnnexTotals.OfSealed(session, request.Region, seen.Decree, stop);
        var lines = AnnexRows.OfSealed(session, db.Vault, request.Region, seen.Decree.Id);
        var rows = request.AsPdf
            ? new AnnexPaper(seen.Decree, seen.Programme.Name, totals, masked).Write(output, lines, stop)
            : new AnnexWorkbook(seen.Decree, seen.Programme.Name, totals, masked).Write(output, lines, stop);
        return new Answer(seen.Decree.Number, rows, masked);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "roster export",
            "Menulis lampiran SK sebagai XLSX atau PDF; NIK disamarkan kecuali ada alasan",
            "naungan roster export 188.45/610/2021 --government 64.02 --out lampiran.xlsx",
            verb =>
            {
                var number = verb.Argument("number", "Nomor SK");
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var path = verb.Option<string>("--out", "Berkas .xlsx atau .pdf yang ditulis", required: true);
                var unmask = verb.Option<string>("--unmask", "Alasan membuka NIK");
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var file = run.Get(path)!;
                    var asPdf = file.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase);
                    var request = new Request(run.Get(region), run.Get(number), run.Get(unmask), asPdf);
                    var actor = await run.Actor(db, request.Region);
                    using var buffer = new MemoryStream();
                    var answer = await Handle(request, actor, db, buffer, run.Now, run.Stop);
                    if (!answer.IsRefused)
                        await File.WriteAllBytesAsync(file, buffer.ToArray(), run.Stop);
                    return run.Answer(answer, (value, output) => output.WriteLine($"{value.Rows} orang ditulis."));
                });
            }
        );

    // A NIK typed into the reason would put it into the trail, where nothing is ever erased.
    private static Refusal? ReasonMissing(Request request)
    {
        var reason = request.UnmaskReason!.Trim();
        if (reason.Length < ReasonCharactersMin)
            return Refusal.Invalid(
                "reason-missing",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Tulis alasan membuka NIK, sedikitnya {ReasonCharactersMin} huruf."
                )
            );
        return reason.Count(char.IsAsciiDigit) >= 16
            ? Refusal.Invalid("reason-holds-number", "Jangan menulis NIK dalam alasan.")
            : null;
    }
}
