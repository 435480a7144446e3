using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.App.Platform.Web.Writing;
using Naungan.Core.Law;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Dashboard;

/// <summary>The leader's screen.</summary>
public sealed class IndexModel(
    Db db,
    Lawbook law,
    TimeProvider clock,
    Words words,
    Boundaries boundaries,
    FigureKeeper keeper,
    DemoDoor demo
) : PageModel
{
    internal ShowDashboard.Answer Answer { get; private set; } = null!;

    public string OnWritten => Answer.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public RegionMap Map { get; private set; } = new("", "", []);

    public async Task<IActionResult> OnGetAsync(DateOnly? pada, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var now = clock.GetUtcNow();
        // A demonstration speaks of months long past: seen from today all of its cover would have ended.
        var on = pada ?? demo.Day ?? DateOnly.FromDateTime(now.UtcDateTime);
        var answer = await ShowDashboard.Handle(new(on), actor, db, law, now, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        if (found.IsOld)
            keeper.Ask(actor.Government);
        Map = Districts();
        return Page();
    }

    /// <summary>Bars of one programme's categories, in the order of the decree.</summary>
    internal IReadOnlyList<Bar> BarsOf(string programme) =>
        [
            .. Answer
                .Categories.Where(category => category.ProgrammeCode == programme)
                .OrderByDescending(category => category.People)
                .Select(category => new Bar(
                    words[category.Name],
                    category.People,
                    Href: $"/dashboard/sector?program={programme}&kategori={Uri.EscapeDataString(category.Code)}"
                )),
        ];

    internal IEnumerable<IGrouping<(string Code, string Name), DashboardTables.Category>> Programmes =>
        Answer.Categories.GroupBy(category => (category.ProgrammeCode, category.ProgrammeName));

    /// <summary>Committed money as a share of the ceiling, per budget line.</summary>
    internal IReadOnlyList<Bar> Absorption =>
        [
            .. Answer.Budget.Select(line => new Bar(
                $"{line.Agency} · {line.Insurance.ToUpperInvariant()}",
                line.Committed.Amount,
                $"{Indonesian.Headline(line.Committed)} / {Indonesian.Headline(line.Ceiling)}",
                "/dashboard/budget",
                line.Ceiling.Amount
            )),
        ];

    public decimal ReadyShare => Answer.ReadyOf == 0 ? 0 : (decimal)Answer.ReadyPeople / Answer.ReadyOf;

    /// <summary>People of each month by programme, oldest first; one line says whether it grows.</summary>
    public Chart Months
    {
        get
        {
            var months = Answer.Runs.Select(run => run.Month).Distinct().Order().ToList();
            var programmes = Answer.Runs.Select(run => run.ProgrammeCode).Distinct().Order().ToList();
            var first = months.Count > 0 ? PeopleIn(months[0]) : 0;
            var last = months.Count > 0 ? PeopleIn(months[^1]) : 0;
            var title =
                last == first
                    ? words["Tetap {0} orang dari {1} sampai {2}", Number(last), Word(months, 0), Word(months, ^1)]
                    : words["Dari {0} orang pada {1} menjadi {2}", Number(first), Word(months, 0), Number(last)];
            return new Chart(
                title,
                ChartKind.Line,
                words["orang"],
                months.ConvertAll(month => month.ToWords()),
                programmes.ConvertAll(programme => new ChartSeries(
                    programme,
                    months.ConvertAll(month => PeopleIn(month, programme))
                ))
            );
        }
    }

    /// <summary>Each year beside the one before: people of its last month and contributions of the year.</summary>
    internal IReadOnlyList<YearRow> Years =>
        [
            .. Answer
                .Runs.GroupBy(run => run.Month.Year)
                .OrderByDescending(year => year.Key)
                .Select(year => new YearRow(
                    year.Key,
                    PeopleIn(year.Max(run => run.Month)),
                    year.Select(run => run.Month).Distinct().Count(),
                    year.Aggregate(Rupiah.Zero, (sum, run) => sum + run.Amount)
                )),
        ];

    internal sealed record YearRow(int Year, long People, int Months, Rupiah Amount);

    private static string Word(List<Month> months, Index at) => months.Count == 0 ? "" : months[at].ToWords();

    private static string Number(long people) => Indonesian.Number(people);

    private long PeopleIn(Month month) => Answer.Runs.Where(run => run.Month == month).Sum(run => run.People);

    private decimal? PeopleIn(Month month, string programme) =>
        Answer.Runs.FirstOrDefault(run => run.Month == month && run.ProgrammeCode == programme)?.People;

    private RegionMap Districts()
    {
        var places = Answer
            .Districts.Select(district => (district, at: Centroids.Of(district.Code)))
            .Select(place => new MapPlace(
                place.district.Code,
                place.district.Name,
                place.at?.Latitude,
                place.at?.Longitude,
                place.district.People,
                "/dashboard/place?kode=" + place.district.Code
            ))
            .ToList();
        var first = Answer.Districts.FirstOrDefault(district => district.People > 0);
        var title = first is null
            ? words["Belum ada orang yang ditetapkan"]
            : words["Terbanyak di Kecamatan {0}: {1} orang", first.Name, Indonesian.Number(first.People)];
        return new RegionMap(title, words["orang"], places, boundaries.Url);
    }
}
