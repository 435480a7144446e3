using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.Core.Law;

namespace Naungan.App.Claims;

/// <summary>The case on one sheet, for the family and for the insurer's counter.</summary>
public sealed class PrintModel(Db db, Lawbook law) : PageModel
{
    public ShowClaim.Answer Answer { get; private set; } = null!;

    /// <summary>Where it is signed: left open on paper when the register knows no district.</summary>
    public string Place => Answer.District ?? "........................";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ShowClaim.Handle(new(actor.Government, id), actor, db, law, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        return Page();
    }
}
