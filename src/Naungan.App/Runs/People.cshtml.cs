using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web.Parts;

namespace Naungan.App.Runs;

/// <summary>Who a run pays for, and who it does not and why.</summary>
public sealed class PeopleModel(Db db) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "nomor")]
    public Guid Number { get; set; }

    [BindProperty(SupportsGet = true, Name = "tidak")]
    public bool Excluded { get; set; }

    [BindProperty(SupportsGet = true, Name = "keadaan")]
    public string? State { get; set; }

    public ListRunPeople.Answer Answer { get; private set; } = null!;

    public Paging Paging { get; private set; } = new(1, Paging.SizeDefault, 0);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var skip = (Paging.Asked(Request) - 1) * Paging.SizeDefault;
        var request = new ListRunPeople.Request(actor.Government, Number, Excluded, State, skip, Paging.SizeDefault);
        var answer = await ListRunPeople.Handle(request, actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        Paging = Paging.Of(Request, found.Total);
        return Page();
    }
}
