using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web.Parts;

namespace Naungan.App.Intake;

/// <summary>One submission: counts, reasons, its rows, and the list of what to mend.</summary>
public sealed class ShowModel(Db db, TimeProvider clock) : PageModel
{
    internal const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public ShowSubmission.Answer Answer { get; private set; } = null!;

    public Paging Paging { get; private set; } = new(1, Paging.SizeDefault, 0);

    public Tone ToneOf(string outcome) =>
        outcome switch
        {
            Outcomes.Accepted => Tone.Ok,
            Outcomes.Merged => Tone.Info,
            Outcomes.Waiting => Tone.Wait,
            Outcomes.Rejected => Tone.Stop,
            _ => Tone.Plain,
        };

    public async Task<IActionResult> OnGetAsync(Guid id, string? hasil, string? alasan, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var asked = new Paging(Paging.Asked(Request), Paging.SizeDefault, 0);
        var request = new ShowSubmission.Request(
            actor.Government,
            id,
            hasil ?? "",
            alasan ?? "",
            (int)asked.Offset,
            asked.Size
        );
        var answer = await ShowSubmission.Handle(request, actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        Paging = Paging.Of(Request, found.RowCount);
        return Page();
    }

    public async Task<IActionResult> OnPostErrorsAsync(Guid id, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var output = new MemoryStream();
        var request = new ExportErrors.Request(actor.Government, id);
        var answer = await ExportErrors.Handle(request, output, actor, db, clock.GetUtcNow(), stop);
        if (!answer.TryGet(out var made, out var refusal))
            return this.Refused(refusal);
        output.Position = 0;
        return File(output, Workbook, made.FileName);
    }
}
