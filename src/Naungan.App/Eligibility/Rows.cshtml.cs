using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core.Eligibility;
using Naungan.Core.Roster;

namespace Naungan.App.Eligibility;

/// <summary>The people behind a number of the eligibility page.</summary>
public sealed class RowsModel(Db db) : PageModel
{
    private static readonly string[] _verdicts = ["eligible", "not-eligible", "unknown"];

    [BindProperty(SupportsGet = true, Name = "program")]
    public string? Programme { get; set; }

    [BindProperty(SupportsGet = true, Name = "putusan")]
    public string? Verdict { get; set; }

    [BindProperty(SupportsGet = true, Name = "alasan")]
    public string? Reason { get; set; }

    [BindProperty(SupportsGet = true, Name = "keadaan")]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "nama")]
    public string? Name { get; set; }

    public ListEnrolments.Answer Answer { get; private set; } = new(0, []);

    public Paging Paging { get; private set; } = new(1, Paging.SizeDefault, 0);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var skip = (Paging.Asked(Request) - 1) * Paging.SizeDefault;
        var request = new ListEnrolments.Request(
            actor.Government,
            Programme ?? "",
            Verdict,
            Reason,
            State,
            Name: Name,
            Skip: skip
        );
        var answer = await ListEnrolments.Handle(request, actor, db, stop);
        if (!answer.TryGet(out var found, out var refusal))
            return this.Refused(refusal);
        Answer = found;
        Paging = Paging.Of(Request, found.Total);
        return Page();
    }

    public static IReadOnlyList<Option> Verdicts(Words words) =>
        [new("", words["Semua"]), .. _verdicts.Select(one => new Option(one, words["verdict." + one]))];

    public static IReadOnlyList<Option> States(Words words) =>
        [new("", words["Semua"]), .. EnrolmentState.All.Select(one => new Option(one, words["enrolment." + one]))];

    public static IReadOnlyList<Option> Reasons(Words words) =>
        [new("", words["Semua"]), .. RuleCatalogue.All.Select(rule => new Option(rule.Name, words[rule.Title]))];
}
