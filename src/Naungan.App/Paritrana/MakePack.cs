using Naungan.App.Audit;
using Naungan.App.Law;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web.Writing;
using Naungan.App.Reports;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law;

namespace Naungan.App.Paritrana;

/// <summary>The folder a jury asks for as one ZIP: summary, evidence by aspect, hashes.</summary>
public static class MakePack
{
    private static readonly (string Folder, string Report)[] _reports =
    [
        ("2-penerapan", "budget-realisation"),
        ("2-penerapan", "run-recap"),
        ("2-penerapan", "reconciliation-minutes"),
        ("2-penerapan", "duplicates"),
        ("3-kinerja", "indicators"),
        ("3-kinerja", "coverage-gap"),
        ("3-kinerja", "programme-tables"),
    ];

    public sealed record Request(RegionCode Region, int Year, string Address = "");

    public sealed record Answer(int Files, long Score, int WeightMissing, IReadOnlyList<string> Missing);

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
        var assessed = await AssessSelf.Handle(new(request.Region, request.Year), actor, db, law, stop);
        if (!assessed.TryGet(out var self, out var refusal))
            return refusal;
        using var pack = new PackWriter(output);
        var usual = await MakeReport.Usual(db, actor, new DateOnly(request.Year, 12, 31), stop);
        foreach (var (folder, name) in _reports)
        {
            foreach (var format in new[] { "pdf", "xlsx" })
            {
                using var file = new MemoryStream();
                var asked = new ExportReport.Request(
                    name,
                    usual with
                    {
                        Year = request.Year,
                    },
                    format,
                    null,
                    request.Address
                );
                var written = await ExportReport.Handle(asked, actor, db, law, file, now, stop);
                if (written.IsRefused)
                    return written.Refusal!;
                pack.Add($"{folder}/{name}.{format}", file.ToArray());
            }
        }

        pack.Add("1-kebijakan/dokumen.csv", Csv(self.Policies.Select(Cells), "jenis,nomor,judul,tanggal,sumber"));
        pack.Add("4-wawancara/catatan.csv", Csv(self.Notes.Select(Cells), "tanggal,pokok,catatan"));
        pack.Add("penilaian-mandiri.csv", Csv(self.Items.Select(Cells), "aspek,butir,bobot,capaian,bukti"));
        var government = await GovernmentName(db, request.Region, stop);
        pack.Add("ringkasan.pdf", Summary(self, government));
        var files = pack.Finish();
        await using var session = await db.Write(stop);
        await AuditTrail.Append(
            session,
            actor,
            AssessSelf.Action,
            $"berkas Paritrana {request.Year}",
            pack.Hash,
            now,
            stop
        );
        await session.Commit(stop);
        var missing = self.Items.Where(item => item.Share is null).Select(item => $"{item.Name}: {item.Evidence}");
        return new Answer(files, self.Score, self.WeightMissing, [.. missing]);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "paritrana pack",
            "Menyusun berkas Paritrana Award: kebijakan, penerapan, kinerja, wawancara, dan apa yang belum ada",
            "naungan paritrana pack --government 64.02 --year 2021 --out paritrana-2021.zip",
            verb =>
            {
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var year = verb.Option<int>("--year", "Tahun yang dinilai", required: true);
                var path = verb.Option<string>("--out", "Berkas .zip", required: true);
                var address = verb.Option<string>("--address", "Alamat halaman warga, untuk QR");
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var actor = await run.Actor(db, run.Get(region));
                    var request = new Request(run.Get(region), run.Get(year), run.Get(address) ?? "");
                    using var file = new MemoryStream();
                    var answer = await Handle(request, actor, db, LawFiles.Shipped, file, run.Now, run.Stop);
                    if (!answer.IsRefused)
                        await File.WriteAllBytesAsync(run.Get(path)!, file.ToArray(), run.Stop);
                    return run.Answer(answer, Print);
                });
            }
        );

    private static void Print(Answer answer, TextWriter output)
    {
        output.WriteLine(
            $"{answer.Files} berkas; penilaian mandiri {answer.Score} dari seratus (bobot belum diverifikasi), "
                + $"bobot {answer.WeightMissing} belum ada buktinya."
        );
        foreach (var line in answer.Missing)
            output.WriteLine("  belum ada: " + line);
    }

    private static string[] Cells(AssessSelf.PolicyLine one) =>
        [one.Kind, one.Number, one.Title, ReportCells.Plain(one.SignedOn), one.Source];

    private static string[] Cells(AssessSelf.NoteLine one) => [ReportCells.Plain(one.HeldOn), one.Topic, one.Text];

    private static string[] Cells(AssessSelf.Item one) =>
        [
            one.Aspect,
            one.Name,
            ReportCells.Plain((long)one.Weight),
            one.Share is null ? "belum ada bukti" : ReportCells.Written(one.Share, ColumnKind.Share),
            one.Evidence,
        ];

    private static byte[] Csv(IEnumerable<string[]> rows, string heading)
    {
        using var file = new MemoryStream();
        using (var csv = new SafeCsvWriter(file))
        {
            csv.Record(heading.Split(','));
            foreach (var row in rows)
                csv.Record(row);
        }
        return file.ToArray();
    }

    private static byte[] Summary(AssessSelf.Answer self, string government)
    {
        using var file = new MemoryStream();
        using (
            var pdf = new PdfWriter(
                file,
                $"Paritrana {self.Year} - {government}",
                $"{government} · Paritrana {self.Year}"
            )
        )
        {
            pdf.Paragraph(government);
            pdf.Title($"Berkas Paritrana Award {self.Year}");
            pdf.Paragraph(
                $"Penilaian mandiri {Indonesian.Number(self.Score)} dari 100. Bobot disusun sendiri dan belum diverifikasi: "
                    + "panitia tidak mengumumkan bobotnya. "
                    + $"Bukti yang belum ada berbobot {Indonesian.Number(self.WeightMissing)}."
            );
            foreach (var aspect in self.Items.GroupBy(item => item.Aspect))
            {
                pdf.Heading(aspect.Key);
                pdf.Table(
                    [
                        new("Butir", 12),
                        new("Bobot", 3, true),
                        new("Capaian", 4, true),
                        new("Bukti atau yang harus dilakukan", 14),
                    ],
                    aspect.Select(IReadOnlyList<string> (item) => Cells(item)[1..])
                );
            }
            pdf.Heading("Yang belum ada");
            foreach (var item in self.Items.Where(item => item.Share is null))
                pdf.Paragraph($"- {item.Name}: {item.Evidence}.");
            pdf.Heading("Cakupan per segmen");
            pdf.Table(
                [
                    .. self.Segments.Columns.Select(column => new PdfColumn(
                        column.Heading,
                        column.Weight,
                        column.ToRight
                    )),
                ],
                self.Segments.Rows.Select(
                    IReadOnlyList<string> (row) =>
                        [.. row.Select((cell, i) => ReportCells.Written(cell, self.Segments.Columns[i].Kind))]
                )
            );
        }
        return file.ToArray();
    }

    private static async Task<string> GovernmentName(Db db, RegionCode region, CancellationToken stop)
    {
        await using var session = await db.Read(stop);
        return await session.One<string>(
            "select name from government where region_code = @region",
            new { region },
            stop
        );
    }
}
