using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web.Parts;

namespace Naungan.App.People;

/// <summary>What lists from outside say against people of the register.</summary>
public sealed class FindingsModel(Db db) : PageModel
{
    public ListFindings.Answer Answer { get; private set; } = null!;

    public Paging Paging { get; private set; } = new(1, Paging.SizeDefault, 0);

    public string Finding { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? temuan, CancellationToken stop)
    {
        Finding = ListFindings.Names.Contains(temuan ?? "") ? temuan! : "";
        var actor = HttpContext.Actor();
        var asked = new Paging(Paging.Asked(Request), Paging.SizeDefault, 0);
        var request = new ListFindings.Request(actor.Government, Finding, asked.Offset, asked.Size);
        var answer = await ListFindings.Handle(request, actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        Paging = Paging.Of(Request, found.Counts.FirstOrDefault(count => count.Name == Finding).People);
        return Page();
    }
}
