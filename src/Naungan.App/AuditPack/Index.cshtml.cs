using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Time;

namespace Naungan.App.AuditPack;

/// <summary>Where an auditor draws a sample.</summary>
public sealed class IndexModel(Db db, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? MonthText { get; set; }

    [BindProperty]
    public int? Size { get; set; }

    [BindProperty]
    public long Seed { get; set; } = 1;

    public Refusal? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        if (Access.Check(actor, MakeAuditPack.Action, actor.Government) is { } refusal)
            return this.Refused(refusal);
        await using var session = await db.Read(stop);
        var latest = await session.One<int>(
            "select coalesce(max(month), 0) from run where region_code = @Government",
            new { actor.Government },
            stop
        );
        MonthText = latest == 0 ? null : Month.FromNumber(latest).ToString();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        _ = Month.TryParse(MonthText, CultureInfo.InvariantCulture, out var month);
        var request = new MakeAuditPack.Request(actor.Government, month, Size, Seed);
        var file = new MemoryStream();
        var answer = await MakeAuditPack.Handle(request, actor, db, file, clock.GetUtcNow(), stop);
        if (answer.TryGet(out _, out var refusal))
        {
            var bytes = file.ToArray();
            return File(bytes, "application/zip", $"audit-{month}.zip");
        }

        if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        Refusal = refusal;
        return Page();
    }
}
