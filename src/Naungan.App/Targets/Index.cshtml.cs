using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core;

namespace Naungan.App.Targets;

/// <summary>Coverage against its denominators, and who has not listed anybody.</summary>
public sealed class IndexModel(Db db, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public long? People { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public DateOnly? AsOf { get; set; }

    public Refusal? Refusal { get; private set; }

    public ListTargets.Answer Answer { get; private set; } = new([], []);

    public static IReadOnlyList<Option> Kinds(Words words) =>
        [
            new("government", words["Seluruh daerah"]),
            new("category", words["Sektor atau kelompok"]),
            new("district", words["Kecamatan"]),
            new("village", words["Desa"]),
            new("agency", words["Instansi"]),
        ];

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new RecordTarget.Request(
            actor.Government,
            Kind ?? "",
            (Code ?? "").Trim(),
            People ?? 0,
            Source ?? "",
            AsOf ?? DateOnly.MaxValue
        );
        var answer = await RecordTarget.Handle(request, actor, db, clock.GetUtcNow(), stop);
        if (!answer.IsRefused)
            return RedirectToPage();
        if (answer.Refusal!.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(answer.Refusal);
        Refusal = answer.Refusal;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var on = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var answer = await ListTargets.Handle(new(actor.Government, on), actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        return Page();
    }
}
