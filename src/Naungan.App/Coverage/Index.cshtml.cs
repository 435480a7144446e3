using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.Core;
using Naungan.Core.Law;

namespace Naungan.App.Coverage;

/// <summary>The question of cover. The NIK travels in the body of the form, never in the address.</summary>
public sealed class IndexModel(Db db, Lawbook law, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Nik { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    public Refusal? Refusal { get; private set; }

    public AskCoverage.Found? Found { get; private set; }

    public string OnWritten =>
        (On ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).ToString(
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture
        );

    public IActionResult OnGet()
    {
        var actor = HttpContext.Actor();
        return Platform.Security.Access.Check(actor, "coverage.ask", actor.Government) is { } refusal
            ? this.Refused(refusal)
            : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var now = clock.GetUtcNow();
        var day = On ?? DateOnly.FromDateTime(now.UtcDateTime);
        var request = new AskCoverage.Request(actor.Government, Nik?.Trim() ?? "", day);
        var answer = await AskCoverage.Handle(request, actor, db, law, now, stop);
        // The form comes back empty: a NIK is not shown again, not even to the one who typed it.
        ModelState.Remove(nameof(Nik));
        if (answer.TryGet(out var found, out var refusal))
            Found = found;
        else if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        else
            Refusal = refusal;
        return Page();
    }
}
