using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.App.Regions;
using Naungan.Core;

namespace Naungan.App.Intake;

/// <summary>
/// A person typed in by hand: one form, compared with the register first, then saved with what the sender says. All of
/// it goes by POST, and no answer is kept by a browser.
/// </summary>
public sealed class NewModel(Db db, TimeProvider clock, Words words) : PageModel
{
    public Refusal? Refusal { get; private set; }

    internal SendingChoices Choices { get; private set; } = null!;

    public IReadOnlyList<Option> Villages { get; private set; } = [];

    public IReadOnlyList<Option> Sexes =>
        [new("", words["Belum diketahui"]), new("L", words["Laki-laki"]), new("P", words["Perempuan"])];

    public TypedPerson Person { get; private set; } = new();

    public CompareTyped.Answer? Compared { get; private set; }

    [BindProperty]
    public string? Agency { get; set; }

    [BindProperty]
    public string? Programme { get; set; }

    [BindProperty]
    public Guid? SameAs { get; set; }

    [BindProperty]
    public List<Guid> NotSame { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await Show(stop);

    public async Task<IActionResult> OnPostAsync([FromForm] TypedPerson person, CancellationToken stop)
    {
        Person = person;
        return await Compare(null, stop);
    }

    public async Task<IActionResult> OnPostSaveAsync([FromForm] TypedPerson person, CancellationToken stop)
    {
        Person = person;
        var actor = HttpContext.Actor();
        var request = new TypePerson.Request(actor.Government, Agency ?? "", Programme ?? "", person, SameAs, NotSame);
        var answer = await TypePerson.Handle(request, actor, db, clock.GetUtcNow(), stop);
        return answer.TryGet(out var made, out var refusal)
            ? LocalRedirect("/intake/" + made.Submission)
            : await Compare(refusal, stop);
    }

    private async Task<IActionResult> Compare(Refusal? because, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        var request = new CompareTyped.Request(actor.Government, Agency ?? "", Programme ?? "", Person);
        var answer = await CompareTyped.Handle(request, actor, db, clock.GetUtcNow(), stop);
        if (answer.TryGet(out var found, out var refusal))
            Compared = found;
        else if (refusal.Reason == Refusal.NotAllowed.Reason)
            return this.Refused(refusal);
        Refusal = because ?? refusal;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        if (Access.Check(actor, "intake.submit", actor.Government) is { } refusal)
            return this.Refused(refusal);
        Response.Headers.CacheControl = "no-store";
        await using var session = await db.Read(stop);
        Choices = await SendingChoices.Of(session, actor, words, stop);
        Programme ??= Choices.Own;
        var places = await RegionTables.Within(session, actor.Government.Code, stop);
        var districts = places.Where(place => place.Level == 3).ToDictionary(place => place.Code, place => place.Name);
        Villages =
        [
            new Option("", words["Belum diketahui"]),
            .. places
                .Where(place => place.Level > 3)
                .Select(place => new Option(
                    place.Code,
                    $"{place.Name}, {districts.GetValueOrDefault(place.ParentCode ?? "")}"
                ))
                .OrderBy(option => option.Label, StringComparer.Ordinal),
        ];
        return Page();
    }
}
