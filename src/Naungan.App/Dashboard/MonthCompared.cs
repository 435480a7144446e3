using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.App.Platform.Web.Writing;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Dashboard;

/// <summary>A paid month beside the month before and the same month a year ago; null where there was none.</summary>
internal sealed record MonthCompared(Month Month, long People, long? Before, long? YearAgo, Rupiah Amount)
{
    /// <summary>The newest month first. People are summed over parts, which no person is in twice.</summary>
    internal static IReadOnlyList<MonthCompared> Of(IEnumerable<PaidPart> parts)
    {
        var months = parts.GroupBy(part => part.Month).ToDictionary(month => month.Key, month => month.ToList());
        return
        [
            .. months
                .OrderByDescending(month => month.Key)
                .Select(month => new MonthCompared(
                    month.Key,
                    People(month.Key) ?? 0,
                    People(month.Key.Plus(-1)),
                    People(month.Key.Plus(-12)),
                    month.Value.Aggregate(Rupiah.Zero, (sum, part) => sum + part.Amount)
                )),
        ];

        long? People(Month month) => months.TryGetValue(month, out var of) ? of.Sum(part => part.People) : null;
    }

    /// <summary>One line, the oldest month first; a month that was not paid is a gap.</summary>
    internal static Chart Drawn(IReadOnlyList<MonthCompared> months, Words words, string name)
    {
        var (oldest, newest) = (months[^1], months[0]);
        var (first, last) = (oldest.Month, newest.Month);
        var (before, now) = (Indonesian.Number(oldest.People), Indonesian.Number(newest.People));
        var title =
            oldest.People == newest.People
                ? words["Tetap {0} orang dari {1} sampai {2}", now, first.ToWords(), last.ToWords()]
                : words["Dari {0} orang pada {1} menjadi {2}", before, first.ToWords(), now];
        var known = months.ToDictionary(one => one.Month, one => one.People);
        var axis = new List<Month>();
        for (var month = first; month <= last; month = month.Plus(1))
            axis.Add(month);
        return new Chart(
            title,
            ChartKind.Line,
            words["orang"],
            axis.ConvertAll(month => month.ToWords()),
            [new(name, axis.ConvertAll(month => known.TryGetValue(month, out var people) ? people : (decimal?)null))]
        );
    }
}
