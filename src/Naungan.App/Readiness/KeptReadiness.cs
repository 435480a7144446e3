using System.Collections.Concurrent;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law;

namespace Naungan.App.Readiness;

/// <summary>
/// The last count of a regency or village, good for as long as the audit trail has no newer event: every change of what
/// is counted leaves one. So a page that is opened twice counts once, and never shows an old number.
/// </summary>
public sealed class KeptReadiness(Db db, Lawbook law)
{
    private readonly ConcurrentDictionary<
        (string, string?, DateOnly),
        (long Event, ShowReadiness.Answer Answer)
    > _kept = new();

    public async Task<Result<ShowReadiness.Answer>> Ask(
        ShowReadiness.Request request,
        Actor actor,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, ShowReadiness.Action, request.Region) is { } refusal)
            return refusal;
        var newest = await Newest(request.Region, stop);
        var key = (request.Region.Code, Access.ScopeOf(actor, ShowReadiness.Action).Village, request.Today);
        if (_kept.TryGetValue(key, out var kept) && kept.Event == newest)
            return kept.Answer;
        var counted = await ShowReadiness.Handle(request, actor, db, law, stop);
        if (counted.IsRefused)
            return counted;
        // Yesterday's counts are of no use to anybody.
        foreach (var old in _kept.Keys.Where(one => one.Item3 != request.Today))
            _kept.TryRemove(old, out _);
        _kept[key] = (newest, counted.Value);
        return counted;
    }

    private async Task<long> Newest(RegionCode region, CancellationToken stop)
    {
        await using var session = await db.Read(stop);
        return await session.Maybe<long?>(
                "select sequence from audit_head where region_code = @region",
                new { region },
                stop
            ) ?? 0;
    }
}
