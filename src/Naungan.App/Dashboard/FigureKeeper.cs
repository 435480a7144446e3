using System.Threading.Channels;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Identity;
using Naungan.Core.Law;

namespace Naungan.App.Dashboard;

/// <summary>
/// Counts figures anew behind the pages: at the start, and when a page found them old. A government is counted once at
/// a time, and what is asked for meanwhile is counted after.
/// </summary>
public sealed class FigureKeeper(Db db, Lawbook law, TimeProvider clock) : BackgroundService
{
    // A run of a month leaves many events; counting after each would keep a processor busy for nothing.
    private static readonly TimeSpan _rest = TimeSpan.FromSeconds(2);

    private readonly Channel<RegionCode> _asked = Channel.CreateBounded<RegionCode>(
        new BoundedChannelOptions(100) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>The figures of this government are old.</summary>
    public void Ask(RegionCode region) => _asked.Writer.TryWrite(region);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var region in await Old(stoppingToken))
                Ask(region);
            await foreach (var region in _asked.Reader.ReadAllAsync(stoppingToken))
            {
                if (!await IsOld(region, stoppingToken))
                    continue;
                var actor = Actor.AtConsole(region, "angka");
                await CountFigures.Handle(new(region), actor, db, law, clock.GetUtcNow(), stoppingToken);
                await Task.Delay(_rest, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; the next start counts what is old.
        }
    }

    private async Task<List<RegionCode>> Old(CancellationToken stop)
    {
        await using var session = await db.Read(stop);
        return await session.List<RegionCode>(
            "select g.region_code from government g join audit_head a on a.region_code = g.region_code "
                + "left join figure_head f on f.region_code = g.region_code where f.sequence is null "
                + "or f.sequence <> a.sequence",
            stop: stop
        );
    }

    private async Task<bool> IsOld(RegionCode region, CancellationToken stop)
    {
        await using var session = await db.Read(stop);
        var head = await FigureTables.Head(session, region, stop);
        return head is null || head.Sequence != await FigureTables.Sequence(session, region, stop);
    }
}
