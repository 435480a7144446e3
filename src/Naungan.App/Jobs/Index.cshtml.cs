using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web.Parts;

namespace Naungan.App.Jobs;

/// <summary>The list of long work.</summary>
public sealed class IndexModel(Db db) : PageModel
{
    public ListJobs.Answer Answer { get; private set; } = null!;

    public Paging Paging { get; private set; } = new(1, Paging.SizeDefault, 0);

    public Tone ToneOf(Job job) => Tones.Of(job.State);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var asked = new Paging(Paging.Asked(Request), Paging.SizeDefault, 0);
        var request = new ListJobs.Request(actor.Government, (int)asked.Offset, asked.Size);
        var answer = await ListJobs.Handle(request, actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        Paging = Paging.Of(Request, found.Count);
        return Page();
    }
}
