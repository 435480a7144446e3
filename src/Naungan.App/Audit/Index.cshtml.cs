using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web.Parts;

namespace Naungan.App.Audit;

/// <summary>The audit trail, and on request a check of the whole chain.</summary>
public sealed class IndexModel(Db db) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "pelaku")]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true, Name = "tindakan")]
    public string? What { get; set; }

    public ListEvents.Answer Answer { get; private set; } = new(0, []);

    public Paging Paging { get; private set; } = new(1, 50, 0);

    public VerifyChain.Answer? Chain { get; private set; }

    public static IReadOnlyList<Option> ActionOptions { get; } =
    [new("", "–"), .. Access.Actions.Order(StringComparer.Ordinal).Select(name => new Option(name, name))];

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await VerifyChain.Handle(new(actor.Government), actor, db, stop);
        if (!answer.TryGet(out var chain, out var refusal))
            return this.Refused(refusal);
        Chain = chain;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var paging = Paging.Of(Request, long.MaxValue);
        var request = new ListEvents.Request(Who, What, (paging.Page - 1) * paging.Size, paging.Size);
        var answer = await ListEvents.Handle(request, HttpContext.Actor(), db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        Paging = Paging.Of(Request, found.Total);
        return Page();
    }
}
