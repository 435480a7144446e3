using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;

namespace Naungan.App.Reports;

/// <summary>Where the QR of a report leads. A hash is no personal data, so it may stand in the address.</summary>
[AllowAnonymous]
public sealed class CheckModel(Db db) : PageModel
{
    public Refusal? Refusal { get; private set; }

    public CheckReport.Answer? Answer { get; private set; }

    public async Task OnGetAsync(string? hash, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(hash))
            return;
        var answer = await CheckReport.Handle(hash, Actor.Resident(default), db, stop);
        if (answer.TryGet(out var known, out var refusal))
            Answer = known;
        else
            Refusal = refusal;
    }
}
