using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;

namespace Naungan.App.Dashboard;

/// <summary>One agency on one screen, or all of them side by side.</summary>
public sealed class AgencyModel(Db db, Words words) : PageModel
{
    internal ShowAgency.Answer Answer { get; private set; } = null!;

    public string PeopleHere => PeopleOf(Answer.Agency!.Code);

    public IReadOnlyList<Bar> All =>
        [.. Answer.Agencies.Select(one => new Bar(one.Name, one.People, Href: "/dashboard/agency?kode=" + one.Code))];

    public IReadOnlyList<Bar> Sectors =>
        [
            .. Answer.Sectors.Select(one => new Bar(
                words[one.Name],
                one.People,
                Href: $"{PeopleHere}&program={one.ProgrammeCode}&kategori={Uri.EscapeDataString(one.Code)}"
            )),
        ];

    public Chart Months
    {
        get { return MonthCompared.Drawn(Answer.Months, words, Answer.Agency!.Name); }
    }

    internal string NameOf(string agency) => Answer.Agencies.FirstOrDefault(one => one.Code == agency)?.Name ?? agency;

    public async Task<IActionResult> OnGetAsync(string? kode, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var code = string.IsNullOrEmpty(kode) ? null : kode;
        var answer = await ShowAgency.Handle(new(actor.Government, code), actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        return Page();
    }

    private static string PeopleOf(string agency) => "/people?instansi=" + Uri.EscapeDataString(agency);
}
