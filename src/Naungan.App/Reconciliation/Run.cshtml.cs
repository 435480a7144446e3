using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Runs;
using Naungan.Core;

namespace Naungan.App.Reconciliation;

/// <summary>
/// One run against the insurer's answers: upload, counts, the rows to look at, and the file to send again.
/// </summary>
public sealed class RunModel(Db db, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "nomor")]
    public Guid Number { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public Refusal? Refusal { get; private set; }

    public ReconcileFile.Answer? Done { get; private set; }

    public ShowReconciliation.Answer Answer { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPostFileAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        if (Upload is null)
            return await Again(Refusal.Invalid("file-missing", "Pilih berkas hasil lebih dahulu."), stop);
        await using var file = Upload.OpenReadStream();
        var request = new ReconcileFile.Request(actor.Government, Number, Upload.FileName, file);
        var answer = await ReconcileFile.Handle(request, actor, db, clock.GetUtcNow(), stop);
        if (!answer.TryGet(out var done, out var refusal))
            return await Again(refusal, stop);
        Done = done;
        return await Show(stop);
    }

    public async Task<IActionResult> OnPostResubmitAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var folder = Directory.CreateTempSubdirectory("naungan-").FullName;
        try
        {
            var request = new ResubmitRun.Request(actor.Government, Number, folder);
            var answer = await ResubmitRun.Handle(request, actor, db, clock.GetUtcNow(), stop);
            if (!answer.TryGet(out var file, out var refusal))
                return await Again(refusal, stop);
            var bytes = await System.IO.File.ReadAllBytesAsync(file.Path, stop);
            return File(bytes, "application/octet-stream", Path.GetFileName(file.Path));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
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
        var answer = await ShowReconciliation.Handle(new(actor.Government, Number), actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        return Page();
    }
}
