using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web;
using Naungan.Core.Law;

namespace Naungan.App.Eligibility;

/// <summary>Villages where the number of people in an office is odd.</summary>
public sealed class VillagesModel(Db db, Lawbook law, TimeProvider clock, Shell shell) : PageModel
{
    public IReadOnlyList<ListOddVillages.Office> Offices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "program")] string? programme, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(shell.ClockOffset).DateTime);
        var request = new ListOddVillages.Request(actor.Government, programme ?? "", today);
        var answer = await ListOddVillages.Handle(request, actor, db, law, stop);
        if (!answer.TryGet(out var offices, out var refusal))
            return this.Refused(refusal);
        Offices = offices;
        return Page();
    }
}
