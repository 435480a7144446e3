using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.Core;
using Naungan.Core.Law;

namespace Naungan.App.Enrolments;

/// <summary>Where everybody stands, and the button that follows the insurer's answers.</summary>
public sealed class IndexModel(Db db, Lawbook law, TimeProvider clock) : PageModel
{
    [BindProperty]
    public DateOnly? On { get; set; }

    public Refusal? Refusal { get; private set; }

    public ListStates.Answer Answer { get; private set; } = new([], null, false);

    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new FollowStates.Request(actor.Government, On ?? Today);
        var done = await FollowStates.Handle(request, actor, db, law, clock.GetUtcNow(), stop);
        if (done.Refusal is not { } refusal)
            return RedirectToPage();
        if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ListStates.Handle(new(actor.Government), actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        return Page();
    }
}
