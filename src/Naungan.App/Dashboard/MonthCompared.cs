using Naungan.App.Platform.Web.Parts;
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
    internal static Chart Drawn(IReadOnlyList<MonthCompared> months, string title, string unit, string name)
    {
        var (first, last) = (months[^1].Month, months[0].Month);
        var known = months.ToDictionary(one => one.Month, one => one.People);
        var axis = new List<Month>();
        for (var month = first; month <= last; month = month.Plus(1))
            axis.Add(month);
        return new Chart(
            title,
            ChartKind.Line,
            unit,
            axis.ConvertAll(month => month.ToWords()),
            [new(name, axis.ConvertAll(month => known.TryGetValue(month, out var people) ? people : (decimal?)null))]
        );
    }
}
