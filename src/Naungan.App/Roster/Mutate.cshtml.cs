using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Eligibility;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core;
using Naungan.Core.Law;
using Naungan.Core.Roster;

namespace Naungan.App.Roster;

/// <summary>Draws up a mutation decree for one person who leaves, and who takes the place.</summary>
public sealed class MutateModel(Db db, Lawbook law, TimeProvider clock) : PageModel
{
    private const int WaitingShown = 200;

    [BindProperty(SupportsGet = true, Name = "program")]
    public string? Programme { get; set; }

    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Person { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public DateOnly? DecidedOn { get; set; }

    [BindProperty]
    public DateOnly? EffectiveFrom { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public DateOnly? HappenedOn { get; set; }

    [BindProperty]
    public Guid? Replacement { get; set; }

    public string Name { get; private set; } = "";

    public IReadOnlyList<ListEnrolments.Row> Waiting { get; private set; } = [];

    public Refusal? Refusal { get; private set; }

    public static IReadOnlyList<Option> Reasons(Words words) =>
        [.. EndOfCover.Reasons.Keys.Select(reason => new Option(reason, words["reason." + reason]))];

    public IReadOnlyList<Option> Replacements(Words words) =>
        [
            new("", words["Tanpa pengganti"]),
            .. Waiting.Select(row => new Option(row.PersonId.ToString(), $"{row.Name}, {row.Category}, {row.Village}")),
        ];

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (DecidedOn is not { } decided || EffectiveFrom is not { } from)
        {
            Refusal = Refusal.Invalid("day-missing", "Isi tanggal keputusan dan hari mulai berlaku.");
            return await Show(stop);
        }

        var actor = HttpContext.Actor();
        List<MutationEntry> entries = [new("out", Person, Reason, HappenedOn)];
        if (Replacement is { } next)
            entries.Add(new MutationEntry("in", next, Replaces: Person));
        var request = new DraftMutation.Request(
            actor.Government,
            Programme ?? "",
            Number ?? "",
            Title ?? "",
            decided,
            from,
            entries
        );
        var answer = await DraftMutation.Handle(request, actor, db, law, clock.GetUtcNow(), stop);
        if (answer.TryGet(out var draft, out var refusal))
            return RedirectToPage("/Roster/Decree", new { nomor = draft.Number });
        if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        Refusal = refusal;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        if (Access.Check(actor, DraftMutation.Action, actor.Government) is { } notAllowed)
            return this.Refused(notAllowed);
        var question = new ExplainEligibility.Request(actor.Government, Programme ?? "", Person);
        var explained = await ExplainEligibility.Handle(question, actor, db, law, stop);
        if (!explained.TryGet(out var person, out var refusal))
            return this.Refused(refusal);
        Name = person.Name;
        var verified = new ListEnrolments.Request(
            actor.Government,
            Programme ?? "",
            State: "verified",
            Take: WaitingShown
        );
        var waiting = await ListEnrolments.Handle(verified, actor, db, stop);
        Waiting = waiting.TryGet(out var found, out _) ? found.Rows : [];
        return Page();
    }
}
