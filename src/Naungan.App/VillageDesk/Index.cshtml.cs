using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Intake;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core;

namespace Naungan.App.VillageDesk;

/// <summary>Where a village proposes, with a plain form; the script sends what was kept as a list.</summary>
public sealed class IndexModel(Db db, TimeProvider clock) : PageModel
{
    public Guid NewKey { get; private set; } = Guid.NewGuid();

    public Refusal? Refusal { get; private set; }

    public SendEntries.Told? Sent { get; private set; }

    public SubmitFile.Answer? Taken { get; private set; }

    public ListEntries.Answer Answer { get; private set; } = new([], [], []);

    public IReadOnlyList<Option> Agencies => [.. Answer.Agencies.Select(one => new Option(one.Code, one.Name))];

    public IReadOnlyList<Option> Programmes => [.. Answer.Programmes.Select(one => new Option(one.Code, one.Name))];

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPostAsync([FromForm] VillageEntry entry, CancellationToken stop)
    {
        var answer = await Send([entry], stop);
        if (!answer.TryGet(out var told, out var refusal))
            return await Again(refusal, stop);
        Sent = told.Entries[0];
        if (Sent.State is "received" or "already")
            ModelState.Clear();
        else
            NewKey = entry.Key == Guid.Empty ? NewKey : entry.Key;
        return await Show(stop);
    }

    /// <summary>What the device kept, as JSON; the answer says of each entry whether it may be wiped.</summary>
    public async Task<IActionResult> OnPostSendAsync([FromBody] List<VillageEntry>? entries, CancellationToken stop) =>
        (await Send(entries ?? [], stop)).TryGet(out var told, out var refusal)
            ? new JsonResult(told)
            : new JsonResult(new { refusal.Reason, refusal.Message })
            {
                StatusCode = StatusCodes.Status422UnprocessableEntity,
            };

    public async Task<IActionResult> OnPostHandOverAsync(string? agency, string? programme, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new HandOver.Request(actor.Government, agency ?? "", programme ?? "");
        var answer = await HandOver.Handle(request, actor, db, clock.GetUtcNow(), stop);
        if (!answer.TryGet(out var taken, out var refusal))
            return await Again(refusal, stop);
        Taken = taken;
        return await Show(stop);
    }

    private Task<Result<SendEntries.Answer>> Send(IReadOnlyList<VillageEntry> entries, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        return SendEntries.Handle(new(actor.Government, entries), actor, db, clock.GetUtcNow(), stop);
    }

    private async Task<IActionResult> Again(Refusal refusal, CancellationToken stop)
    {
        if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ListEntries.Handle(actor.Government, actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        return Page();
    }
}
