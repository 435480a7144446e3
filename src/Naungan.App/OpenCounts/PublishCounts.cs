using System.Globalization;
using System.Text.Json;
using Naungan.App.Audit;
using Naungan.App.Platform;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.OpenCounts;

/// <summary>
/// Publishes counts by month, district and sector, small groups withheld. An official does it; the public pages serve
/// the files as they were published and ask the register nothing.
/// </summary>
public static class PublishCounts
{
    public const string Action = "opendata.publish";

    public sealed record Request(RegionCode Region);

    public sealed record Answer(int Number, int Cells, int Withheld);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Write(stop);
        var counts = await OpenCountTables.Counts(session, request.Region, stop);
        var updated = await OpenCountTables.UpdatedAt(session, request.Region, stop);
        if (counts.Count == 0 || updated is null)
            return Refusal.Invalid(
                "nothing-to-publish",
                "Belum ada iuran yang diterima penyelenggara. Data terbuka disusun dari bulan yang sudah dicocokkan."
            );
        var rows = counts
            .GroupBy(row => row.ProgrammeCode)
            .SelectMany(programme => OpenTable.Of(programme.ToList()))
            .ToList();
        var number =
            1
            + await session.One<int>(
                "select coalesce(max(number), 0) from open_data where region_code = @Region",
                new { request.Region },
                stop
            );
        var row = new OpenCountTables.Published
        {
            Number = number,
            FirstMonth = counts.Min(count => count.Month),
            LastMonth = counts.Max(count => count.Month),
            UpdatedAt = updated.Value,
            Cells = rows.Count,
            Withheld = rows.Count(one => one.IsWithheld),
            Csv = Csv(rows),
            Json = Json(rows, updated.Value),
            PublishedBy = actor.Name,
            PublishedAt = now,
        };
        await OpenCountTables.Insert(session, request.Region, row, stop);
        var detail = string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Cells} baris, {row.Withheld} tidak ditampilkan"
        );
        await AuditTrail.Append(session, actor, Action, $"data terbuka {number}", detail, now, stop);
        await session.Commit(stop);
        return new Answer(number, row.Cells, row.Withheld);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "open-data publish",
            "Menerbitkan data terbuka: jumlah per bulan, kecamatan dan sektor, kelompok kecil tidak ditampilkan",
            "naungan open-data publish --government 64.02",
            verb =>
            {
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var actor = await run.Actor(db, run.Get(region));
                    var answer = await Handle(new(run.Get(region)), actor, db, run.Now, run.Stop);
                    return run.Answer(
                        answer,
                        (done, text) =>
                            text.WriteLine($"{done.Cells} baris diterbitkan, {done.Withheld} tidak ditampilkan.")
                    );
                });
            }
        );

    private static byte[] Csv(List<OpenRow> rows)
    {
        using var file = new MemoryStream();
        using (var csv = new SafeCsvWriter(file))
        {
            csv.Record([.. ColumnMeanings.Columns.Select(column => column.Name)]);
            foreach (var row in rows)
            {
                csv.Field(row.Month);
                csv.Field(row.ProgrammeCode);
                csv.Field(row.Programme);
                csv.Field(row.DistrictCode);
                csv.Field(row.District);
                csv.Field(row.SectorCode);
                csv.Field(row.Sector);
                csv.Field(row.People?.ToString(CultureInfo.InvariantCulture) ?? "");
                csv.Field(row.IsWithheld ? "ya" : "tidak");
                csv.EndRecord();
            }
        }
        return file.ToArray();
    }

    private static byte[] Json(List<OpenRow> rows, DateTimeOffset updated) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Title = ColumnMeanings.Title,
                ColumnMeanings.Licence,
                UpdatedAt = updated,
                Columns = ColumnMeanings.Columns,
                Rows = rows.Select(row => new
                {
                    Bulan = row.Month,
                    KodeProgram = row.ProgrammeCode,
                    Program = row.Programme,
                    KodeKecamatan = row.DistrictCode,
                    Kecamatan = row.District,
                    KodeSektor = row.SectorCode,
                    Sektor = row.Sector,
                    Orang = row.People,
                    TidakDitampilkan = row.IsWithheld,
                }),
            },
            PlainJson.Options
        );
}
