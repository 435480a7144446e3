using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web.Parts;
using Naungan.App.Public;
using Naungan.Core;

namespace Naungan.App.Grievances;

/// <summary>The answer for whoever holds number and secret; both travel in the body of the form.</summary>
[AllowAnonymous]
public sealed class TicketModel(Db db) : PageModel
{
    public ReadTicket.Answer? Answer { get; private set; }

    public Refusal? Refusal { get; private set; }

    public IReadOnlyList<Option> Governments { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) => Governments = await PublicGovernments.All(db, stop);

    public async Task<IActionResult> OnPostAsync(
        string? government,
        string? number,
        string? secret,
        CancellationToken stop
    )
    {
        Governments = await PublicGovernments.All(db, stop);
        var region = PublicGovernments.Chosen(Governments, government);
        var request = new ReadTicket.Request(region, number ?? "", secret ?? "");
        var answer = await ReadTicket.Handle(request, Actor.Resident(region), db, stop);
        if (answer.TryGet(out var told, out var refusal))
            Answer = told;
        else
            Refusal = refusal;
        ModelState.Remove("Secret");
        return Page();
    }
}
