using Naungan.App.Audit;
using Naungan.App.Law;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Roster;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Time;

namespace Naungan.App.Reports;

/// <summary>
/// Writes a report as a file. NIKs are masked unless somebody who may see them gives a reason. What left the house is
/// kept by its hash and in the audit trail before the first byte leaves.
/// </summary>
public static class ExportReport
{
    private const string Annex = "annex";
    private const int ReasonLettersMin = 10;

    /// <param name="Format">xlsx, pdf, csv or json.</param>
    /// <param name="UnmaskReason">Null for masked NIKs.</param>
    /// <param name="Address">Of the public pages, for the QR; may be empty.</param>
    public sealed record Request(
        string Name,
        ReportQuery Query,
        string Format,
        string? UnmaskReason = null,
        string Address = ""
    );

    public sealed record Answer(string Name, int Rows, string Sha256, bool IsMasked);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook law,
        Stream output,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (!ReportFormat.All.Contains(request.Format))
            return Refusal.Invalid("format-unknown", "Pilih XLSX, PDF, CSV atau JSON.");
        var isMasked = request.UnmaskReason is null;
        if (
            !isMasked
            && (Access.Check(actor, ReportCatalogue.Unmask, request.Query.Region) ?? NoReason(request)) is { } no
        )
            return no;
        var made = await MakeReport.Handle(new(request.Name, request.Query, isMasked), actor, db, law, stop);
        if (!made.TryGet(out var report, out var refusal))
            return refusal;
        await using (var session = await db.Write(stop))
        {
            await ReportTables.Keep(session, report, actor, now, stop);
            var action = isMasked ? ReportCatalogue.Browse : ReportCatalogue.Unmask;
            var detail =
                $"{request.Format}, {request.Query.Written}, sidik {report.Hash}"
                + (isMasked ? "" : ", alasan: " + request.UnmaskReason);
            await AuditTrail.Append(session, actor, action, "laporan " + request.Name, detail, now, stop);
            await session.Commit(stop);
        }

        ReportFormat.Write(report, request.Format, request.Address, output);
        return new Answer(request.Name, report.RowCount, report.Hash, isMasked);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "report",
            "Menulis laporan sebagai XLSX, PDF, CSV atau JSON; nama laporan ada di halaman /reports",
            "naungan report budget-realisation --government 64.02 --year 2021 --out realisasi.pdf",
            verb =>
            {
                var names = string.Join(", ", ReportCatalogue.All.Select(kind => kind.Name));
                var name = verb.Argument("NAME", "Nama laporan: " + names + ", " + Annex);
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var year = verb.Option<int>("--year", "Tahun; bawaan tahun tagihan terakhir");
                var month = verb.Option<Month>("--month", "Bulan, misalnya 2021-10; bawaan bulan tagihan terakhir");
                var on = verb.Option<DateOnly>("--on", "Keadaan pada hari; bawaan akhir bulan itu");
                var village = verb.Option<string>("--village", "Kode desa atau kecamatan");
                var path = verb.Option<string>("--out", "Berkas .xlsx, .pdf, .csv atau .json", required: true);
                var unmask = verb.Option<string>("--unmask", "Alasan membuka NIK");
                var address = verb.Option<string>("--address", "Alamat halaman warga, untuk QR");
                var decree = verb.Option<string>("--decree", "Nomor SK, untuk laporan " + Annex);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var actor = await run.Actor(db, run.Get(region));
                    if (run.Get(name) == Annex)
                        return await WriteAnnex(run, db, actor, run.Get(decree), run.Get(path)!, run.Get(unmask));
                    var today = DateOnly.FromDateTime(run.Now.UtcDateTime);
                    var usual = await MakeReport.Usual(db, actor, today, run.Stop);
                    var asked = run.Has(month) ? run.Get(month) : usual.Month;
                    var query = new ReportQuery(
                        actor.Government,
                        run.Has(year) ? run.Get(year) : asked.Year,
                        asked,
                        run.Has(on) ? run.Get(on) : asked.LastDay,
                        run.Get(village) ?? ""
                    );
                    var file = run.Get(path)!;
                    var format = Path.GetExtension(file).TrimStart('.').ToLowerInvariant();
                    var request = new Request(run.Get(name), query, format, run.Get(unmask), run.Get(address) ?? "");
                    using var buffer = new MemoryStream();
                    var answer = await Handle(request, actor, db, LawFiles.Shipped, buffer, run.Now, run.Stop);
                    if (!answer.IsRefused)
                        await File.WriteAllBytesAsync(file, buffer.ToArray(), run.Stop);
                    return run.Answer(
                        answer,
                        (done, text) => text.WriteLine($"{done.Rows} baris, SHA-256 {done.Sha256}")
                    );
                });
            }
        );

    /// <summary>The decree's own paper, so that every paper leaves by one command.</summary>
    private static async Task<int> WriteAnnex(
        VerbRun run,
        Db db,
        Actor actor,
        string? decree,
        string path,
        string? unmask
    )
    {
        var format = Path.GetExtension(path).TrimStart('.').ToLowerInvariant();
        if (decree is null)
            throw new WrongUsageException("--decree");
        if (format is not ("xlsx" or "pdf"))
            return run.Refused(Refusal.Invalid("format-unknown", "Lampiran SK ditulis sebagai XLSX atau PDF."));
        var request = new ExportAnnex.Request(actor.Government, decree, unmask, format == "pdf");
        using var buffer = new MemoryStream();
        var answer = await ExportAnnex.Handle(request, actor, db, buffer, run.Now, run.Stop);
        if (!answer.IsRefused)
            await File.WriteAllBytesAsync(path, buffer.ToArray(), run.Stop);
        return run.Answer(
            answer,
            (done, text) => text.WriteLine($"{done.Rows} orang dalam lampiran SK {done.Number}.")
        );
    }

    // A NIK typed into the reason would put it into the trail, where nothing is ever erased.
    private static Refusal? NoReason(Request request)
    {
        var reason = request.UnmaskReason!.Trim();
        if (reason.Length < ReasonLettersMin)
            return Refusal.Invalid("reason-missing", "Tulis alasan membuka NIK, sedikitnya sepuluh huruf.");
        return reason.Count(char.IsAsciiDigit) >= 16
            ? Refusal.Invalid("reason-holds-number", "Jangan menulis NIK dalam alasan.")
            : null;
    }
}
