using Naungan.App.Platform.Database;
using Naungan.Core.Identity;

namespace Naungan.App.Dashboard;

/// <summary>One kept count.</summary>
internal sealed record Figure
{
    public string Name { get; init; } = "";
    public string Part { get; init; } = "";
    public long Value { get; init; }
}

/// <summary>When the figures were counted, and after which event.</summary>
internal sealed record FigureHead
{
    public long Sequence { get; init; }
    public DateOnly CountedOn { get; init; }
    public DateTimeOffset CountedAt { get; init; }
}

internal static class FigureTables
{
    internal static Task<List<Figure>> All(Session session, RegionCode region, CancellationToken stop) =>
        session.List<Figure>(
            "select name, part, value from figure where region_code = @region order by name, part",
            new { region },
            stop
        );

    /// <summary>Without those of single months, which are the most and which no page of the whole needs.</summary>
    internal static Task<List<Figure>> OfToday(Session session, RegionCode region, CancellationToken stop) =>
        session.List<Figure>(
            "select name, part, value from figure where region_code = @region and name not like 'month-%' "
                + "order by name, part",
            new { region },
            stop
        );

    /// <summary>Those of single months alone.</summary>
    internal static Task<List<Figure>> OfMonths(Session session, RegionCode region, CancellationToken stop) =>
        session.List<Figure>(
            "select name, part, value from figure where region_code = @region and name like 'month-%' "
                + "order by name, part",
            new { region },
            stop
        );

    internal static Task<FigureHead?> Head(Session session, RegionCode region, CancellationToken stop) =>
        session.Maybe<FigureHead>(
            "select sequence, counted_on, counted_at from figure_head where region_code = @region",
            new { region },
            stop
        );

    internal static async Task<long> Sequence(Session session, RegionCode region, CancellationToken stop) =>
        await session.Maybe<long?>("select sequence from audit_head where region_code = @region", new { region }, stop)
        ?? 0;

    internal static async Task Store(
        Session session,
        RegionCode region,
        FigureHead head,
        IEnumerable<Figure> figures,
        CancellationToken stop
    )
    {
        await session.Run("delete from figure where region_code = @region", new { region }, stop);
        await session.BulkInsert(
            "figure",
            ["region_code", "name", "part", "value"],
            figures.Select(figure => new object?[] { region.Code, figure.Name, figure.Part, figure.Value }),
            stop
        );
        await session.Run(
            "insert into figure_head (region_code, sequence, counted_on, counted_at) values (@region, @Sequence, "
                + "@CountedOn, @CountedAt) on conflict (region_code) do update set sequence = excluded.sequence, "
                + "counted_on = excluded.counted_on, counted_at = excluded.counted_at",
            new
            {
                region,
                head.Sequence,
                head.CountedOn,
                head.CountedAt,
            },
            stop
        );
    }
}
