using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.Core.Law;

namespace Naungan.App.Coverage;

/// <summary>Gaps of cover as of today, or of the day asked about.</summary>
public sealed class GapsModel(Db db, Lawbook law, TimeProvider clock) : PageModel
{
    public FindGaps.Answer Answer { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(DateOnly? pada, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var on = pada ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var answer = await FindGaps.Handle(new(actor.Government, on), actor, db, law, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        return Page();
    }
}
