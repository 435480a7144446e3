using Naungan.App.Platform.Database;
using Naungan.Core;
using Naungan.Core.Coverage;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Time;

namespace Naungan.App.Readiness;

/// <summary>
/// The oldest last-paid month that still covers on a day, asked of the law once per reading, so that a whole regency is
/// told covered from lapsed by comparing months.
/// </summary>
internal sealed record CoverThreshold(DateOnly On, Month Until, Month Bpu, Month Pu)
{
    // No rule found lets more unpaid months pass; the search stops earlier at the first month that no longer covers.
    private const int MonthsBack = 24;

    internal static Result<CoverThreshold> Of(Lawbook law, DateOnly on)
    {
        if (!Oldest(law, on, Segment.Bpu).TryGet(out var bpu, out var noBpu))
            return noBpu;
        if (!Oldest(law, on, Segment.Pu).TryGet(out var pu, out var noPu))
            return noPu;
        return new CoverThreshold(on, Month.Containing(on), bpu, pu);
    }

    /// <summary>
    /// The day a regency is looked at: today, or the last day of its newest month of contributions when that is
    /// earlier.
    /// </summary>
    internal static async Task<DateOnly> DayOf(
        Session session,
        RegionCode region,
        DateOnly today,
        CancellationToken stop
    )
    {
        var last = await session.Maybe<int?>(
            "select max(month) from run where region_code = @region and state <> 'reversed'",
            new { region },
            stop
        );
        return last is { } number && Month.FromNumber(number).LastDay is var end && end < today ? end : today;
    }

    private static Result<Month> Oldest(Lawbook law, DateOnly on, Segment reading)
    {
        var month = Month.Containing(on);
        for (var back = 0; back < MonthsBack; back++)
        {
            var paid = new PaidMonth(month.Plus(-back), Jaminan.Jkm, reading);
            if (!Cover.On(law, on, [paid]).TryGet(out var cover, out var refusal))
                return refusal;
            if (!cover.IsCovered)
                return month.Plus(1 - back);
        }

        return month.Plus(1 - MonthsBack);
    }
}
