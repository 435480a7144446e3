using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;

namespace Naungan.App.Ledger;

/// <summary>One entry with both sides of every share.</summary>
public sealed class EntryModel(Db db) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "nomor")]
    public Guid Number { get; set; }

    public EntryRow Entry { get; private set; } = new();

    public IReadOnlyList<PostingRow> Postings { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ListEntries.Handle(new(actor.Government, null, Number), actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Entry = found.Entry!;
        Postings = found.Postings;
        return Page();
    }
}
