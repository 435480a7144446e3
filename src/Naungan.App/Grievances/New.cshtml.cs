using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core;
using Naungan.Core.Claims;
using Naungan.Core.Law;

namespace Naungan.App.Grievances;

/// <summary>The form of the counter and of the village.</summary>
public sealed class NewModel(Db db, Lawbook law, TimeProvider clock, Words words) : PageModel
{
    /// <summary>A person the complaint is about, when it is opened from his page.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Orang { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Klaim { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Usulan { get; set; }

    public ReportGrievance.Answer? Ticket { get; private set; }

    public Refusal? Refusal { get; private set; }

    public Choices Choices { get; private set; } = new([], []);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        if (Access.Check(actor, ReportGrievance.Action, actor.Government) is { } refusal)
            return this.Refused(refusal);
        await Offer(actor, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        string? category,
        string? words,
        string? reporterName,
        string? reporterPhone,
        string? village,
        CancellationToken stop
    )
    {
        var actor = HttpContext.Actor();
        var request = new ReportGrievance.Request(
            actor.Government,
            category ?? "",
            words ?? "",
            reporterName,
            reporterPhone,
            village,
            Person: Orang,
            Claim: Klaim,
            Submission: Usulan
        );
        var answer = await ReportGrievance.Handle(request, actor, db, law, clock.GetUtcNow(), stop);
        if (answer.TryGet(out var ticket, out var refusal))
            Ticket = ticket;
        else if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        else
            Refusal = refusal;
        ModelState.Remove("ReporterPhone");
        await Offer(actor, stop);
        return Page();
    }

    /// <summary>A village's operator reports for his own village, which is not asked.</summary>
    private async Task Offer(Actor actor, CancellationToken stop) =>
        Choices = new(
            [.. GrievanceCategory.All.Select(one => new Option(one.Code, words[one.Title]))],
            actor.Village is null ? await Villages.Of(db, actor.Government, words["Tidak disebut"], stop) : []
        );
}
