using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Web.Parts;

namespace Naungan.App.Readiness;

/// <summary>Readiness of the regency, village by village.</summary>
public sealed class IndexModel(KeptReadiness readiness, TimeProvider clock) : PageModel
{
    public ShowReadiness.Answer Answer { get; private set; } = null!;

    public IEnumerable<ShowReadiness.Village> Shown => Answer.Villages.Skip((int)Paging.Offset).Take(Paging.Size);

    public Paging Paging { get; private set; } = new(1, Paging.SizeDefault, 0);

    public Tone ToneOf(long lacking) => lacking > 0 ? Tone.Wait : Tone.Ok;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var answer = await readiness.Ask(new(actor.Government, today), actor, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        Paging = Paging.Of(Request, found.Villages.Count);
        return Page();
    }
}
