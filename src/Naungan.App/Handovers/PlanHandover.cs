using Naungan.App.Audit;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Handovers;

/// <summary>Plans an event at which an official hands grants to families.</summary>
public static class PlanHandover
{
    public const string Action = "handovers.record";

    public sealed record Request(
        RegionCode Region,
        string Title,
        DateOnly HeldOn,
        string Place,
        string Official,
        string Office
    );

    public static async Task<Result<Guid>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if ((Access.Check(actor, Action, request.Region) ?? WhatIsWrong(request)) is { } refusal)
            return refusal;
        await using var session = await db.Write(stop);
        var id = Ids.New(now);
        var rows = await session.Run(
            "insert into handover (region_code, id, title, held_on, place, official, office, recorded_by, recorded_at) "
                + "values (@Region, @id, @Title, @HeldOn, @Place, @Official, @Office, @by, @now) on conflict do nothing",
            new
            {
                request.Region,
                id,
                Title = request.Title.Trim(),
                request.HeldOn,
                Place = request.Place.Trim(),
                Official = request.Official.Trim(),
                Office = request.Office.Trim(),
                by = actor.Name,
                now,
            },
            stop
        );
        if (rows == 0)
            return Refusal.Invalid("handover-exists", "Acara dengan nama ini pada hari itu sudah tercatat.");
        await AuditTrail.Append(session, actor, Action, "penyerahan " + id, $"{request.HeldOn:yyyy-MM-dd}", now, stop);
        await session.Commit(stop);
        return id;
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "handover plan",
            "Mencatat acara penyerahan santunan",
            "naungan handover plan \"Penyerahan santunan Februari\" --on 2022-02-17 --place Pendopo --official \"Bupati\" "
                + "--office \"Bupati Kutai Kartanegara\" --government 64.02",
            verb =>
            {
                var title = verb.Argument("title", "Nama acara");
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var on = verb.Option<DateOnly>("--on", "Hari acara", required: true);
                var place = verb.Option<string>("--place", "Tempat", required: true);
                var official = verb.Option<string>("--official", "Nama pejabat yang menyerahkan", required: true);
                var office = verb.Option<string>("--office", "Jabatannya", required: true);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var request = new Request(
                        run.Get(region),
                        run.Get(title),
                        run.Get(on),
                        run.Get(place)!,
                        run.Get(official)!,
                        run.Get(office)!
                    );
                    var answer = await Handle(request, await run.Actor(db, request.Region), db, run.Now, run.Stop);
                    return run.Answer(answer, (id, output) => output.WriteLine($"Acara {id} tercatat."));
                });
            }
        );

    private static Refusal? WhatIsWrong(Request request)
    {
        if (string.IsNullOrWhiteSpace(request.Title) || string.IsNullOrWhiteSpace(request.Place))
            return Refusal.Invalid("handover-incomplete", "Isi nama dan tempat acara.");
        return string.IsNullOrWhiteSpace(request.Official) || string.IsNullOrWhiteSpace(request.Office)
            ? Refusal.Invalid("handover-incomplete", "Isi pejabat yang menyerahkan dan jabatannya.")
            : null;
    }
}
