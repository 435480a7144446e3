using Naungan.App.Agencies;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web;
using Naungan.App.Platform.Web.Parts;

namespace Naungan.App.Intake;

/// <summary>For whom the actor may send people, and for which programmes.</summary>
/// <param name="Own">
/// The programme to begin with: the only one that belongs to the actor's agency; empty when the actor has to choose.
/// </param>
internal sealed record SendingChoices(
    IReadOnlyList<Option> Agencies,
    IReadOnlyList<Option> Programmes,
    string Own,
    bool IsEmpty
)
{
    internal static async Task<SendingChoices> Of(Session session, Actor actor, Words words, CancellationToken stop)
    {
        var government = actor.Government.Code;
        var own = Access.ScopeOf(actor, "intake.submit").Agency;
        var agencies = await AgencyTables.Of(session, government, stop);
        var programmes = await IntakeTables.Programmes(session, government, stop);
        var ours = programmes.FindAll(programme => own is not null && programme.AgencyCode == own);
        return new(
            [
                .. agencies
                    .Where(agency => own is null || agency.Code == own)
                    .Select(agency => new Option(agency.Code, agency.Name)),
            ],
            [
                new Option("", words["Pilih program"]),
                .. programmes.Select(programme => new Option(programme.Code, programme.Name)),
            ],
            ours is [var only] ? only.Code : "",
            programmes.Count == 0 || agencies.Count == 0
        );
    }
}
