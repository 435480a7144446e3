using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Jobs;

/// <summary>Long work of the government, the newest first; an agency sees its own.</summary>
public static class ListJobs
{
    public sealed record Request(RegionCode Government, int Skip = 0, int Take = 50);

    /// <param name="Day">The newest day of daily work; null before the first.</param>
    public sealed record Answer(IReadOnlyList<Job> Jobs, int Count, DateOnly? Day, IReadOnlyList<DailyOutcome> Daily);

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "jobs.read", request.Government) is { } refusal)
            return refusal;
        var scope = Access.ScopeOf(actor, "jobs.read");
        var government = request.Government.Code;
        await using var session = await db.Read(stop);
        // Daily work is the government's, not an agency's.
        var day = scope.Agency is null ? await DailyTables.LastDay(session, request.Government, stop) : null;
        return new Answer(
            await JobTables.Newest(session, government, scope, request.Skip, request.Take, stop),
            await JobTables.Count(session, government, scope, stop),
            day,
            day is { } last ? await DailyTables.On(session, request.Government, last, stop) : []
        );
    }
}
