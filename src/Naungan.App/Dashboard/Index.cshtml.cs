using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.App.Platform.Web.Writing;

namespace Naungan.App.Dashboard;

/// <summary>The leader's screen.</summary>
public sealed class IndexModel(Db db, TimeProvider clock, Words words, Boundaries boundaries) : PageModel
{
    internal ShowDashboard.Answer Answer { get; private set; } = null!;

    public RegionMap Map { get; private set; } = new("", "", []);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var answer = await ShowDashboard.Handle(HttpContext.Actor(), db, clock.GetUtcNow(), stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
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
                    Href: $"/people?program={programme}&kategori={category.Code}"
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
                "/budgets"
            )),
        ];

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
                "/people?kecamatan=" + place.district.Code
            ))
            .ToList();
        var first = Answer.Districts.FirstOrDefault(district => district.People > 0);
        var title = first is null
            ? words["Belum ada orang yang ditetapkan"]
            : words["Terbanyak di Kecamatan {0}: {1} orang", first.Name, Indonesian.Number(first.People)];
        return new RegionMap(title, words["orang"], places, boundaries.Url);
    }
}
