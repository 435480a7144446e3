using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core;

namespace Naungan.App.Handovers;

/// <summary>One event: who is called, whom to invite, and its papers.</summary>
public sealed class ShowModel(Db db, TimeProvider clock) : PageModel
{
    public ShowHandover.Answer Answer { get; private set; } = null!;

    public Refusal? Refusal { get; private set; }

    public IReadOnlyList<Option> Candidates =>
        [
            .. Answer.Candidates.Select(one => new Option(
                one.ClaimId.ToString(),
                $"{one.Number} · {one.Heir ?? one.Member} · {one.Amount}"
            )),
        ];

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) => Show(id, stop);

    public async Task<IActionResult> OnPostInviteAsync(Guid id, Guid? claim, string? recipient, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new InviteFamily.Request(actor.Government, id, claim ?? default, recipient);
        var answer = await InviteFamily.Handle(request, actor, db, clock.GetUtcNow(), stop);
        return answer.Refusal is { } refusal ? await Again(id, refusal, stop) : LocalRedirect("/handovers/" + id);
    }

    public async Task<IActionResult> OnPostPapersAsync(Guid id, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await PrintHandover.Handle(new(actor.Government, id), actor, db, clock.GetUtcNow(), stop);
        return answer.TryGet(out var papers, out var refusal)
            ? File(papers.Pdf, "application/pdf", "penyerahan-santunan.pdf")
            : await Again(id, refusal, stop);
    }

    private async Task<IActionResult> Again(Guid id, Refusal refusal, CancellationToken stop)
    {
        if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(id, stop);
    }

    private async Task<IActionResult> Show(Guid id, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ShowHandover.Handle(new(actor.Government, id), actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        return Page();
    }
}
