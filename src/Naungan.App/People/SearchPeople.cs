using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Intake;
using Naungan.Core.Names;

namespace Naungan.App.People;

/// <summary>
/// Finds people by the words of their name, by exact NIK (through the blind index), by place, programme, category and
/// agency.
/// </summary>
public static class SearchPeople
{
    /// <param name="Text">Words of a name or their beginnings, in any order; or a whole NIK.</param>
    /// <param name="SoundsLike">Also names spelled otherwise that sound alike.</param>
    public sealed record Request(
        RegionCode Government,
        string? Text = null,
        string? Village = null,
        string? District = null,
        string? Programme = null,
        string? Category = null,
        string? Agency = null,
        long Skip = 0,
        int Take = 50,
        bool SoundsLike = false
    );

    /// <param name="IsMore">More were found than are counted; the search wants narrowing.</param>
    public sealed record Answer(IReadOnlyList<Found> People, long Count, bool IsMore = false);

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
        var nameKey = nik.IsUsable ? "" : NameKey.Of(request.Text ?? "");
        // Fifteen digits are no name and no NIK: nobody, rather than everybody.
        if (!nik.IsUsable && nameKey.Length == 0 && !string.IsNullOrWhiteSpace(request.Text))
            return new Answer([], 0);
        var filter = new SearchTables.Filter
        {
            NikIndex = nik.IsUsable ? db.Vault.Index("nik", nik.Digits) : null,
            Village = request.Village,
            District = request.District,
            Programme = request.Programme,
            Category = request.Category,
            Agency = request.Agency,
        };
        await using var session = await db.Read(stop);
        var tables = new SearchTables(session, government, scope, filter);
        if (nameKey.Length > 0)
            return await ByName(tables, nameKey, request, db.Vault, stop);
        var people = await tables.Page(request.Skip, request.Take, stop);
        var count = await tables.Count(stop);
        return new Answer(
            people.ConvertAll(person => Shown(person, db.Vault)),
            Math.Min(count, SearchTables.ListedMax),
            count > SearchTables.ListedMax
        );
    }

    private static async Task<Answer> ByName(
        SearchTables tables,
        string nameKey,
        Request request,
        Vault vault,
        CancellationToken stop
    )
    {
        var words = await tables.Words(nameKey, request.SoundsLike, stop);
        var (hits, isMore) = await tables.Named(words, stop);
        var page = hits.Skip((int)Math.Min(request.Skip, hits.Count)).Take(request.Take).ToList();
        var people = await tables.Of(page, stop);
        var count = isMore ? SearchTables.FoundMax : hits.Count;
        return new Answer(people.ConvertAll(person => Shown(person, vault)), count, isMore);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "people search",
            "Mencari orang menurut kata dalam namanya; NIK dicari di halaman Peserta, tidak di baris perintah",
            "naungan people search \"siti amin\" --government 64.02 --sounds-like",
            verb =>
            {
                var name = verb.Argument("NAME", "Kata-kata nama, atau awalnya, dalam urutan apa pun");
                var government = verb.Option<RegionCode>("--government", "Kode daerah", required: true);
                var district = verb.Option<string>("--district", "Hanya kecamatan dengan kode ini");
                var soundsLike = verb.Flag("--sounds-like", "Juga nama yang bunyinya mirip");
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var request = new Request(
                        run.Get(government),
                        run.Get(name),
                        District: run.Get(district),
                        SoundsLike: run.Get(soundsLike)
                    );
                    var actor = await run.Actor(db, request.Government);
                    return run.Answer(await Handle(request, actor, db, run.Stop), Print);
                });
            }
        );

    private static void Print(Answer found, TextWriter output)
    {
        foreach (var person in found.People)
            output.WriteLine($"{person.Name}  {person.NikMasked}  {person.BornOn:yyyy-MM-dd}  {person.Village}");
        output.WriteLine(found.IsMore ? $"Lebih dari {found.Count} orang; persempit." : $"{found.Count} orang");
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
