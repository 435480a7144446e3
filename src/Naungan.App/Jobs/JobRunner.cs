using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Jobs;

/// <summary>
/// Works one job under its lease and writes down how it ended. The rights are those its owner has now, not those of
/// the day it was asked for.
/// </summary>
public sealed class JobRunner(Db db, IReadOnlyList<JobKind> kinds, TimeProvider clock, Action<Exception>? tell = null)
{
    private const int FailuresMax = 5;
    private static readonly TimeSpan _beat = JobTables.Lease / 4;
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(2);

    /// <summary>Whether a job failed for reasons that may pass.</summary>
    internal static bool IsTrouble(string? reason) => reason == GaveUp.Reason || reason == NoRoom.Reason;

    /// <summary>Works the oldest open job; false when there is none.</summary>
    public async Task<bool> WorkNext(CancellationToken stop)
    {
        if (await Claim(_ => true, stop) is not { } job)
            return false;
        await Work(job, stop);
        return true;
    }

    /// <summary>Works this job here and now; false when somebody else has it or it is over.</summary>
    public async Task<bool> Work(RegionCode government, Guid id, CancellationToken stop)
    {
        if (await Claim(open => open.Id == id && open.RegionCode == government.Code, stop) is not { } job)
            return false;
        await Work(job, stop);
        return true;
    }

    private async Task<Job?> Claim(Func<Job, bool> wanted, CancellationToken stop)
    {
        List<Job> open;
        await using (var session = await db.Read(stop))
            open = await JobTables.Open(session, clock.GetUtcNow(), stop);
        foreach (var seen in open.Where(wanted))
        {
            var now = clock.GetUtcNow();
            if (seen.State == JobStates.Running && seen.LeaseUntil > now && !JobOwner.IsGone(seen.LeaseOwner))
                continue;
            await using var session = await db.Write(stop);
            var job = await JobTables.Claim(session, seen, JobOwner.Me, now, stop);
            await session.Commit(stop);
            if (job is not null)
                return job;
        }

        return null;
    }

    private async Task Work(Job job, CancellationToken stop)
    {
        using var halt = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var beating = Beat(job, halt);
        try
        {
            await End(job, await Outcome(job, halt.Token), stop);
        }
        catch (JobCancelledException)
        {
            await End(job, new Ending(JobStates.Cancelled, null), stop);
        }
        catch (LeaseLostException)
        {
            // Whoever has it now writes down how it ends.
        }
        catch (OperationCanceledException) when (halt.IsCancellationRequested)
        {
            // The program stops, or the lease is lost; in the first case the next start goes on at once.
            await Release(job, 0, CancellationToken.None);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            tell?.Invoke(problem);
            await Failed(job, problem);
        }
        finally
        {
            await halt.CancelAsync();
            await beating;
        }
    }

    private async Task<Ending> Outcome(Job job, CancellationToken stop)
    {
        if (kinds.FirstOrDefault(kind => kind.Name == job.Kind) is not { } kind)
            throw new InvalidOperationException($"Nobody does work of the kind '{job.Kind}'.");
        if (job.Failures >= FailuresMax)
            return new(JobStates.Failed, GaveUp);
        if (job.CancelAsked)
            return new(JobStates.Cancelled, null);
        if (await ActorOf(job, stop) is not { } actor)
            return new(JobStates.Failed, AccountGone);
        var refusal = await kind.Work(new JobRun(db, job, actor, clock), stop);
        return new(refusal is null ? JobStates.Done : JobStates.Failed, refusal);
    }

    private async Task<Actor?> ActorOf(Job job, CancellationToken stop)
    {
        var government = RegionCode.Parse(job.RegionCode);
        var console = Actor.AtConsole(government, "");
        if (job.CreatedBy.StartsWith(console.Name, StringComparison.Ordinal))
            return console with { Name = job.CreatedBy };
        await using var session = await db.Read(stop);
        return await AccountTables.ActorNamed(session, government, job.CreatedBy, stop);
    }

    /// <summary>Keeps the lease while a step takes long; without it the work is stopped.</summary>
    private async Task Beat(Job job, CancellationTokenSource halt)
    {
        try
        {
            while (true)
            {
                await Task.Delay(_beat, clock, halt.Token);
                await using var session = await db.Write(halt.Token);
                var isMine = await JobTables.Renew(session, job, clock.GetUtcNow(), halt.Token);
                await session.Commit(halt.Token);
                if (!isMine)
                    break;
            }

            await halt.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // The work is over.
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            // The next step finds out by itself whether the lease still stands.
            tell?.Invoke(problem);
        }
    }

    private async Task End(Job job, Ending ending, CancellationToken stop)
    {
        await using var session = await db.Write(stop);
        await JobTables.End(session, job, ending.State, ending.Why, clock.GetUtcNow(), stop);
        await session.Commit(stop);
    }

    private async Task Release(Job job, int failures, CancellationToken stop)
    {
        await using var session = await db.Write(stop);
        var due = clock.GetUtcNow() + (failures * _pause);
        await JobTables.Release(session, job, failures, due, stop);
        await session.Commit(stop);
    }

    /// <summary>Tried again after a pause; in the end it is said that it does not work.</summary>
    private async Task Failed(Job job, Exception problem)
    {
        try
        {
            if (job.Failures + 1 < FailuresMax)
                await Release(job, 1, CancellationToken.None);
            else
                await End(job, new(JobStates.Failed, DiskFull.Is(problem) ? NoRoom : GaveUp), CancellationToken.None);
        }
        catch (Exception second) when (second is not OutOfMemoryException)
        {
            // A full disk takes this note neither; the lease runs out and the job is found again.
            tell?.Invoke(second);
        }
    }

    private static Refusal GaveUp { get; } =
        Refusal.Invalid(
            "job-gave-up",
            "Pekerjaan berhenti karena gangguan sistem yang berulang. Hubungi administrator, lalu tekan Lanjutkan."
        );

    private static Refusal NoRoom { get; } = DiskFull.Refusal("tekan Lanjutkan.");

    private static Refusal AccountGone { get; } =
        Refusal.Invalid("account-gone", "Akun pengirim sudah tidak ada. Minta pengguna lain mengirim ulang.");

    private sealed record Ending(string State, Refusal? Why);
}
