using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.Core.Law;

namespace Naungan.App.Eligibility;

/// <summary>Every rule for one person, asked again now.</summary>
public sealed class PersonModel(Db db, Lawbook law) : PageModel
{
    public ExplainEligibility.Answer Answer { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "program")] string? programme,
        [FromQuery] Guid id,
        CancellationToken stop
    )
    {
        var actor = HttpContext.Actor();
        var request = new ExplainEligibility.Request(actor.Government, programme ?? "", id);
        var answer = await ExplainEligibility.Handle(request, actor, db, law, stop);
        if (!answer.TryGet(out var explained, out var refusal))
            return this.Refused(refusal);
        Answer = explained;
        return Page();
    }
}
