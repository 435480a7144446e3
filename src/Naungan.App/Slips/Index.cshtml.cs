using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core;
using Naungan.Core.Law;

namespace Naungan.App.Slips;

/// <summary>Printing slips. The file is written to disk first, so that an answer is whole or a refusal.</summary>
public sealed class IndexModel(Db db, Lawbook law, TimeProvider clock, Words words) : PageModel
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

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var village = Village == All ? null : Village ?? "";
        var address = $"{Request.Scheme}://{Request.Host}";
        var request = new MakeSlips.Request(actor.Government, village, On ?? Today, address);
        var file = new FileStream(
            Path.GetTempFileName(),
            FileMode.Create,
            FileAccess.ReadWrite,
            FileShare.None,
            64 * 1024,
            FileOptions.DeleteOnClose
        );
        var answer = await MakeSlips.Handle(request, actor, db, law, file, clock.GetUtcNow(), stop);
        if (answer.IsRefused)
        {
            await file.DisposeAsync();
            if (answer.Refusal!.Reason == Refusal.NotAllowed.Reason)
                return this.Refused(answer.Refusal);
            Refusal = answer.Refusal;
            return await Show(stop);
        }

        file.Position = 0;
        return village is null
            ? File(file, "application/zip", "kartu.zip")
            : File(file, "application/pdf", $"kartu-{village}.pdf");
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
