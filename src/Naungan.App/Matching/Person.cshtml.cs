using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.Core;

namespace Naungan.App.Matching;

/// <summary>Who may be the same as one person of the register.</summary>
public sealed class PersonModel(Db db, TimeProvider clock) : PageModel
{
    public FindCandidates.Answer Answer { get; private set; } = null!;

    public Refusal? Refusal { get; private set; }

    [BindProperty]
    public Guid Other { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) => await Show(id, stop);

    public async Task<IActionResult> OnPostMergeAsync(Guid id, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new MergePeople.Request(actor.Government, id, Other, Why ?? "");
        var answer = await MergePeople.Handle(request, actor, db, clock.GetUtcNow(), stop);
        return answer.TryGet(out _, out var refusal)
            ? LocalRedirect("/matching/merges")
            : await Refused(id, refusal, stop);
    }

    public async Task<IActionResult> OnPostApartAsync(Guid id, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await TellApart.Handle(new(actor.Government, id, Other), actor, db, clock.GetUtcNow(), stop);
        return answer.TryGet(out _, out var refusal)
            ? LocalRedirect("/matching/person/" + id)
            : await Refused(id, refusal, stop);
    }

    private async Task<IActionResult> Refused(Guid id, Refusal refusal, CancellationToken stop)
    {
        if (refusal.Reason is "not-allowed" or "not-found")
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(id, stop);
    }

    private async Task<IActionResult> Show(Guid id, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await FindCandidates.Handle(new(actor.Government, id), actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        return Page();
    }
}
