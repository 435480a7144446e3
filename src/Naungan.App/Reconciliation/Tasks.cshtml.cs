using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.Core;
using Naungan.Core.Law;

namespace Naungan.App.Reconciliation;

/// <summary>Differences to settle, the most urgent first.</summary>
public sealed class TasksModel(Db db, Lawbook law, TimeProvider clock) : PageModel
{
    public ListDifferences.Answer Answer { get; private set; } = null!;

    public Refusal? Refusal { get; private set; }

    [BindProperty]
    public Guid Source { get; set; }

    [BindProperty]
    public int Row { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new ResolveDifference.Request(actor.Government, Source, Row, Note ?? "");
        var answer = await ResolveDifference.Handle(request, actor, db, clock.GetUtcNow(), stop);
        if (answer.Refusal is not { } refusal)
            return RedirectToPage();
        if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var answer = await ListDifferences.Handle(new(actor.Government, today), actor, db, law, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        return Page();
    }
}
