using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web.Parts;
using Naungan.App.Reminders;
using Naungan.Core;
using Naungan.Core.Law;

namespace Naungan.App.Grievances;

/// <summary>The list of grievances and their figures.</summary>
public sealed class IndexModel(Db db, Lawbook law, TimeProvider clock) : PageModel
{
    public ListGrievances.Answer Answer { get; private set; } = new([], []);

    public IReadOnlyList<Reminder> Tasks { get; private set; } = [];

    public Refusal? Refusal { get; private set; }

    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public static Tone ToneOf(GrievanceRow row, DateOnly today) =>
        row.State == "answered" ? Tone.Ok
        : row.IsLate(today) ? Tone.Stop
        : Tone.Wait;

    public async Task<IActionResult> OnGetAsync(string? keadaan, string? jenis, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var state = keadaan is "open" or "taken" or "answered" ? keadaan : null;
        var answer = await ListGrievances.Handle(new(actor.Government, Today, state, jenis), actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        var tasks = await ListReminders.Handle(new(actor.Government), actor, db, stop);
        if (tasks.TryGet(out var waiting, out _))
            Tasks = [.. waiting.Where(one => one.Kind == EscalateGrievances.Kind)];
        return Page();
    }

    public async Task<IActionResult> OnPostEscalateAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await EscalateGrievances.Handle(new(actor.Government), actor, db, law, clock.GetUtcNow(), stop);
        if (answer.Refusal is { } refusal)
            return this.Refused(refusal);
        return LocalRedirect("/grievances");
    }
}
