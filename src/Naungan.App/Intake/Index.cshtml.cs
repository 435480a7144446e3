using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web.Parts;

namespace Naungan.App.Intake;

/// <summary>The files agencies sent, newest first.</summary>
public sealed class IndexModel(Db db, TimeProvider clock) : PageModel
{
    public IReadOnlyList<IntakeTables.Submission> Submissions { get; private set; } = [];

    public Paging Paging { get; private set; } = new(1, Paging.SizeDefault, 0);

    /// <summary>Carried on to the rows of a submission: the dashboard asks for the waiting ones.</summary>
    public string Outcome { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? hasil, CancellationToken stop)
    {
        Outcome = Outcomes.All.Contains(hasil) ? hasil! : "";
        var asked = new Paging(Paging.Asked(Request), Paging.SizeDefault, 0);
        var actor = HttpContext.Actor();
        var request = new ListSubmissions.Request(actor.Government, Outcome, asked.Offset, asked.Size);
        var answer = await ListSubmissions.Handle(request, actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Submissions = found.Submissions;
        Paging = Paging.Of(Request, found.Count);
        return Page();
    }

    public async Task<IActionResult> OnPostLookAgainAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await LookAgainAtWaiting.Queue(new(actor.Government), actor, db, clock.GetUtcNow(), stop);
        return answer.TryGet(out var job, out var refusal) ? LocalRedirect("/jobs/" + job) : this.Refused(refusal);
    }
}
