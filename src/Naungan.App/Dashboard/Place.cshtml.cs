using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web.Parts;

namespace Naungan.App.Dashboard;

/// <summary>A district or a village on one screen.</summary>
public sealed class PlaceModel(Db db) : PageModel
{
    internal ShowPlace.Answer Answer { get; private set; } = null!;

    public decimal Share => Answer.OfRegency == 0 ? 0 : (decimal)Answer.People / Answer.OfRegency;

    public IReadOnlyList<Bar> Work =>
        [.. Answer.Work.Select(row => new Bar(row.Name, row.People, Href: $"{PeopleHere}&kategori={row.Code}"))];

    /// <summary>The register narrowed to this place.</summary>
    public string PeopleHere => (Answer.Place.Level == 3 ? "/people?kecamatan=" : "/people?desa=") + Answer.Place.Code;

    public IReadOnlyList<Bar> Below =>
        [
            .. Answer
                .Below.OrderByDescending(row => row.People)
                .Select(row => new Bar(row.Name, row.People, Href: "/dashboard/place?kode=" + row.Code)),
        ];

    public async Task<IActionResult> OnGetAsync(string? kode, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ShowPlace.Handle(new(actor.Government, kode ?? ""), actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        return Page();
    }
}
