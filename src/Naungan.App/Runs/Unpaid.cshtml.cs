using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core.Time;

namespace Naungan.App.Runs;

/// <summary>Who of a programme will not be paid for a month and why; the list leaves as CSV.</summary>
public sealed class UnpaidModel(Db db, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "program")]
    public string? Programme { get; set; }

    [BindProperty(SupportsGet = true, Name = "bulan")]
    public string? Written { get; set; }

    [BindProperty(SupportsGet = true, Name = "alasan")]
    public string? Reason { get; set; }

    public IReadOnlyList<Option> Programmes { get; private set; } = [];

    public ListUnpaid.Answer? Answer { get; private set; }

    public Paging Paging { get; private set; } = new(1, Paging.SizeDefault, 0);

    public Month Asked =>
        Month.TryParse(Written, null, out var month)
            ? month
            : Month.Containing(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        if (Access.Check(actor, "runs.read", actor.Government) is { } notAllowed)
            return this.Refused(notAllowed);
        await using (var session = await db.Read(stop))
            Programmes = await ProgrammeOptions.Of(
                session,
                actor.Government,
                Access.ScopeOf(actor, "runs.read").Agency,
                stop
            );
        Programme ??= Programmes is [var first, ..] ? first.Value : null;
        if (Programme is null)
            return Page();
        var skip = (Paging.Asked(Request) - 1) * Paging.SizeDefault;
        var request = new ListUnpaid.Request(actor.Government, Programme, Asked, Reason, skip, Paging.SizeDefault);
        var answer = await ListUnpaid.Handle(request, actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        Paging = Paging.Of(Request, found.Total);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new ListUnpaid.Request(actor.Government, Programme ?? "", Asked, Reason, 0, 0);
        var output = new MemoryStream();
        var answer = await ListUnpaid.Export(request, output, actor, db, clock.GetUtcNow(), stop);
        if (answer.Refusal is { } refusal)
            return this.Refused(refusal);
        return File(output.ToArray(), "text/csv", $"tidak-dibayar-{Asked}.csv");
    }
}
