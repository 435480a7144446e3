using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;

namespace Naungan.App.Intake;

/// <summary>Which agency said what of a person.</summary>
public sealed class HistoryModel(Db db) : PageModel
{
    public TellHistory.Answer Answer { get; private set; } = null!;

    public Guid Person { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid person, CancellationToken stop)
    {
        Person = person;
        var actor = HttpContext.Actor();
        var answer = await TellHistory.Handle(new(actor.Government, person), actor, db, stop);
        if (!answer.TryGet(out var told, out var refusal))
            return this.Refused(refusal);
        Answer = told;
        return Page();
    }
}
