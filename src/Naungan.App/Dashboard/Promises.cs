using Naungan.App.Platform.Database;
using Naungan.Core.Identity;

namespace Naungan.App.Dashboard;

/// <summary>A promise of the government and how far it is kept, by a figure of this system.</summary>
public sealed record PromiseRow
{
    public Guid Id { get; init; }
    public string Title { get; init; } = "";

    /// <summary>protected, decreed, villages, ready-percent or families-paid.</summary>
    public string Indicator { get; init; } = "";
    public int Year { get; init; }
    public long Target { get; init; }
    public string Source { get; init; } = "";

    /// <summary>What the system counts today.</summary>
    public long Actual { get; init; }

    public decimal Share => Target == 0 ? 0 : (decimal)Actual / Target;
}

internal static class PromiseTables
{
    internal static Task<List<PromiseRow>> All(Session session, RegionCode region, CancellationToken stop) =>
        session.List<PromiseRow>(
            "select id, title, indicator, year, target, source from promise where region_code = @region "
                + "order by year, title",
            new { region },
            stop
        );

    /// <summary>Where the rows behind an indicator are.</summary>
    internal static string RowsOf(string indicator) =>
        indicator switch
        {
            "protected" => "/coverage/gaps",
            "ready-percent" => "/readiness",
            "families-paid" => "/claims?keadaan=paid",
            _ => "/roster",
        };
}
