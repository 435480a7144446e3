using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Jobs;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core;

namespace Naungan.App.Slips;

/// <summary>Asking for slips, and the papers while they are kept.</summary>
public sealed class IndexModel(Db db, TimeProvider clock, Words words) : PageModel
{
    private const string All = "semua";

    [BindProperty]
    public string? Village { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    public Refusal? Refusal { get; private set; }

    public IReadOnlyList<ListBatches.Batch> Batches { get; private set; } = [];

    public IReadOnlyList<Option> Villages { get; private set; } = [];

    public string OnWritten => (On ?? Today).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => Show(stop);

    /// <summary>Whether something is being drawn, so that the page asks for itself again.</summary>
    public bool IsBusy => Batches.Any(one => one.State is JobStates.Queued or JobStates.Running);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var village = Village == All ? null : Village ?? "";
        var address = $"{Request.Scheme}://{Request.Host}";
        var request = new MakeSlips.Request(actor.Government, village, On ?? Today, address);
        var answer = await MakeSlips.Handle(request, actor, db, clock.GetUtcNow(), stop);
        return await After(answer.Refusal, stop);
    }

    public async Task<IActionResult> OnPostFetchAsync(Guid batch, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new FetchSlips.Request(actor.Government, batch);
        var answer = await FetchSlips.Handle(request, actor, db, clock.GetUtcNow(), stop);
        return answer.TryGet(out var papers, out var refusal)
            ? File(papers.Content, papers.ContentType, papers.Name)
            : await After(refusal, stop);
    }

    public Task<IActionResult> OnPostCancelAsync(Guid batch, CancellationToken stop) => Control(batch, false, stop);

    public Task<IActionResult> OnPostGoOnAsync(Guid batch, CancellationToken stop) => Control(batch, true, stop);

    private async Task<IActionResult> Control(Guid batch, bool goOn, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ControlJob.Handle(new(actor.Government, batch, goOn), actor, db, clock.GetUtcNow(), stop);
        return await After(answer.Refusal, stop);
    }

    private async Task<IActionResult> After(Refusal? refusal, CancellationToken stop)
    {
        if (refusal is null)
            return LocalRedirect("/slips");
        if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ListBatches.Handle(actor.Government, actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Batches = found.Batches;
        var villages = found.Villages.Select(one => new Option(one.Code, $"{one.Name}, {one.District}"));
        Villages = found.MayAll ? [new(All, words["Semua desa (ZIP)"]), .. villages] : [.. villages];
        return Page();
    }
}
