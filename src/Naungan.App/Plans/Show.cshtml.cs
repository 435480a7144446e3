using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web.Parts;
using Naungan.App.Programmes;
using Naungan.Core;
using Naungan.Core.Law;

namespace Naungan.App.Plans;

/// <summary>One saved plan: its answer, its file, and the step to a programme.</summary>
public sealed class ShowModel(Lawbook book, Db db, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "nomor")]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Programme { get; set; }

    public Refusal? Refusal { get; private set; }

    public ListPlans.Saved? Plan { get; private set; }

    public IReadOnlyList<Option> Programmes { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new HandOverPlan.Request(actor.Government, Id, Programme ?? "");
        var done = await HandOverPlan.Handle(request, actor, db, book, clock.GetUtcNow(), stop);
        if (!done.IsRefused)
            return Redirect("/programmes");
        if (done.Refusal!.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(done.Refusal);
        Refusal = done.Refusal;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        if (Access.Check(actor, AskPlan.Action, actor.Government) is { } no)
            return this.Refused(no);
        await using var session = await db.Read(stop);
        if (await PlanTables.Find(session, actor.Government, Id, stop) is not { } row)
            return this.Refused(Refusal.NotFound("Rencana"));
        Plan = ListPlans.Answered(row, actor, book);
        var programmes = await ProgrammeTables.Of(session, actor.Government, stop);
        Programmes = [.. programmes.Select(one => new Option(one.Code, one.Name))];
        return Page();
    }
}
