using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;

namespace Naungan.App.Dashboard;

/// <summary>One kind of work on one screen.</summary>
public sealed class SectorModel(Db db, Words words) : PageModel
{
    internal ShowSector.Answer Answer { get; private set; } = null!;

    public string PeopleHere =>
        $"/people?program={Answer.Sector.ProgrammeCode}&kategori={Uri.EscapeDataString(Answer.Sector.Code)}";

    public decimal Share => Answer.OfProgramme == 0 ? 0 : (decimal)Answer.Sector.People / Answer.OfProgramme;

    public IReadOnlyList<Bar> Agencies =>
        [
            .. Answer.Agencies.Select(one => new Bar(
                one.Name,
                one.People,
                Href: $"{PeopleHere}&instansi={Uri.EscapeDataString(one.Code)}"
            )),
        ];

    public Chart Months
    {
        get { return MonthCompared.Drawn(Answer.Months, words, words[Answer.Sector.Name]); }
    }

    public async Task<IActionResult> OnGetAsync(string? program, string? kategori, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new ShowSector.Request(actor.Government, program ?? "", kategori ?? "");
        var answer = await ShowSector.Handle(request, actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        return Page();
    }
}
