using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Naungan.App.Accounts;
using Naungan.App.Claims;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;
using Naungan.Core;
using Naungan.Core.Claims;

namespace Naungan.App.Readiness;

/// <summary>What one person lacks, and the form that mends it.</summary>
public sealed class PersonModel(Db db, TimeProvider clock, Words words) : PageModel
{
    public ListUnready.Line Line { get; private set; } = null!;

    public Refusal? Refusal { get; private set; }

    public int Added { get; private set; }

    public IReadOnlyList<Option> Kinds =>
        [
            new("", words["Belum tahu"]),
            .. Enum.GetValues<HeirKind>().Select(kind => new Option(Kebab.Of(kind), words[HeirRow.TitleOf(kind)])),
        ];

    public Tone ToneOf(bool lacks) => lacks ? Tone.Wait : Tone.Ok;

    public Task<IActionResult> OnGetAsync(Guid? orang, CancellationToken stop) => Show(orang, stop);

    public async Task<IActionResult> OnPostAsync(
        Guid? orang,
        string? heirName,
        string? heirKind,
        string? familyCard,
        string? phone,
        CancellationToken stop
    )
    {
        var actor = HttpContext.Actor();
        HeirKind? kind = LawWords.TryOne<HeirKind>(heirKind, out var found) ? found : null;
        var request = new MendPerson.Request(actor.Government, orang ?? default, kind, heirName, familyCard, phone);
        var answer = await MendPerson.Handle(request, actor, db, clock.GetUtcNow(), stop);
        if (answer.Refusal is { } refusal)
        {
            if (refusal.Reason == Refusal.NotAllowed.Reason)
                return this.Refused(refusal);
            Refusal = refusal;
        }
        else
        {
            Added = answer.Value;
        }

        // Numbers are not shown again, not even to the one who typed them.
        ModelState.Clear();
        return await Show(orang, stop);
    }

    private async Task<IActionResult> Show(Guid? orang, CancellationToken stop)
    {
        var actor = HttpContext.Actor();
        if (Access.Check(actor, ShowReadiness.Action, actor.Government) is { } refusal)
            return this.Refused(refusal);
        var village = Access.ScopeOf(actor, ShowReadiness.Action).Village;
        await using var session = await db.Read(stop);
        if (await ReadinessTables.One(session, actor.Government, orang ?? default, village, stop) is not { } person)
            return NotFound();
        Line = ListUnready.Of(person);
        return Page();
    }
}
