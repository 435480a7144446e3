using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.Core;

namespace Naungan.App.Runs;

/// <summary>A file for the insurer before it leaves, and the mutation file itself.</summary>
public sealed class FileModel(Db db, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "nomor")]
    public Guid Number { get; set; }

    /// <summary>roster, billing, mutation or resubmission.</summary>
    [BindProperty(SupportsGet = true, Name = "berkas")]
    public string? Kind { get; set; }

    public Refusal? Refusal { get; private set; }

    public PreviewRunFile.Answer Answer { get; private set; } = null!;

    public static IReadOnlyList<RunFile> Kinds { get; } = [RunFile.Roster, RunFile.Billing, RunFile.Mutation];

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPostMutationAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var folder = Directory.CreateTempSubdirectory("naungan-").FullName;
        try
        {
            var request = new ExportMutation.Request(actor.Government, Number, folder);
            var answer = await ExportMutation.Handle(request, actor, db, clock.GetUtcNow(), stop);
            if (answer.TryGet(out var file, out var refusal))
                return File(
                    await System.IO.File.ReadAllBytesAsync(file.Path, stop),
                    "application/octet-stream",
                    Path.GetFileName(file.Path)
                );
            if (refusal.Reason == Refusal.NotAllowed.Reason)
                return this.Refused(refusal);
            Refusal = refusal;
            return await Show(stop);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var kind = Enum.TryParse<RunFile>(Kind, ignoreCase: true, out var named) ? named : RunFile.Billing;
        var answer = await PreviewRunFile.Handle(new(actor.Government, Number, kind), actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        return Page();
    }
}
