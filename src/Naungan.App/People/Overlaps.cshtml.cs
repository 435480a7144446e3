using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web.Parts;

namespace Naungan.App.People;

/// <summary>Who proposes whom twice.</summary>
public sealed class OverlapsModel(Db db) : PageModel
{
    public ListOverlaps.Answer Answer { get; private set; } = null!;

    public Paging Paging { get; private set; } = new(1, Paging.SizeDefault, 0);

    public string Words(ListOverlaps.Proposal proposal) =>
        $"{proposal.Agency}: {proposal.Category} ({proposal.Programme})";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var asked = new Paging(Paging.Asked(Request), Paging.SizeDefault, 0);
        var answer = await ListOverlaps.Handle(new(actor.Government, asked.Offset, asked.Size), actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        Paging = Paging.Of(Request, found.People);
        return Page();
    }
}
