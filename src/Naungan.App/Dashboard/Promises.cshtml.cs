using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core;
using Naungan.Core.Law;

namespace Naungan.App.Dashboard;

/// <summary>Promises and how far they are kept, and the form that records one.</summary>
public sealed class PromisesModel(Db db, Lawbook law, TimeProvider clock, Words words) : PageModel
{
    public IReadOnlyList<PromiseRow> Promises { get; private set; } = [];

    public Refusal? Refusal { get; private set; }

    [BindProperty]
    public string? Promised { get; set; }

    [BindProperty]
    public string? Indicator { get; set; }

    [BindProperty]
    public string? Year { get; set; }

    [BindProperty]
    public string? Target { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    public IReadOnlyList<Option> Indicators =>
        [
            .. new[] { "protected", "decreed", "villages", "ready-percent", "families-paid" }.Select(one => new Option(
                one,
                words["janji." + one]
            )),
        ];

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new RecordPromise.Request(
            actor.Government,
            Promised ?? "",
            Indicator ?? "",
            int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : 0,
            long.TryParse(Target, NumberStyles.None, CultureInfo.InvariantCulture, out var target) ? target : 0,
            Source ?? ""
        );
        var answer = await RecordPromise.Handle(request, actor, db, clock.GetUtcNow(), stop);
        if (answer.Refusal is not { } refusal)
            return RedirectToPage();
        if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var request = new ShowDashboard.Request(DateOnly.FromDateTime(now.UtcDateTime));
        var answer = await ShowDashboard.Handle(request, HttpContext.Actor(), db, law, now, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Promises = found.Promises;
        return Page();
    }
}
