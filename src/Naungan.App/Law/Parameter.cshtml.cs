using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.Core.Law;

namespace Naungan.App.Law;

/// <summary>One parameter with its history.</summary>
public sealed class ParameterModel(Lawbook book) : PageModel
{
    public ShowParameter.Answer Answer { get; private set; } = null!;

    /// <summary>The tables among its values, newest first.</summary>
    public IEnumerable<ShownTable> Tables =>
        from entry in Answer.History
        let table = entry.Value.Value as LawValue.Table
        where table is not null
        select new ShownTable(
            entry.Value.From,
            entry.Value.Confidence,
            ["from", .. table.Rows[0].Cells.Keys],
            table.Rows
        );

    public IActionResult OnGet(string path)
    {
        if (!ShowParameter.Handle(path, HttpContext.Actor(), book).TryGet(out var answer, out var refusal))
            return this.Refused(refusal);
        Answer = answer;
        return Page();
    }

    /// <summary>The value of an entry as people read it; a table is shown in full below.</summary>
    public string Shown(ShowParameter.Entry entry) =>
        new BrowseLaw.Row(Answer.Parameter, entry.Value, entry.Source).Shown;

    public sealed record ShownTable(
        DateOnly From,
        Confidence Confidence,
        IReadOnlyList<string> Columns,
        IReadOnlyList<Band> Rows
    );
}
