using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.Core;

namespace Naungan.App.Matching;

/// <summary>Merges of people, and how well lists match by agency.</summary>
public sealed class MergesModel(Db db, TimeProvider clock) : PageModel
{
    public ListMerges.Answer Answer { get; private set; } = null!;

    public Refusal? Refusal { get; private set; }

    [BindProperty]
    public Guid Merge { get; set; }

    [BindProperty]
    public string? What { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await Show(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new SettleMerge.Request(actor.Government, Merge, What ?? "", Why ?? "");
        var answer = await SettleMerge.Handle(request, actor, db, clock.GetUtcNow(), stop);
        if (answer.TryGet(out _, out var refusal))
            return LocalRedirect("/matching/merges");
        if (refusal.Reason is "not-allowed" or "not-found")
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ListMerges.Handle(new(actor.Government), actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        return Page();
    }
}
