using Naungan.App.Jobs;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Regions;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Slips;

/// <summary>
/// Asks for a slip for everybody who is covered on a day, one paper a village. <see cref="SlipJob"/> draws them; the
/// papers are fetched with <see cref="FetchSlips"/> while they are kept.
/// </summary>
public static class MakeSlips
{
    public const string Action = "slips.make";

    /// <param name="Village">Null for every village.</param>
    /// <param name="Address">Of the public pages, such as https://naungan.contoh.go.id; may be empty.</param>
    public sealed record Request(RegionCode Region, string? Village, DateOnly On, string Address = "");

    /// <returns>The batch, which is also the id of its job.</returns>
    public static async Task<Result<Guid>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if ((Access.Check(actor, Action, request.Region) ?? Outside(request.Village, actor)) is { } refusal)
            return refusal;
        await using var session = await db.Write(stop);
        var place = request.Village is { } code
            ? (await RegionTables.Of(session, code, stop))?.Name ?? code
            : "semua desa";
        var id = Ids.New(now);
        var label = $"Kartu perlindungan, {place}, keadaan {request.On:yyyy-MM-dd}";
        var work = new QueueJob.Work(id, SlipJob.Name, id.ToString(), label, "/slips", null);
        var asked = new SlipJob.Asked(request.Village, request.On, request.Address);
        var queued = await QueueJob.Add(session, request.Region.Code, work, asked, actor.Name, now, stop);
        await session.Commit(stop);
        return queued;
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "slip make",
            "Mencetak kartu perlindungan A6 dengan QR bertanda tangan, satu PDF per desa",
            "naungan slip make --government 64.02 --on 2021-12-20 --out kartu.zip",
            verb =>
            {
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var village = verb.Option<string>("--village", "Kode desa; tanpa ini semua desa dalam satu ZIP");
                var on = verb.Option<DateOnly>("--on", "Hari yang ditanyakan; bawaan hari ini");
                var address = verb.Option<string>("--address", "Alamat halaman warga, misalnya https://naungan.go.id");
                var path = verb.Option<string>("--out", "Berkas .zip, atau .pdf untuk satu desa", required: true);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var day = run.Has(on) ? run.Get(on) : DateOnly.FromDateTime(run.Now.UtcDateTime);
                    var request = new Request(run.Get(region), run.Get(village), day, run.Get(address) ?? "");
                    var actor = await run.Actor(db, request.Region);
                    var watch = new WatchJob(db, run.Clock, run.Output);
                    var made = await WorkNow(request, actor, db, Serve.Jobs, watch, run.Now, run.Stop);
                    if (!made.TryGet(out var batch, out var refusal))
                        return run.Refused(refusal);
                    var fetch = new FetchSlips.Request(request.Region, batch);
                    var fetched = await FetchSlips.Handle(fetch, actor, db, run.Now, run.Stop);
                    if (fetched.TryGet(out var papers, out _))
                    {
                        await using var file = File.Create(run.Get(path)!);
                        await using (papers.Content)
                            await papers.Content.CopyToAsync(file, run.Stop);
                    }

                    return run.Answer(
                        fetched,
                        (done, text) => text.WriteLine($"{done.People} kartu untuk {done.Villages} desa.")
                    );
                });
            }
        );

    /// <summary>Asks and draws in this process.</summary>
    internal static async Task<Result<Guid>> WorkNow(
        Request request,
        Actor actor,
        Db db,
        IReadOnlyList<JobKind> kinds,
        WatchJob watch,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (!(await Handle(request, actor, db, now, stop)).TryGet(out var id, out var refusal))
            return refusal;
        var job = await watch.UntilOver(request.Region, id, kinds, stop);
        return job.State == JobStates.Done
            ? id
            : Refusal.Invalid(job.Reason ?? "job-stopped", job.Message ?? "Pencetakan dihentikan.");
    }

    /// <summary>A village prints for its own people alone.</summary>
    internal static Refusal? Outside(string? village, Actor actor) =>
        Access.ScopeOf(actor, Action).Village is { } mine && village != mine ? Refusal.NotAllowed : null;
}
