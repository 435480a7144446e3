using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web.Parts;

namespace Naungan.App.Matching;

/// <summary>How well lists are matched, by agency, and the rows behind each number.</summary>
public sealed class QualityModel(Db db) : PageModel
{
    public ShowQuality.Answer Answer { get; private set; } = null!;

    public Paging Paging { get; private set; } = new(1, Paging.SizeDefault, 0);

    public string Agency { get; private set; } = "";

    public string Kind { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? instansi, string? jenis, CancellationToken stop)
    {
        (Agency, Kind) = (instansi ?? "", jenis ?? "");
        var actor = HttpContext.Actor();
        var asked = new Paging(Paging.Asked(Request), Paging.SizeDefault, 0);
        var request = new ShowQuality.Request(actor.Government, Agency, Kind, asked.Offset, asked.Size);
        var answer = await ShowQuality.Handle(request, actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        Paging = Paging.Of(Request, found.RowCount);
        return Page();
    }
}
