using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web;
using Naungan.Core;

namespace Naungan.App.Intake;

/// <summary>The form by which an agency sends a list.</summary>
[RequestSizeLimit(Limits.FileBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = Limits.FileBytes)]
public sealed class SubmitModel(Db db, TimeProvider clock, Words words) : PageModel
{
    public Refusal? Refusal { get; private set; }

    internal SendingChoices Choices { get; private set; } = null!;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public string? Agency { get; set; }

    [BindProperty]
    public string? Programme { get; set; }

    /// <summary>The submission whose corrected list this is.</summary>
    [BindProperty(SupportsGet = true, Name = "perbaikan")]
    public Guid? Corrects { get; set; }

    public IntakeTables.Submission? Corrected { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await Show(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Upload is null || Upload.Length == 0)
        {
            Refusal = Refusal.Invalid(
                "file-empty",
                Upload is null
                    ? "Pilih berkas yang akan dikirim."
                    : "Berkas ini kosong. Simpan ulang daftarnya, periksa isinya, lalu kirim lagi."
            );
            return await Show(stop);
        }

        var answer = await Send(Upload, stop);
        if (answer.TryGet(out var next, out var refusal))
            return LocalRedirect(next);
        if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(stop);
    }

    public async Task<IActionResult> OnGetTemplateAsync(string? program, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var output = new MemoryStream();
        var request = new WriteTemplate.Request(actor.Government, program ?? "");
        var answer = await WriteTemplate.Handle(request, output, actor, db, stop);
        if (!answer.TryGet(out var name, out var refusal))
            return this.Refused(refusal);
        output.Position = 0;
        return File(output, ShowModel.Workbook, name);
    }

    /// <summary>
    /// The file is kept and looked at now; its rows are read by a job. Where to go next: to its columns, when the
    /// agency
    /// never explained them.
    /// </summary>
    private async Task<Result<string>> Send(IFormFile upload, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var now = clock.GetUtcNow();
        var name = Path.GetFileName(upload.FileName.Replace('\\', '/'));
        var (agency, programme) = (Agency ?? "", Programme ?? "");
        await using var content = upload.OpenReadStream();
        var receive = new ReceiveFile.Request(actor.Government, agency, programme, name, content);
        var received = await ReceiveFile.Handle(receive, actor, db, now, stop);
        if (!received.TryGet(out var file, out var refusal))
            return refusal;
        if (file.NeedsConfirming)
        {
            var from = $"instansi={Uri.EscapeDataString(agency)}&program={Uri.EscapeDataString(programme)}";
            return $"/intake/columns/{file.File}?{from}&perbaikan={Corrects}";
        }

        var queue = new QueueFile.Request(actor.Government, file.File, agency, programme, Corrects: Corrects);
        var queued = await QueueFile.Handle(queue, actor, db, now, stop);
        return queued.TryGet(out var known, out refusal) ? "/intake/" + known.Submission : refusal;
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        if (Access.Check(actor, "intake.submit", actor.Government) is { } refusal)
            return this.Refused(refusal);
        await using var session = await db.Read(stop);
        Choices = await SendingChoices.Of(session, actor, words, stop);
        Programme ??= Choices.Own;
        if (Corrects is { } before)
        {
            var corrected = await ShowSubmission.Handle(new(actor.Government, before), actor, db, stop);
            Corrected = corrected.TryGet(out var found, out _) ? found.Submission : null;
            (Agency, Programme) = (Corrected?.AgencyCode ?? Agency, Corrected?.ProgrammeCode ?? Programme);
        }

        return Page();
    }
}
