using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.Core.Roster;

namespace Naungan.App.Programmes;

/// <summary>The programmes, whom they are for and how far their people have come.</summary>
public sealed class IndexModel(Db db) : PageModel
{
    public static IReadOnlyList<string> States => EnrolmentState.All;

    public IReadOnlyList<ListProgrammes.Programme> Programmes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var answer = await ListProgrammes.Handle(new(actor.Government), actor, db, stop);
        if (!answer.TryGet(out var programmes, out var refusal))
            return this.Refused(refusal);
        Programmes = programmes;
        return Page();
    }
}
