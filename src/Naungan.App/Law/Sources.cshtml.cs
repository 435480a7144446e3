using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.Core.Law;

namespace Naungan.App.Law;

/// <summary>What the law files rest on.</summary>
public sealed class SourcesModel(Lawbook book) : PageModel
{
    public IReadOnlyList<ListSources.Row> Rows { get; private set; } = [];

    public IActionResult OnGet()
    {
        if (!ListSources.Handle(HttpContext.Actor(), book).TryGet(out var rows, out var refusal))
            return this.Refused(refusal);
        Rows = rows;
        return Page();
    }
}
