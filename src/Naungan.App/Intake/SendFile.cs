using Naungan.App.Jobs;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Intake;

namespace Naungan.App.Intake;

/// <summary>
/// The command that sends a file: received, queued and worked in this process. Stopped or killed, the same command goes
/// on where it was.
/// </summary>
public static class SendFile
{
    public sealed record Request(
        RegionCode Government,
        string Agency,
        string Programme,
        string Path,
        string? Sheet = null,
        IReadOnlyDictionary<string, Field>? Map = null,
        Guid? Corrects = null
    );

    /// <param name="output">Where progress is told.</param>
    public static async Task<Result<SubmitFile.Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        TimeProvider clock,
        TextWriter output,
        CancellationToken stop
    )
    {
        var now = clock.GetUtcNow();
        await using var content = File.OpenRead(request.Path);
        var receive = new ReceiveFile.Request(
            request.Government,
            request.Agency,
            request.Programme,
            Path.GetFileName(request.Path),
            content,
            request.Sheet,
            request.Map
        );
        var received = await ReceiveFile.Handle(receive, actor, db, now, stop);
        if (!received.TryGet(out var file, out var refusal))
            return refusal;
        var queue = new QueueFile.Request(
            request.Government,
            file.File,
            request.Agency,
            request.Programme,
            request.Sheet,
            request.Map,
            request.Corrects
        );
        var queued = await QueueFile.Handle(queue, actor, db, now, stop);
        if (!queued.TryGet(out var known, out refusal))
            return refusal;
        return await Finish(request.Government, known, db, clock, output, stop);
    }

    private static async Task<Result<SubmitFile.Answer>> Finish(
        RegionCode government,
        QueueFile.Answer queued,
        Db db,
        TimeProvider clock,
        TextWriter output,
        CancellationToken stop
    )
    {
        var wasOver = await IsOver(db, government, queued.Submission, stop);
        if (!wasOver)
        {
            var watch = new WatchJob(db, clock, output);
            var job = await watch.UntilOver(government, queued.Submission, [IntakeJob.Kind], stop);
            if (job.State != JobStates.Done)
                return Refusal.Invalid(job.Reason ?? "job-cancelled", job.Message ?? "Pekerjaan dihentikan.");
        }

        await using var session = await db.Read(stop);
        var alreadyKnown = queued.AlreadyKnown && wasOver;
        return await SubmitFile.ToAnswer(session, government.Code, queued.Submission, alreadyKnown, stop);
    }

    /// <summary>Submissions made without a job were over at once.</summary>
    private static async Task<bool> IsOver(Db db, RegionCode government, Guid id, CancellationToken stop)
    {
        await using var session = await db.Read(stop);
        return await JobTables.ById(session, government.Code, id, stop) is not { State: not JobStates.Done };
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "intake submit",
            "Memasukkan berkas usulan dari instansi",
            "naungan intake submit nelayan.xlsx --government 64.02 --agency distransnaker --programme pekerja-rentan",
            verb =>
            {
                var file = verb.Argument("FILE", "Berkas XLSX, XLS, ODS, CSV, atau ZIP berisi berkas itu");
                var government = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var agency = verb.Option<string>("--agency", "Kode atau nama instansi pengirim", required: true);
                var programme = verb.Option<string>("--programme", "Kode atau nama program", required: true);
                var sheet = verb.Option<string>("--sheet", "Hanya lembar ini");
                var corrects = verb.Option<string>("--corrects", "Nomor usulan yang diperbaiki berkas ini");
                var map = verb.Option<string>("--map", "Berkas YAML: judul kolom dan artinya");
                verb.Run(async run =>
                {
                    var path = run.Get(file);
                    if (!File.Exists(path))
                        throw new WrongUsageException("FILE");
                    await using var db = await run.OpenDb();
                    var region = run.Get(government);
                    var request = new Request(
                        region,
                        run.Get(agency)!,
                        run.Get(programme)!,
                        path,
                        run.Get(sheet),
                        run.Get(map) is { } mapFile ? ColumnMap.Read(mapFile) : null,
                        run.Get(corrects) is { } before ? WhichGovernment.Submission(before) : null
                    );
                    var actor = await run.Actor(db, region);
                    var answer = await Handle(request, actor, db, run.Clock, run.Output, run.Stop);
                    return run.Answer(answer, SubmitFile.Print);
                });
            }
        );
}
