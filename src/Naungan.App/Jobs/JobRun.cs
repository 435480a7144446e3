using System.Text.Json;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Identity;

namespace Naungan.App.Jobs;

/// <summary>
/// What a kind of work is given: the job under its lease. Each step is written in one transaction together with
/// <see cref="Advance"/>, so a step is done once, whoever dies in between.
/// </summary>
public sealed class JobRun(Db db, Job job, Actor actor, TimeProvider clock)
{
    /// <param name="Phase">Kebab-case; shown in words.</param>
    /// <param name="Mark">Where to go on after a crash.</param>
    /// <param name="Total">0 while unknown.</param>
    public sealed record Progress(string Phase, string Mark, long Done, long Total);

    private volatile bool _cancelAsked;

    public Db Db => db;

    public Job Job => job;

    public Actor Actor => actor;

    public RegionCode Government { get; } = RegionCode.Parse(job.RegionCode);

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>How far the work had come when this run began, and has come since.</summary>
    public Progress At { get; private set; } = new(job.Phase, job.Mark, job.Done, job.Total);

    public T Request<T>() =>
        JsonSerializer.Deserialize<T>(job.Request) ?? throw new InvalidDataException("A job's request is empty.");

    /// <summary>Call before the commit of each step.</summary>
    /// <exception cref="LeaseLostException">Another worker has the job now; nothing of this step is kept.</exception>
    public async Task Advance(Session session, Progress progress, CancellationToken stop)
    {
        if (await JobTables.Advance(session, job, progress, Now, stop) is not { } cancel)
            throw new LeaseLostException();
        At = progress;
        _cancelAsked = cancel;
    }

    /// <summary>Tells how far a step has come that writes nothing else.</summary>
    public async Task Tell(Progress progress, CancellationToken stop)
    {
        await using var session = await db.Write(stop);
        await Advance(session, progress, stop);
        await session.Commit(stop);
        StopWhenCancelled();
    }

    /// <summary>Call after the commit of each step.</summary>
    /// <exception cref="JobCancelledException">Somebody asked the job to stop.</exception>
    public void StopWhenCancelled()
    {
        if (_cancelAsked)
            throw new JobCancelledException();
    }
}

/// <summary>The job was taken over while this worker was away.</summary>
public sealed class LeaseLostException() : Exception("The lease of the job was lost.");

/// <summary>Somebody cancelled the job.</summary>
public sealed class JobCancelledException() : Exception("The job was cancelled.");
