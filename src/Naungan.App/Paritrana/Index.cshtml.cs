using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Reports;
using Naungan.Core;
using Naungan.Core.Law;

namespace Naungan.App.Paritrana;

/// <summary>The evidence of a year, what is missing, and the pack.</summary>
public sealed class IndexModel(Db db, Lawbook law, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "tahun")]
    public int? Year { get; set; }

    public AssessSelf.Answer Self { get; private set; } = null!;

    public Refusal? Refusal { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => Show(stop);

    public Task<IActionResult> OnPostPolicyAsync(
        string? kind,
        string? number,
        string? title,
        DateOnly? signedOn,
        string? source,
        CancellationToken stop
    ) => Record(new RecordEvidence.Policy(kind ?? "", number ?? "", title ?? "", signedOn, source ?? ""), stop);

    public async Task<IActionResult> OnPostWorkforceAsync(
        string? segment,
        long workers,
        string? workforceSource,
        CancellationToken stop
    ) =>
        await Record(
            new RecordEvidence.Workforce(await Asked(stop), segment ?? "", workers, workforceSource ?? ""),
            stop
        );

    public Task<IActionResult> OnPostNoteAsync(DateOnly? heldOn, string? topic, string? text, CancellationToken stop) =>
        Record(new RecordEvidence.Note(heldOn, topic ?? "", text ?? ""), stop);

    public async Task<IActionResult> OnPostPackAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new MakePack.Request(actor.Government, await Asked(stop), $"{Request.Scheme}://{Request.Host}");
        var file = new MemoryStream();
        var answer = await MakePack.Handle(request, actor, db, law, file, clock.GetUtcNow(), stop);
        if (answer.IsRefused)
            return await Again(answer.Refusal!, stop);
        var bytes = file.ToArray();
        return File(bytes, "application/zip", FormattableString.Invariant($"paritrana-{request.Year}.zip"));
    }

    private async Task<IActionResult> Record(RecordEvidence.Evidence evidence, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await RecordEvidence.Handle(new(actor.Government, evidence), actor, db, clock.GetUtcNow(), stop);
        return answer.IsRefused ? await Again(answer.Refusal!, stop) : RedirectToPage(new { tahun = Year });
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
        var request = new AssessSelf.Request(actor.Government, await Asked(stop));
        var answer = await AssessSelf.Handle(request, actor, db, law, stop);
        if (!answer.TryGet(out var self, out var refusal))
            return this.Refused(refusal);
        Self = self;
        return Page();
    }

    /// <summary>The year in the address, or that of the latest run.</summary>
    private async Task<int> Asked(CancellationToken stop)
    {
        if (Year is >= 2000 and <= 2099)
            return Year.Value;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return (await MakeReport.Usual(db, HttpContext.Actor(), today, stop)).Year;
    }
}
