using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;

namespace Naungan.App.Coverage;

/// <summary>Cover that does not fit, with the money at stake.</summary>
public sealed class OverlapsModel(Db db) : PageModel
{
    public FindOverlaps.Answer Answer { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await FindOverlaps.Handle(new(actor.Government), actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        return Page();
    }
}
