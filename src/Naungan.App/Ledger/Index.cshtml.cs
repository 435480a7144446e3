using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;

namespace Naungan.App.Ledger;

/// <summary>Trial balance, balances by month, and the entries behind them.</summary>
public sealed class IndexModel(Db db) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "tagihan")]
    public Guid? Run { get; set; }

    public ShowLedger.Answer Ledger { get; private set; } = null!;

    public IReadOnlyList<EntryRow> Entries { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var ledger = await ShowLedger.Handle(new(actor.Government), actor, db, stop);
        if (!ledger.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Ledger = found;
        var entries = await ListEntries.Handle(new(actor.Government, Run, null), actor, db, stop);
        Entries = entries.Value.Entries;
        return Page();
    }
}
