using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;

namespace Naungan.App.Slips;

/// <summary>Where the QR of a slip leads: genuine or not. The address holds nothing of a person.</summary>
[AllowAnonymous]
public sealed class CardModel(Db db, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Text { get; set; }

    public Refusal? Refusal { get; private set; }

    public CheckSlip.Answer? Answer { get; private set; }

    public IReadOnlyList<ListKeys.PublicKey> Keys { get; private set; } = [];

    public Task OnGetAsync(string? isi, CancellationToken stop) => Show(isi, stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await Show(Text ?? "-", stop);
        return Page();
    }

    private async Task Show(string? text, CancellationToken stop)
    {
        var resident = Actor.Resident(default);
        Keys = (await ListKeys.Handle(resident, db, stop)).Value;
        if (string.IsNullOrWhiteSpace(text))
            return;
        var request = new CheckSlip.Request(text, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var answer = await CheckSlip.Handle(request, resident, db, stop);
        if (answer.TryGet(out var told, out var refusal))
            Answer = told;
        else
            Refusal = refusal;
    }
}
