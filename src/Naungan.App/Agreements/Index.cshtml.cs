using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.App.Programmes;
using Naungan.Core;

namespace Naungan.App.Agreements;

/// <summary>Agreements with the insurer, what they cover and how long, and the form that records one.</summary>
public sealed class IndexModel(Db db, TimeProvider clock, Shell shell) : PageModel
{
    public IReadOnlyList<ListAgreements.Agreement> Agreements { get; private set; } = [];

    public IReadOnlyList<Option> Programmes { get; private set; } = [];

    public Refusal? Refusal { get; private set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Partner { get; set; }

    [BindProperty]
    public DateOnly? SignedOn { get; set; }

    [BindProperty]
    public DateOnly? ValidFrom { get; set; }

    /// <summary>The last day as papers write it; stored as the first day no longer valid.</summary>
    [BindProperty]
    public DateOnly? LastDay { get; set; }

    [BindProperty]
    public List<string> Covered { get; set; } = [];

    /// <summary>One clause a line.</summary>
    [BindProperty]
    public string? Clauses { get; set; }

    public static Tone ToneOf(ListAgreements.Standing standing) =>
        standing switch
        {
            ListAgreements.Standing.Holds => Tone.Ok,
            ListAgreements.Standing.Over => Tone.Stop,
            _ => Tone.Wait,
        };

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (SignedOn is not { } signed || ValidFrom is not { } from || LastDay is not { } last)
        {
            Refusal = Refusal.Invalid("day-missing", "Isi tanggal tanda tangan dan masa berlaku.");
            return await Show(stop);
        }

        var actor = HttpContext.Actor();
        var request = new RecordAgreement.Request(
            actor.Government,
            Number ?? "",
            Title ?? "",
            Kind ?? "",
            Partner ?? "",
            signed,
            from,
            last.AddDays(1),
            Covered,
            Clauses?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        );
        var answer = await RecordAgreement.Handle(request, actor, db, clock.GetUtcNow(), stop);
        if (!answer.IsRefused)
            return RedirectToPage();
        if (answer.Refusal!.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(answer.Refusal);
        Refusal = answer.Refusal;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(shell.ClockOffset).DateTime);
        var answer = await ListAgreements.Handle(new(actor.Government, today), actor, db, stop);
        if (!answer.TryGet(out var agreements, out var refusal))
            return this.Refused(refusal);
        Agreements = agreements;
        var programmes = await ListProgrammes.Handle(new(actor.Government), actor, db, stop);
        if (programmes.TryGet(out var found, out _))
            Programmes = [.. found.Select(programme => new Option(programme.Row.Code, programme.Row.Name))];
        return Page();
    }
}
