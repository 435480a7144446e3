using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core;

namespace Naungan.App.Grievances;

/// <summary>One grievance, and its answer.</summary>
public sealed class ShowModel(Db db, TimeProvider clock, Words words) : PageModel
{
    public ShowGrievance.Answer Answer { get; private set; } = null!;

    public Refusal? Refusal { get; private set; }

    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public IReadOnlyList<Option> Steps =>
        [
            .. new[] { "take", "note", "answer" }
                .Where(step => step != "take" || Answer.Row.State == "open")
                .Select(step => new Option(step, words["langkah." + step])),
        ];

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) => Show(id, stop);

    public async Task<IActionResult> OnPostAsync(Guid id, string? step, string? words, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new AnswerGrievance.Request(actor.Government, id, step ?? "", words ?? "");
        var answer = await AnswerGrievance.Handle(request, actor, db, clock.GetUtcNow(), stop);
        if (answer.Refusal is not { } refusal)
            return LocalRedirect("/grievances/" + id);
        if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(id, stop);
    }

    private async Task<IActionResult> Show(Guid id, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ShowGrievance.Handle(new(actor.Government, id), actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        return Page();
    }
}
