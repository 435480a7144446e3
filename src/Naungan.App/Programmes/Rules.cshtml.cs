using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.Core;
using Naungan.Core.Eligibility;
using Naungan.Core.Law;

namespace Naungan.App.Programmes;

/// <summary>The rules of one programme: what each rests on, which are asked, and with which numbers.</summary>
public sealed class RulesModel(Db db, Lawbook book, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "program")]
    public string? Programme { get; set; }

    [BindProperty]
    public IReadOnlyList<string> Rules { get; set; } = [];

    [BindProperty]
    public string? Decision { get; set; }

    public Refusal? Refusal { get; private set; }

    public ShowRules.Answer Answer { get; private set; } = new("", [], []);

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        if (!Numbers(out var values))
            return await Refused(Refusal.Invalid("number-form", "Angka syarat ditulis dengan angka bulat."), stop);
        // Nothing ticked would mean the usual rules; whoever unticks everything is asked what he meant.
        if (Rules.Count == 0)
            return await Refused(Refusal.Invalid("no-rules", "Pilih sedikitnya satu syarat."), stop);
        var request = new ChooseRules.Request(actor.Government, Programme ?? "", Rules, values, Decision ?? "");
        var done = await ChooseRules.Handle(request, actor, db, book, clock.GetUtcNow(), stop);
        return done.Refusal is { } no ? await Refused(no, stop) : RedirectToPage(new { program = Programme });
    }

    private bool Numbers(out Dictionary<string, int> values)
    {
        values = [];
        foreach (var name in RuleParameter.All.Select(one => one.Name))
        {
            var typed = Request.Form[name].ToString().Trim();
            if (typed.Length == 0)
                continue;
            if (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                return false;
            values[name] = value;
        }

        return true;
    }

    private async Task<IActionResult> Refused(Refusal refusal, CancellationToken stop)
    {
        if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var request = new ShowRules.Request(actor.Government, Programme ?? "", today);
        var answer = await ShowRules.Handle(request, actor, db, book, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        return Page();
    }
}
