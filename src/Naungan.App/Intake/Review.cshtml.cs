using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.Core;

namespace Naungan.App.Intake;

/// <summary>The desk of the verifier: rows that may be someone who is there already.</summary>
public sealed class ReviewModel(Db db, TimeProvider clock) : PageModel
{
    public ReviewRows.Answer Answer { get; private set; } = null!;

    public Refusal? Refusal { get; private set; }

    [BindProperty]
    public Guid Submission { get; set; }

    [BindProperty]
    public string? Sheet { get; set; }

    [BindProperty]
    public int Row { get; set; }

    [BindProperty]
    public Guid? SameAs { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await Show(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new DecideRow.Request(actor.Government, Submission, Sheet ?? "", Row, SameAs);
        var answer = await DecideRow.Handle(request, actor, db, clock.GetUtcNow(), stop);
        if (answer.TryGet(out _, out var refusal))
            return LocalRedirect("/intake/review");
        if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(stop);
    }

    public async Task<IActionResult> OnPostLaterAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new PutOff.Request(actor.Government, Submission, Sheet ?? "", Row);
        var answer = await PutOff.Handle(request, actor, db, clock.GetUtcNow(), stop);
        if (answer.TryGet(out _, out var refusal))
            return LocalRedirect("/intake/review");
        if (refusal.Reason is "not-allowed" or "not-found")
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ReviewRows.Handle(new(actor.Government), actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        return Page();
    }
}
