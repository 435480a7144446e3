using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;

namespace Naungan.App.Reconciliation;

/// <summary>Every paid run and how much of it the insurer has answered.</summary>
public sealed class IndexModel(Db db) : PageModel
{
    public ShowReconciliation.Answer Answer { get; private set; } = new([], [], []);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ShowReconciliation.Handle(new(actor.Government, null), actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        return Page();
    }
}
