using System.Globalization;
using Naungan.App.Audit;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Targets;

/// <summary>
/// Records how many people there should be: in all, of a sector, in a district or village, at an agency. A newer count
/// stands beside the older one; nothing is overwritten.
/// </summary>
public static class RecordTarget
{
    public const string Action = "targets.record";
    private const long PeopleMax = 300_000_000;

    public sealed record Request(
        RegionCode Region,
        string Kind,
        string Code,
        long People,
        string Source,
        DateOnly AsOf
    );

    public static async Task<Result<TargetRow>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if ((Access.Check(actor, Action, request.Region) ?? WhatIsWrong(request, now)) is { } refusal)
            return refusal;
        await using var session = await db.Write(stop);
        if (!await Exists(session, request, stop))
            return Refusal.NotFound($"Sektor, wilayah, atau instansi '{request.Code}'");
        var row = new TargetRow
        {
            Kind = request.Kind,
            Code = request.Code,
            People = request.People,
            Source = request.Source.Trim(),
            AsOf = request.AsOf,
        };
        if (await TargetTables.Insert(session, request.Region, row, actor.Name, now, stop) == 0)
            return Refusal.Invalid("target-exists", "Sasaran bagian ini pada tanggal itu sudah dicatat.");
        var detail = string.Create(
            CultureInfo.InvariantCulture,
            $"{row.People} orang; {row.Source}; {row.AsOf:yyyy-MM-dd}"
        );
        await AuditTrail.Append(session, actor, Action, $"sasaran {row.Kind} {row.Code}", detail, now, stop);
        await session.Commit(stop);
        return row;
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "target record",
            "Mencatat populasi sasaran dengan sumber dan tanggalnya",
            "naungan target record --government 64.02 --kind government --people 35440 --source \"BPS 2023\" --as-of 2023-12-31",
            verb =>
            {
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var kind = verb.Option<string>(
                    "--kind",
                    "government, category, district, village, agency",
                    required: true
                );
                var code = verb.Option<string>(
                    "--code",
                    "Kode sektor, wilayah, atau instansi; kosong bagi seluruh daerah"
                );
                var people = verb.Option<long>("--people", "Banyaknya orang", required: true);
                var source = verb.Option<string>("--source", "Sumber angkanya", required: true);
                var asOf = verb.Option<DateOnly>("--as-of", "Tanggal angkanya", required: true);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var request = new Request(
                        run.Get(region),
                        run.Get(kind)!,
                        run.Get(code) ?? "",
                        run.Get(people),
                        run.Get(source)!,
                        run.Get(asOf)
                    );
                    var actor = await run.Actor(db, request.Region);
                    var answer = await Handle(request, actor, db, run.Now, run.Stop);
                    return run.Answer(answer, (row, output) => output.WriteLine($"{row.People} orang dicatat."));
                });
            }
        );

    private static Refusal? WhatIsWrong(Request request, DateTimeOffset now)
    {
        if (request.Kind is not ("government" or "category" or "district" or "village" or "agency"))
            return Refusal.Invalid(
                "target-kind",
                "Jenis sasaran: government, category, district, village, atau agency."
            );
        if ((request.Kind == "government") != (request.Code.Length == 0))
            return Refusal.Invalid("target-code", "Sasaran seluruh daerah tanpa kode; yang lain memerlukan kode.");
        if (request.People is < 1 or > PeopleMax)
            return Refusal.Invalid("people-out-of-range", "Isi banyaknya orang, lebih dari nol.");
        if (string.IsNullOrWhiteSpace(request.Source))
            return Refusal.Invalid("source-needed", "Isi sumber angka sasaran.");
        return request.AsOf > DateOnly.FromDateTime(now.UtcDateTime.AddDays(1))
            ? Refusal.Invalid("date-in-future", "Tanggal sasaran tidak boleh di masa depan.")
            : null;
    }

    private static async Task<bool> Exists(Session session, Request request, CancellationToken stop) =>
        request.Kind == "government"
        || await session.One<long>(
            request.Kind switch
            {
                "category" => "select count(*) from category where region_code = @region and code = @Code",
                "agency" => "select count(*) from agency where region_code = @region and code = @Code",
                "district" => "select count(*) from region where code = @Code and level = 3 and code like @within",
                _ => "select count(*) from region where code = @Code and level = 4 and code like @within",
            },
            new
            {
                region = request.Region.Code,
                request.Code,
                within = request.Region.Code + ".%",
            },
            stop
        ) > 0;
}
