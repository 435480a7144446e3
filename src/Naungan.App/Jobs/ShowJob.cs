using System.Text.Json;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Jobs;

/// <summary>One job: how far it has come, as a page and as a stream of events.</summary>
public static class ShowJob
{
    private static readonly TimeSpan _between = TimeSpan.FromMilliseconds(400);

    public sealed record Request(RegionCode Government, Guid Job);

    public static async Task<Result<Job>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "jobs.read", request.Government) is { } refusal)
            return refusal;
        var own = Access.ScopeOf(actor, "jobs.read").Agency;
        await using var session = await db.Read(stop);
        var job = await JobTables.ById(session, request.Government.Code, request.Job, stop);
        return job is null || (own is not null && own != job.AgencyCode) ? Refusal.NotFound("Pekerjaan") : job;
    }

    /// <summary>Events for <c>n-progress stream</c>, until the job is over or nobody listens.</summary>
    public static void Map(WebApplication app) =>
        app.MapGet(
            "/jobs/{id:guid}/events",
            async (Guid id, HttpContext context, Db db, Words words) =>
            {
                var actor = context.Actor();
                var request = new Request(actor.Government, id);
                var stop = context.RequestAborted;
                var found = await Handle(request, actor, db, stop);
                if (found.Refusal is { } refusal)
                    return Api.Answer<Job>(refusal);
                context.Response.ContentType = "text/event-stream";
                context.Response.Headers.CacheControl = "no-store";
                while (!found.IsRefused && !stop.IsCancellationRequested)
                {
                    await Send(context.Response, found.Value, words, stop);
                    if (found.Value.IsOver)
                        break;
                    await Task.Delay(_between, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    found = stop.IsCancellationRequested ? found : await Handle(request, actor, db, stop);
                }

                return Results.Empty;
            }
        );

    /// <summary>What the bar says below its numbers.</summary>
    internal static string Note(Job job, Words words) =>
        job.State == JobStates.Queued ? words["Menunggu giliran"]
        : job.Phase.Length == 0 ? words["Menyiapkan…"]
        : words["tahap." + job.Phase];

    private static async Task Send(HttpResponse response, Job job, Words words, CancellationToken stop)
    {
        var state = new
        {
            value = job.Done,
            max = job.Total,
            note = Note(job, words),
            done = job.IsOver,
        };
        await response.WriteAsync($"data: {JsonSerializer.Serialize(state)}\n\n", stop);
        await response.Body.FlushAsync(stop);
    }
}
