using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core;

namespace Naungan.App.Roster;

/// <summary>Decrees, who waits for one, and the form that draws one up.</summary>
public sealed class IndexModel(Db db, TimeProvider clock) : PageModel
{
    public ListDecrees.Answer Answer { get; private set; } = new([], []);

    public Refusal? Refusal { get; private set; }

    [BindProperty]
    public string? Programme { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public DateOnly? DecidedOn { get; set; }

    [BindProperty]
    public DateOnly? EffectiveFrom { get; set; }

    [BindProperty]
    public string? Signatory { get; set; }

    public IReadOnlyList<Option> Waiting =>
        [
            .. Answer
                .Programmes.Where(programme => programme.Waiting > 0)
                .Select(programme => new Option(programme.Row.Code, programme.Row.Name)),
        ];

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (DecidedOn is not { } decided || EffectiveFrom is not { } from)
        {
            Refusal = Refusal.Invalid("day-missing", "Isi tanggal keputusan dan hari pertama perlindungan.");
            return await Show(stop);
        }

        var actor = HttpContext.Actor();
        var request = new DraftDecree.Request(
            actor.Government,
            Programme ?? "",
            Number ?? "",
            Title ?? "",
            decided,
            from,
            Signatory
        );
        var answer = await DraftDecree.Handle(request, actor, db, clock.GetUtcNow(), stop);
        if (answer.TryGet(out var draft, out var refusal))
            return RedirectToPage("/Roster/Decree", new { nomor = draft.Number });
        if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ListDecrees.Handle(new(actor.Government), actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        return Page();
    }
}
