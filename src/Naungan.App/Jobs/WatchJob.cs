using System.Globalization;
using Naungan.App.Platform.Database;
using Naungan.Core.Identity;

namespace Naungan.App.Jobs;

/// <summary>
/// Works a job in this process, or waits for whoever has it, and tells how far it is: one line drawn over on a
/// terminal, a line at each tenth otherwise.
/// </summary>
public sealed class WatchJob(Db db, TimeProvider clock, TextWriter output)
{
    private const int Tenths = 10;
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(500);
    private readonly bool _isTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
    private long _told = -1;

    public async Task<Job> UntilOver(
        RegionCode government,
        Guid id,
        IReadOnlyList<JobKind> kinds,
        CancellationToken stop
    )
    {
        while (true)
        {
            var work = new JobRunner(db, kinds, clock).Work(government, id, stop);
            while (!work.IsCompleted)
            {
                await Task.WhenAny(work, Task.Delay(_look, clock, stop));
                Tell(await Find(government, id, stop));
            }

            await work;
            stop.ThrowIfCancellationRequested();
            var job = await Find(government, id, stop);
            Tell(job);
            if (job.IsOver)
            {
                if (_isTerminal)
                    output.WriteLine();
                return job;
            }

            await Task.Delay(_look, clock, stop);
        }
    }

    private async Task<Job> Find(RegionCode government, Guid id, CancellationToken stop)
    {
        await using var session = await db.Read(stop);
        return await JobTables.ById(session, government.Code, id, stop)
            ?? throw new InvalidDataException("A job that was queued is not there.");
    }

    private void Tell(Job job)
    {
        if (job.Total == 0)
            return;
        var tenth = job.Done * Tenths / job.Total;
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"  {job.Done} dari {job.Total} baris ({job.Done * 100 / job.Total} %)"
        );
        if (_isTerminal)
            output.Write("\r" + line);
        else if (tenth > _told)
            output.WriteLine(line);
        _told = tenth;
    }
}
