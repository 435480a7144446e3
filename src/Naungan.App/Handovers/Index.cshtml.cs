using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.Core;

namespace Naungan.App.Handovers;

/// <summary>All events, and the form of a new one.</summary>
public sealed class IndexModel(Db db, TimeProvider clock) : PageModel
{
    public IReadOnlyList<HandoverRow> Handovers { get; private set; } = [];

    public Refusal? Refusal { get; private set; }

    [BindProperty]
    public string? EventTitle { get; set; }

    [BindProperty]
    public DateOnly? HeldOn { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Official { get; set; }

    [BindProperty]
    public string? Office { get; set; }

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (HeldOn is not { } day)
        {
            Refusal = Refusal.Invalid("day-missing", "Isi hari acara.");
            return await Show(stop);
        }

        var actor = HttpContext.Actor();
        var request = new PlanHandover.Request(
            actor.Government,
            EventTitle ?? "",
            day,
            Place ?? "",
            Official ?? "",
            Office ?? ""
        );
        var answer = await PlanHandover.Handle(request, actor, db, clock.GetUtcNow(), stop);
        if (answer.TryGet(out var made, out var refusal))
            return LocalRedirect("/handovers/" + made);
        if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ListHandovers.Handle(new(actor.Government), actor, db, stop);
        if (!answer.TryGet(out var rows, out var refusal))
            return this.Refused(refusal);
        Handovers = rows;
        return Page();
    }
}
