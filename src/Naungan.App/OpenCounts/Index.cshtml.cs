using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;

namespace Naungan.App.OpenCounts;

/// <summary>Where an official publishes.</summary>
public sealed class IndexModel(Db db, TimeProvider clock) : PageModel
{
    public Refusal? Refusal { get; private set; }

    public PublishCounts.Answer? Done { get; private set; }

    public IActionResult OnGet()
    {
        var actor = HttpContext.Actor();
        return Access.Check(actor, PublishCounts.Action, actor.Government) is { } refusal
            ? this.Refused(refusal)
            : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await PublishCounts.Handle(new(actor.Government), actor, db, clock.GetUtcNow(), stop);
        if (answer.TryGet(out var done, out var refusal))
            Done = done;
        else if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        else
            Refusal = refusal;
        return Page();
    }
}
