using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web.Parts;
using Naungan.App.Programmes;
using Naungan.Core;
using Naungan.Core.Law;
using Naungan.Core.Time;

namespace Naungan.App.Plans;

/// <summary>What months without payment would cost the families on the real roster, district by district.</summary>
public sealed class BreakModel(Lawbook book, Db db) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "program")]
    public string? Programme { get; set; }

    [BindProperty(SupportsGet = true, Name = "terakhir")]
    public string? Last { get; set; }

    [BindProperty(SupportsGet = true, Name = "kembali")]
    public string? Back { get; set; }

    [BindProperty(SupportsGet = true, Name = "sebelum")]
    public string? Before { get; set; }

    public Refusal? Refusal { get; private set; }

    public PriceRosterBreak.Answer? Answer { get; private set; }

    public IReadOnlyList<Option> Programmes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        if (Access.Check(actor, AskPlan.Action, actor.Government) is { } no)
            return this.Refused(no);
        await using (var session = await db.Read(stop))
        {
            var programmes = await ProgrammeTables.Of(session, actor.Government, stop);
            Programmes = [.. programmes.Select(one => new Option(one.Code, one.Name))];
        }

        if (Programme is null)
            return Page();
        if (!Month.TryParse(Last, null, out var last) || !Month.TryParse(Back, null, out var back))
        {
            Refusal = Refusal.Invalid("unreadable-month", "Isi kedua bulan seperti 2024-08.");
            return Page();
        }

        var paid = int.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out var months) ? months : 0;
        var request = new PriceRosterBreak.Request(actor.Government, Programme, last, back, paid);
        var answer = await PriceRosterBreak.Handle(request, actor, db, book, stop);
        if (answer.TryGet(out var found, out var refusal))
            Answer = found;
        Refusal = refusal;
        return Page();
    }
}
