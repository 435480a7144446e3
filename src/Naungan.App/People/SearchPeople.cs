using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Intake;
using Naungan.Core.Names;

namespace Naungan.App.People;

/// <summary>
/// Finds people by name, by exact NIK (through the blind index), by place, programme, category and agency.
/// </summary>
public static class SearchPeople
{
    /// <param name="Text">A name or part of one, or a whole NIK.</param>
    public sealed record Request(
        RegionCode Government,
        string? Text = null,
        string? Village = null,
        string? District = null,
        string? Programme = null,
        string? Category = null,
        string? Agency = null,
        long Skip = 0,
        int Take = 50
    );

    public sealed record Answer(IReadOnlyList<Found> People, long Count);

    public sealed record Found(
        Guid Id,
        string Name,
        string NikMasked,
        DateOnly? BornOn,
        string? Village,
        string? District
    );

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "people.read", request.Government) is { } refusal)
            return refusal;
        var government = request.Government.Code;
        var scope = Access.ScopeOf(actor, "people.read");
        var nik = NikReading.Of(Cell.OfText(request.Text));
        var filter = new PeopleTables.Filter
        {
            NikIndex = nik.IsUsable ? db.Vault.Index("nik", nik.Digits) : null,
            NameKey = nik.IsUsable ? null : NameKey.Of(request.Text ?? ""),
            Village = request.Village,
            District = request.District,
            Programme = request.Programme,
            Category = request.Category,
            Agency = request.Agency,
        };
        // Fifteen digits are no name and no NIK: nobody, rather than everybody.
        if (filter.NikIndex is null && filter.NameKey?.Length == 0 && !string.IsNullOrWhiteSpace(request.Text))
            return new Answer([], 0);
        await using var session = await db.Read(stop);
        var people = await PeopleTables.Search(session, government, scope, filter, request.Skip, request.Take, stop);
        var count = await PeopleTables.Count(session, government, scope, filter, stop);
        return new Answer(people.ConvertAll(person => Shown(person, db.Vault)), count);
    }

    private static Found Shown(PeopleTables.Person person, Vault vault) =>
        new(
            person.Id,
            person.Name,
            Nik.Mask(vault.Open(person.NikSealed, "person.nik", person.Id)),
            person.BirthDate,
            person.VillageName,
            person.DistrictName
        );
}
