using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.People;

/// <summary>
/// One person: facts, what agencies say they do, and the rows of the lists that say so. The NIK stays masked.
/// </summary>
public static class ShowPerson
{
    public sealed record Request(RegionCode Government, Guid Person);

    public sealed record Answer(
        PeopleTables.Person Person,
        string NikMasked,
        IReadOnlyList<PeopleTables.Work> Works,
        IReadOnlyList<PeopleTables.Source> Sources,
        IReadOnlyList<PersonStates.State> States,
        IReadOnlyList<PersonStates.Member> Household,
        IReadOnlyList<PersonStates.Outside> Outside,
        IReadOnlyList<EvidenceTables.Evidence> Evidence
    )
    {
        /// <summary>What the newest list of the population office says.</summary>
        public PersonStates.Outside? Dukcapil =>
            Outside.FirstOrDefault(list => list is { Kind: "dukcapil", IsNewest: true });
    }

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "people.read", request.Government) is { } refusal)
            return refusal;
        var government = request.Government.Code;
        var scope = Access.ScopeOf(actor, "people.read");
        await using var session = await db.Read(stop);
        // Someone outside the scope is as good as absent: not even a refusal may tell.
        if (await PeopleTables.ById(session, government, scope, request.Person, stop) is not { } person)
            return Refusal.NotFound("Orang");
        return new Answer(
            person,
            Nik.Mask(db.Vault.Open(person.NikSealed, "person.nik", person.Id)),
            await PeopleTables.Works(session, government, person.Id, stop),
            await PeopleTables.Sources(session, government, person.Id, stop),
            await PersonStates.Of(session, government, person.Id, stop),
            await PersonStates.Household(session, government, person.Id, stop),
            await PersonStates.Lists(session, government, person.Id, stop),
            await EvidenceTables.Of(session, government, person.Id, stop)
        );
    }
}
