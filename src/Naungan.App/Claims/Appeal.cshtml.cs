using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.Core.Law;

namespace Naungan.App.Claims;

/// <summary>The worksheet against a refusal.</summary>
public sealed class AppealModel(Db db, Lawbook law) : PageModel
{
    internal AppealWorksheet.Answer Answer { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await AppealWorksheet.Handle(new(actor.Government, id), actor, db, law, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        return Page();
    }
}
