using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.App.Regions;
using Naungan.Core;
using Naungan.Core.Law;

namespace Naungan.App.Readiness;

/// <summary>The visiting list of one village.</summary>
public sealed class VillageModel(Db db, Lawbook law, TimeProvider clock, Words words) : PageModel
{
    public ListUnready.Answer Answer { get; private set; } = new(default, []);

    public IEnumerable<ListUnready.Line> Shown => Answer.People.Skip((int)Paging.Offset).Take(Paging.Size);

    public Paging Paging { get; private set; } = new(1, Paging.SizeDefault, 0);

    public string VillageName { get; private set; } = "";

    public Refusal? Refusal { get; private set; }

    public string Asked(ListUnready.Line person)
    {
        var asked = new List<string>();
        if (person.NoHeir)
            asked.Add(words["ahli waris"]);
        if (person.NoFamilyCard)
            asked.Add(words["nomor KK"]);
        if (person.NoPhone)
            asked.Add(words["telepon"]);
        if (person.NoWork)
            asked.Add(words["bukti kerja"]);
        return string.Join(", ", asked);
    }

    public async Task<IActionResult> OnGetAsync(string? desa, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var village = desa ?? actor.Village?.Code ?? "";
        var answer = await ListUnready.Handle(new(actor.Government, village, today), actor, db, law, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        Paging = Paging.Of(Request, found.People.Count);
        await using var session = await db.Read(stop);
        var place = await RegionTables.Of(session, village, stop);
        if (place is null && found.People.Count == 0)
            return NotFound();
        VillageName = place?.Name ?? village;
        return Page();
    }
}
