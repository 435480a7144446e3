using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.Core;

namespace Naungan.App.People;

/// <summary>One person; the NIK is shown in full only to a reason that is kept.</summary>
public sealed class ShowModel(Db db, TimeProvider clock) : PageModel
{
    public ShowPerson.Answer Answer { get; private set; } = null!;

    public Refusal? Refusal { get; private set; }

    /// <summary>The NIK in clear, for the one answer that shows it.</summary>
    public string? Digits { get; private set; }

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) => await Show(id, stop);

    public async Task<IActionResult> OnPostRevealAsync(Guid id, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new RevealNik.Request(actor.Government, id, Reason ?? "");
        var answer = await RevealNik.Handle(request, actor, db, clock.GetUtcNow(), stop);
        if (answer.TryGet(out var shown, out var refusal))
            Digits = shown.Digits;
        else if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        else
            Refusal = refusal;
        Response.Headers.CacheControl = "no-store";
        return await Show(id, stop);
    }

    private async Task<IActionResult> Show(Guid id, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ShowPerson.Handle(new(actor.Government, id), actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        return Page();
    }
}
