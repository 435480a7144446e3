using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core;

namespace Naungan.App.Roster;

/// <summary>One decree: its summary, its annex page by page, sealing, verifying and the downloads.</summary>
public sealed class DecreeModel(Db db, TimeProvider clock) : PageModel
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [BindProperty(SupportsGet = true, Name = "nomor")]
    public string? Number { get; set; }

    [BindProperty(SupportsGet = true, Name = "kategori")]
    public string? Category { get; set; }

    [BindProperty(SupportsGet = true, Name = "wilayah")]
    public string? Village { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ShowDecree.Answer Answer { get; private set; } = null!;

    public VerifyDecree.Answer? Verified { get; private set; }

    public Refusal? Refusal { get; private set; }

    public Paging Paging { get; private set; } = new(1, Paging.SizeDefault, 0);

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPostSealAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new SealDecree.Request(actor.Government, Number ?? "");
        var answer = await SealDecree.Handle(request, actor, db, clock.GetUtcNow(), stop);
        if (!answer.IsRefused)
            return RedirectToPage(new { nomor = Number });
        return await Again(answer.Refusal!, stop);
    }

    public async Task<IActionResult> OnPostVerifyAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await VerifyDecree.Handle(new(actor.Government, Number ?? ""), actor, db, stop);
        if (!answer.TryGet(out var verified, out var refusal))
            return await Again(refusal, stop);
        Verified = verified;
        return await Show(stop);
    }

    /// <summary>The annex with NIKs masked.</summary>
    public Task<IActionResult> OnPostMaskedAsync(CancellationToken stop) => Download(null, asPdf: false, stop);

    /// <summary>The same on paper.</summary>
    public Task<IActionResult> OnPostPaperAsync(CancellationToken stop) => Download(null, asPdf: true, stop);

    /// <summary>The annex with NIKs in clear, for the reason typed.</summary>
    public Task<IActionResult> OnPostUnmaskedAsync(CancellationToken stop) =>
        Download(Reason ?? "", asPdf: false, stop);

    private async Task<IActionResult> Download(string? reason, bool asPdf, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new ExportAnnex.Request(actor.Government, Number ?? "", reason, asPdf);
        var buffer = new MemoryStream();
        var answer = await ExportAnnex.Handle(request, actor, db, buffer, clock.GetUtcNow(), stop);
        if (!answer.TryGet(out var done, out var refusal))
            return await Again(refusal, stop);
        buffer.Position = 0;
        var name = new string([.. done.Number.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')]);
        return asPdf
            ? File(buffer, "application/pdf", $"lampiran-{name}.pdf")
            : File(buffer, Xlsx, $"lampiran-{name}.xlsx");
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
        var skip = (Paging.Asked(Request) - 1) * Paging.SizeDefault;
        var request = new ShowDecree.Request(
            actor.Government,
            Number ?? "",
            skip,
            Paging.SizeDefault,
            Category,
            Village
        );
        var answer = await ShowDecree.Handle(request, actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        Paging = Paging.Of(Request, found.LinesFound);
        return Page();
    }
}
