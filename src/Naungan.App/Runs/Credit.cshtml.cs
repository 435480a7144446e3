using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.Core;
using Naungan.Core.Money;

namespace Naungan.App.Runs;

/// <summary>Money lying with the insurer, by budget line, and the form that records what came back.</summary>
public sealed class CreditModel(Db db, TimeProvider clock) : PageModel
{
    [BindProperty]
    public Guid Line { get; set; }

    [BindProperty]
    public long? Amount { get; set; }

    [BindProperty]
    public string? Document { get; set; }

    public Refusal? Refusal { get; private set; }

    public ReturnCredit.Answer? Done { get; private set; }

    public IReadOnlyList<ListCredit.Line> Lines { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new ReturnCredit.Request(actor.Government, Line, new Rupiah(Amount ?? 0), Document ?? "");
        var answer = await ReturnCredit.Handle(request, actor, db, clock.GetUtcNow(), stop);
        if (answer.Refusal?.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(Refusal.NotAllowed);
        Refusal = answer.Refusal;
        Done = answer.IsRefused ? null : answer.Value;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ListCredit.Handle(new(actor.Government), actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Lines = found;
        return Page();
    }
}
