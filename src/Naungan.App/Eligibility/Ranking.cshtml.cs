using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web.Parts;
using Naungan.App.Programmes;
using Naungan.Core;

namespace Naungan.App.Eligibility;

/// <summary>The published order of a programme, its quota and its waiting list.</summary>
public sealed class RankingModel(Db db, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "program")]
    public string? Programme { get; set; }

    [BindProperty(SupportsGet = true, Name = "tunggu")]
    public string? OnlyWaiting { get; set; }

    [BindProperty]
    public string? Quota { get; set; }

    public Refusal? Refusal { get; private set; }

    public ShowRanking.Answer Answer { get; private set; } = new("", [], null, false, 0, 0, []);

    public Paging Paging { get; private set; } = new(1, Paging.SizeDefault, 0);

    public string QuotaText => string.Join('\n', Answer.Quotas.Select(SetQuota.Written));

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new RankProgramme.Request(actor.Government, Programme ?? "");
        return await After((await RankProgramme.Handle(request, actor, db, clock.GetUtcNow(), stop)).Refusal, stop);
    }

    public async Task<IActionResult> OnPostQuotaAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        if (!SetQuota.TryRead(Quota ?? "", out var quotas))
            return await After(
                Refusal.Invalid("quota-form", "Tulis kuota seperti total=35440 district:64.02.06=500."),
                stop
            );
        var request = new SetQuota.Request(actor.Government, Programme ?? "", quotas);
        return await After((await SetQuota.Handle(request, actor, db, clock.GetUtcNow(), stop)).Refusal, stop);
    }

    private async Task<IActionResult> After(Refusal? refusal, CancellationToken stop)
    {
        if (refusal is null)
            return RedirectToPage(new { program = Programme });
        if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var isWaiting = OnlyWaiting == "true";
        var skip = (Paging.Asked(Request) - 1) * Paging.SizeDefault;
        var request = new ShowRanking.Request(actor.Government, Programme ?? "", isWaiting, skip, Paging.SizeDefault);
        var answer = await ShowRanking.Handle(request, actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        Paging = Paging.Of(Request, isWaiting ? found.Waiting : found.Total);
        return Page();
    }
}
