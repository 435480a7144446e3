using Naungan.App.Audit;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web.Writing;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Handovers;

/// <summary>
/// The papers of an event as one PDF: the list to be called, a letter of invitation and a certificate for each family.
/// Cause and story are in none of them; amounts stand on the families' own papers only.
/// </summary>
public static class PrintHandover
{
    public sealed record Answer(byte[] Pdf, int Families);

    public static async Task<Result<Answer>> Handle(
        ShowHandover.Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var shown = await ShowHandover.Handle(request, actor, db, stop);
        if (!shown.TryGet(out var whole, out var refusal))
            return refusal;
        string government;
        await using (var session = await db.Write(stop))
        {
            government = await session.One<string>(
                "select name from government where region_code = @Region",
                new { request.Region },
                stop
            );
            var subject = "penyerahan " + request.Id;
            await AuditTrail.Append(session, actor, ShowHandover.Action, subject, "papers printed", now, stop);
            await session.Commit(stop);
        }

        using var output = new MemoryStream();
        using (var pdf = new PdfWriter(output, whole.Handover.Title, government))
        {
            Calling(pdf, whole);
            foreach (var family in whole.Families)
            {
                pdf.NewPage();
                Letter(pdf, government, whole.Handover, family);
                pdf.NewPage();
                Certificate(pdf, government, whole.Handover, family);
            }
        }

        return new Answer(output.ToArray(), whole.Families.Count);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "handover print",
            "Menulis daftar panggil, surat undangan, dan piagam penyerahan santunan sebagai PDF",
            "naungan handover print 01a2... --out penyerahan.pdf --government 64.02",
            verb =>
            {
                var id = verb.Argument("id", "Id acara");
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var file = verb.Option<string>("--out", "Berkas .pdf yang ditulis", required: true);
                verb.Run(async run =>
                {
                    if (!Guid.TryParse(run.Get(id), out var handover))
                        throw new WrongUsageException("id");
                    await using var db = await run.OpenDb();
                    var request = new ShowHandover.Request(run.Get(region), handover);
                    var answer = await Handle(request, await run.Actor(db, request.Region), db, run.Now, run.Stop);
                    if (!answer.TryGet(out var papers, out var refusal))
                        return run.Refused(refusal);
                    await File.WriteAllBytesAsync(run.Get(file)!, papers.Pdf, run.Stop);
                    return run.Answer<int>(papers.Families, (count, output) => output.WriteLine($"{count} keluarga."));
                });
            }
        );

    private static void Calling(PdfWriter pdf, ShowHandover.Answer whole)
    {
        var handover = whole.Handover;
        pdf.Title(handover.Title);
        pdf.Paragraph($"{Indonesian.DayOfWeek(handover.HeldOn)}, {handover.Place}");
        pdf.Paragraph($"Diserahkan oleh {handover.Official}, {handover.Office}");
        pdf.Heading("Daftar panggil");
        pdf.Table(
            [
                new PdfColumn("No", 1, ToRight: true),
                new PdfColumn("Penerima", 6),
                new PdfColumn("Desa/kelurahan", 5),
                new PdfColumn("Kecamatan", 4),
                new PdfColumn("Tanda tangan", 4),
            ],
            whole.Families.Select(
                IReadOnlyList<string> (family) =>
                    [$"{family.Number}", family.Recipient, family.Village ?? "", family.District ?? "", ""]
            )
        );
    }

    private static void Letter(PdfWriter pdf, string government, HandoverRow handover, FamilyRow family)
    {
        pdf.Title("Undangan");
        pdf.Paragraph(government);
        pdf.Paragraph($"Kepada yang terhormat {family.Recipient}, {family.Village}");
        pdf.Paragraph(
            $"Dengan hormat, kami mengundang Bapak/Ibu pada {Indonesian.DayOfWeek(handover.HeldOn)} di {handover.Place} "
                + "untuk menerima santunan jaminan sosial ketenagakerjaan."
        );
        pdf.Paragraph(
            $"Jumlah santunan: {family.Amount}. Santunan dibayarkan BPJS Ketenagakerjaan langsung ke rekening penerima dan "
                + "tidak dipotong biaya apa pun. Kehadiran tidak menjadi syarat pembayaran; keluarga boleh diwakili atau tidak "
                + "hadir."
        );
        pdf.Paragraph($"Mohon membawa KTP penerima. Nomor klaim: {family.ClaimNumber}.");
        pdf.Paragraph("Hormat kami,");
        pdf.Paragraph(handover.Office);
        pdf.Paragraph(handover.Official);
    }

    private static void Certificate(PdfWriter pdf, string government, HandoverRow handover, FamilyRow family)
    {
        pdf.Title("Piagam Penyerahan Santunan");
        pdf.Paragraph(government);
        pdf.Paragraph(
            $"Bersama BPJS Ketenagakerjaan menyerahkan santunan jaminan sosial ketenagakerjaan sebesar {family.Amount} kepada "
                + $"{family.Recipient}, keluarga {family.Member}, {family.Village}."
        );
        pdf.Paragraph("Semoga bermanfaat bagi keluarga. Terima kasih atas pengabdian dan kerja almarhum atau peserta.");
        pdf.Paragraph($"{handover.Place}, {Indonesian.Day(handover.HeldOn)}");
        pdf.Paragraph(handover.Office);
        pdf.Paragraph(handover.Official);
    }
}
