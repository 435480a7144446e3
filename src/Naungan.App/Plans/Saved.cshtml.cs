using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.Core.Law;

namespace Naungan.App.Plans;

/// <summary>Saved plans, and those that were ticked side by side.</summary>
public sealed class SavedModel(Lawbook book, Db db) : PageModel
{
    public const int ComparedMax = 4;

    [BindProperty(SupportsGet = true, Name = "pilih")]
    public Guid[] Chosen { get; set; } = [];

    public IReadOnlyList<ListPlans.Saved> Plans { get; private set; } = [];

    /// <summary>The ticked ones that have an answer.</summary>
    public IReadOnlyList<ListPlans.Saved> Compared { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ListPlans.Handle(new(actor.Government), actor, db, book, stop);
        if (!answer.TryGet(out var plans, out var refusal))
            return this.Refused(refusal);
        Plans = plans;
        Compared = [.. plans.Where(plan => plan.Report is not null && Chosen.Contains(plan.Row.Id)).Take(ComparedMax)];
        return Page();
    }
}
