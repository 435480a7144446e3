using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.Core;

namespace Naungan.App.Intake;

/// <summary>The verifier's page for one submission.</summary>
public sealed class VerifyModel(Db db, TimeProvider clock) : PageModel
{
    public ShowVerification.Answer Answer { get; private set; } = null!;

    public Refusal? Refusal { get; private set; }

    [BindProperty(SupportsGet = true, Name = "alasan")]
    public string? AskedReason { get; set; }

    public string Reason => AskedReason ?? "";

    [BindProperty]
    public List<string> Rows { get; set; } = [];

    [BindProperty]
    public bool All { get; set; }

    [BindProperty]
    public bool Right { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) => await Show(id, stop);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        if (!All && Rows.Count == 0)
        {
            Refusal = Refusal.Invalid("nothing-chosen", "Pilih baris, atau centang semua yang tersaring.");
            return await Show(id, stop);
        }

        var rows = All ? [] : Rows;
        var request = new VerifyRows.Request(actor.Government, id, Right, Why ?? "", rows, Reason);
        var answer = await VerifyRows.Handle(request, actor, db, clock.GetUtcNow(), stop);
        if (answer.TryGet(out var judged, out var refusal))
            return LocalRedirect(judged.Left == 0 ? "/intake/" + id : $"/intake/verify/{id}");
        if (refusal.Reason is "not-allowed" or "not-found")
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(id, stop);
    }

    private async Task<IActionResult> Show(Guid id, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ShowVerification.Handle(new(actor.Government, id, Reason), actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        return Page();
    }
}
