using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.Core.Law;

namespace Naungan.App.Coverage;

/// <summary>Gaps of cover as of today.</summary>
public sealed class GapsModel(Db db, Lawbook law, TimeProvider clock) : PageModel
{
    public FindGaps.Answer Answer { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var answer = await FindGaps.Handle(new(actor.Government, today), actor, db, law, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        return Page();
    }
}
