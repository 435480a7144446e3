using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Enrolments;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core;

namespace Naungan.App.People;

/// <summary>One person; the NIK is shown in full only to a reason that is kept.</summary>
public sealed class ShowModel(Db db, TimeProvider clock, Words words) : PageModel
{
    public ShowPerson.Answer Answer { get; private set; } = null!;

    /// <summary>Null for those who may not read enrolments.</summary>
    public TellHistory.Answer? History { get; private set; }

    public Refusal? Refusal { get; private set; }

    /// <summary>The NIK in clear, for the one answer that shows it.</summary>
    public string? Digits { get; private set; }

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) => await Show(id, stop);

    public async Task<IActionResult> OnPostRevealAsync(Guid id, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new RevealNik.Request(actor.Government, id, Reason ?? "");
        var answer = await RevealNik.Handle(request, actor, db, clock.GetUtcNow(), stop);
        if (answer.TryGet(out var shown, out var refusal))
            Digits = shown.Digits;
        else if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        else
            Refusal = refusal;
        Response.Headers.CacheControl = "no-store";
        return await Show(id, stop);
    }

    public IReadOnlyList<Option> States =>
        [.. PersonStates.All.Select(state => new Option(state, words["keadaan." + state]))];

    public IReadOnlyList<Option> Kinds =>
        [.. EvidenceTables.Kinds.Select(kind => new Option(kind, words["bukti." + kind]))];

    public async Task<IActionResult> OnPostStateAsync(Guid id, [FromForm] LifeForm form, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var since = form.Since ?? DateOnly.MaxValue;
        var request = new RecordState.Request(actor.Government, id, form.State ?? "", since, form.Source ?? "");
        return await After(id, await RecordState.Handle(request, actor, db, clock.GetUtcNow(), stop), stop);
    }

    public async Task<IActionResult> OnPostEvidenceAsync(Guid id, [FromForm] LifeForm form, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        await using var scan = form.Scan?.OpenReadStream();
        var request = new RecordEvidence.Request(
            actor.Government,
            id,
            form.Kind ?? "",
            form.SignedBy ?? "",
            form.SignedRole ?? "",
            form.SignedOn ?? DateOnly.MaxValue,
            form.ValidUntil,
            form.Note ?? "",
            scan,
            Path.GetFileName(form.Scan?.FileName ?? "")
        );
        return await After(id, await RecordEvidence.Handle(request, actor, db, clock.GetUtcNow(), stop), stop);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, Guid evidence, string? why, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new WithdrawEvidence.Request(actor.Government, id, evidence, why ?? "");
        return await After(id, await WithdrawEvidence.Handle(request, actor, db, clock.GetUtcNow(), stop), stop);
    }

    /// <summary>By POST, for it leaves a trace; always as a file to be saved.</summary>
    public async Task<IActionResult> OnPostScanAsync(Guid id, Guid evidence, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new OpenEvidence.Request(actor.Government, id, evidence);
        var answer = await OpenEvidence.Handle(request, actor, db, clock.GetUtcNow(), stop);
        return answer.TryGet(out var scan, out var refusal)
            ? File(scan.Bytes, scan.ContentType, scan.Name)
            : await After(id, refusal, stop);
    }

    private async Task<IActionResult> After(Guid id, Result<Guid> answer, CancellationToken stop)
    {
        if (answer.TryGet(out _, out var refusal))
            return LocalRedirect("/people/" + id);
        if (refusal.Reason is "not-allowed" or "not-found")
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(id, stop);
    }

    private async Task<IActionResult> Show(Guid id, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ShowPerson.Handle(new(actor.Government, id), actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        if ((await TellHistory.Handle(new(actor.Government, id), actor, db, stop)).TryGet(out var history, out _))
            History = history;
        return Page();
    }
}

/// <summary>What the forms about a person's life send.</summary>
public sealed class LifeForm
{
    public string? State { get; set; }

    public DateOnly? Since { get; set; }

    public string? Source { get; set; }

    public string? Kind { get; set; }

    public string? SignedBy { get; set; }

    public string? SignedRole { get; set; }

    public DateOnly? SignedOn { get; set; }

    public DateOnly? ValidUntil { get; set; }

    public string? Note { get; set; }

    public IFormFile? Scan { get; set; }
}
