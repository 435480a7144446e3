using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Agencies;
using Naungan.App.Platform;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core;

namespace Naungan.App.Intake;

/// <summary>The form by which an agency sends a list.</summary>
[RequestSizeLimit(Limits.FileBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = Limits.FileBytes)]
public sealed class SubmitModel(Db db, TimeProvider clock) : PageModel
{
    public Refusal? Refusal { get; private set; }

    public IReadOnlyList<Option> Agencies { get; private set; } = [];

    public IReadOnlyList<Option> Programmes { get; private set; } = [];

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public string? Agency { get; set; }

    [BindProperty]
    public string? Programme { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await Show(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Upload is null || Upload.Length == 0)
        {
            Refusal = Refusal.Invalid("file-empty", "Pilih berkas yang akan dikirim.");
            return await Show(stop);
        }

        var answer = await TakeIn(Upload, stop);
        if (answer.TryGet(out var made, out var refusal))
            return LocalRedirect("/intake/" + made.Id);
        if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(stop);
    }

    /// <summary>
    /// The upload goes to a file that vanishes: it is read twice, once for its hash and once for its rows.
    /// </summary>
    private async Task<Result<SubmitFile.Answer>> TakeIn(IFormFile upload, CancellationToken stop)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
                await upload.CopyToAsync(file, stop);
            var actor = HttpContext.Actor();
            var name = Path.GetFileName(upload.FileName.Replace('\\', '/'));
            var request = new SubmitFile.Request(actor.Government, Agency ?? "", Programme ?? "", path, name);
            return await SubmitFile.Handle(request, actor, db, clock.GetUtcNow(), stop);
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        if (Access.Check(actor, "intake.submit", actor.Government) is { } refusal)
            return this.Refused(refusal);
        var own = Access.ScopeOf(actor, "intake.submit").Agency;
        await using var session = await db.Read(stop);
        var agencies = await AgencyTables.Of(session, actor.Government.Code, stop);
        Agencies =
        [
            .. agencies
                .Where(agency => own is null || agency.Code == own)
                .Select(agency => new Option(agency.Code, agency.Name)),
        ];
        var programmes = await IntakeTables.Programmes(session, actor.Government.Code, stop);
        Programmes = [.. programmes.Select(programme => new Option(programme.Code, programme.Name))];
        return Page();
    }
}
