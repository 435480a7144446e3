using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;

namespace Naungan.App.Reconciliation;

/// <summary>Uploads a return file about several months or programmes and shows what each run made of it.</summary>
public sealed class MonthsModel(Db db, TimeProvider clock) : PageModel
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    public Refusal? Refusal { get; private set; }

    public ReconcileMonths.Answer? Done { get; private set; }

    public IActionResult OnGet()
    {
        var actor = HttpContext.Actor();
        return Access.Check(actor, "reconciliation.record", actor.Government) is { } refusal
            ? this.Refused(refusal)
            : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        if (Access.Check(actor, "reconciliation.record", actor.Government) is { } refusal)
            return this.Refused(refusal);
        if (Upload is null)
        {
            Refusal = Refusal.Invalid("file-missing", "Pilih berkas hasil lebih dahulu.");
            return Page();
        }

        await using var file = Upload.OpenReadStream();
        var request = new ReconcileMonths.Request(actor.Government, Upload.FileName, file);
        var answer = await ReconcileMonths.Handle(request, actor, db, clock.GetUtcNow(), stop);
        Refusal = answer.Refusal;
        Done = answer.IsRefused ? null : answer.Value;
        return Page();
    }
}
