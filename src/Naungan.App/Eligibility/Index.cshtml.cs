using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.Core;
using Naungan.Core.Eligibility;
using Naungan.Core.Law;

namespace Naungan.App.Eligibility;

/// <summary>Verdicts by programme, and the two acts: assess, and a second person's confirmation.</summary>
public sealed class IndexModel(Db db, Lawbook law, TimeProvider clock) : PageModel
{
    public IReadOnlyList<CountVerdicts.Programme> Programmes { get; private set; } = [];

    public Refusal? Refusal { get; private set; }

    [BindProperty]
    public string? Programme { get; set; }

    [BindProperty]
    public string? On { get; set; }

    public static string TitleOf(string rule) => RuleCatalogue.Find(rule)?.Title ?? rule;

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPostAssessAsync(CancellationToken stop)
    {
        if (!DateOnly.TryParseExact(On, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            Refusal = Refusal.Invalid("day-missing", "Isi hari pertama perlindungan.");
            return await Show(stop);
        }

        var actor = HttpContext.Actor();
        var request = new AssessProgramme.Request(actor.Government, Programme ?? "", day);
        var answer = await AssessProgramme.Handle(request, actor, db, law, clock.GetUtcNow(), stop);
        return await Done(answer.Refusal, stop);
    }

    public async Task<IActionResult> OnPostVerifyAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new VerifyProgramme.Request(actor.Government, Programme ?? "");
        var answer = await VerifyProgramme.Handle(request, actor, db, clock.GetUtcNow(), stop);
        return await Done(answer.Refusal, stop);
    }

    private async Task<IActionResult> Done(Refusal? refusal, CancellationToken stop)
    {
        if (refusal is null)
            return RedirectToPage();
        if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await CountVerdicts.Handle(new(actor.Government), actor, db, stop);
        if (!answer.TryGet(out var programmes, out var refusal))
            return this.Refused(refusal);
        Programmes = programmes;
        return Page();
    }
}
