namespace Naungan.App.Jobs;

/// <summary>
/// Works jobs as long as the program serves: one at a time, because a job is itself parallel and one list at a time
/// makes people.
/// </summary>
public sealed class JobWorker(JobRunner runner, ILogger<JobWorker> log) : BackgroundService
{
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan _afterTrouble = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await runner.WorkNext(stoppingToken))
                    await Task.Delay(_look, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                // The kind of trouble only: its message may hold what a row said.
                log.LogWarning("Jobs could not be looked for: {Problem}", problem.GetType().Name);
                await Task.Delay(_afterTrouble, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
