using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;

namespace Naungan.App.Reports;

/// <summary>The catalogue of reports.</summary>
public sealed class IndexModel : PageModel
{
    public IReadOnlyList<ListReports.Entry> Entries { get; private set; } = [];

    public IActionResult OnGet()
    {
        if (!ListReports.Handle(HttpContext.Actor()).TryGet(out var entries, out var refusal))
            return this.Refused(refusal);
        Entries = entries;
        return Page();
    }
}
