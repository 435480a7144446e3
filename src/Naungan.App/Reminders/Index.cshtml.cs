using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;

namespace Naungan.App.Reminders;

/// <summary>What waits for whoever is signed in.</summary>
public sealed class IndexModel(Db db, TimeProvider clock) : PageModel
{
    public IReadOnlyList<IGrouping<string, Reminder>> Groups { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        Today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var answer = await ListReminders.Handle(new(actor.Government), actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Groups = [.. found.GroupBy(one => one.Kind)];
        return Page();
    }
}
