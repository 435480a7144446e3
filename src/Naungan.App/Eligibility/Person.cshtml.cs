using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Enrolments;
using Naungan.App.Platform.Database;
using Naungan.Core;
using Naungan.Core.Law;

namespace Naungan.App.Eligibility;

/// <summary>Every rule for one person, asked again now; exceptions are asked for and decided here.</summary>
public sealed class PersonModel(Db db, Lawbook law, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "program")]
    public string? Programme { get; set; }

    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Person { get; set; }

    [BindProperty]
    public string? Rule { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public Guid Asked { get; set; }

    [BindProperty]
    public bool Approve { get; set; }

    public ExplainEligibility.Answer Answer { get; private set; } = null!;

    public TellHistory.Answer History { get; private set; } = new([], null);

    public Refusal? Refusal { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPostAskAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new AskException.Request(actor.Government, Programme ?? "", Person, Rule ?? "", Reason ?? "");
        var answer = await AskException.Handle(request, actor, db, law, clock.GetUtcNow(), stop);
        return await Done(answer.Refusal, stop);
    }

    public async Task<IActionResult> OnPostDecideAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new DecideException.Request(actor.Government, Asked, Approve);
        var answer = await DecideException.Handle(request, actor, db, clock.GetUtcNow(), stop);
        return await Done(answer.Refusal, stop);
    }

    private async Task<IActionResult> Done(Refusal? refusal, CancellationToken stop)
    {
        if (refusal is null)
            return RedirectToPage(new { program = Programme, id = Person });
        if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new ExplainEligibility.Request(actor.Government, Programme ?? "", Person);
        var answer = await ExplainEligibility.Handle(request, actor, db, law, stop);
        if (!answer.TryGet(out var explained, out var refusal))
            return this.Refused(refusal);
        Answer = explained;
        if ((await TellHistory.Handle(new(actor.Government, Person), actor, db, stop)).TryGet(out var history, out _))
            History = history;
        return Page();
    }
}
