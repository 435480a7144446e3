using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Linkage.Modelling;

namespace Naungan.App.Matching;

/// <summary>
/// People who may be the same as one of the register: of the same village, family card, telephone, or name and birth
/// date; weighed by the engine. Pairs somebody said are two people are left out.
/// </summary>
public static class FindCandidates
{
    private const int CandidatesMax = 10;

    public sealed record Request(RegionCode Government, Guid Person);

    public sealed record Answer(Side Person, IReadOnlyList<Candidate> Candidates);

    public sealed record Side(Guid Id, string Name, string NikMasked, DateOnly? BornOn, string? Village);

    /// <param name="IsForbidden">Two sound NIKs differ: by weight alone never one person; twins are such pairs.</param>
    public sealed record Candidate(Side Side, double Probability, bool IsForbidden, IReadOnlyList<WeightStep> Because);

    private const string Select =
        "select p.id, p.name, p.name_key, p.birth_date, p.sex, p.village_code, v.name as village, p.kk_index, "
        + "p.phone_index, p.nik_sealed from person p left join region v on v.code = p.village_code "
        + "where p.region_code = @government and p.merged_into is null ";

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "matching.read", request.Government) is { } refusal)
            return refusal;
        var government = request.Government.Code;
        await using var session = await db.Read(stop);
        var found = await session.Maybe<Row>(Select + "and p.id = @Person", new { government, request.Person }, stop);
        if (found is null)
            return Refusal.NotFound("Orang");
        var others = await Others(session, government, found, stop);
        var sides = others.ConvertAll(other => Weighed(other, db.Vault));
        var self = Weighed(found, db.Vault);
        var worth = Enumerable
            .Range(0, others.Count)
            .Where(i => RegisterLinkage.IsWorthWeighing(self, sides[i]) || Shares(found, others[i]))
            .ToList();
        var pairs = RegisterLinkage.Find([self], worth.ConvertAll(i => sides[i]), explain: true);
        var weighed = pairs.ConvertAll(pair => new Candidate(
            Shown(others[worth[pair.Person]], db.Vault),
            pair.Probability,
            pair.IsForbidden,
            pair.Because
        ));
        // Alike to the eye, though the engine would not join them: a person may know better.
        var alike = worth
            .Where((_, at) => pairs.TrueForAll(pair => pair.Person != at))
            .Select(i => new Candidate(Shown(others[i], db.Vault), 0, HaveTwoNumbers(self, sides[i]), []));
        return new Answer(Shown(found, db.Vault), [.. weighed.Concat(alike).Take(CandidatesMax)]);
    }

    private static bool HaveTwoNumbers(RegisterLinkage.Side left, RegisterLinkage.Side right) =>
        left.Nik is not null && right.Nik is not null && left.Nik != right.Nik;

    private static Task<List<Row>> Others(Session session, string government, Row person, CancellationToken stop) =>
        session.List<Row>(
            Select
                + "and p.id <> @Id and (p.village_code = @VillageCode or p.kk_index = @KkIndex "
                + "or (p.name_key = @NameKey and p.birth_date = @BirthDate)) and not exists "
                + "(select 1 from person_distinct d where d.region_code = p.region_code "
                + "and ((d.low_id = p.id and d.high_id = @Id) or (d.low_id = @Id and d.high_id = p.id))) "
                + "order by p.name_key, p.birth_date, p.id",
            new
            {
                government,
                person.Id,
                person.VillageCode,
                person.KkIndex,
                person.NameKey,
                person.BirthDate,
            },
            stop
        );

    private static bool Shares(Row left, Row right) =>
        left.NameKey == right.NameKey && left.BirthDate == right.BirthDate;

    private static RegisterLinkage.Side Weighed(Row row, Vault vault) =>
        new(
            row.Id.ToString(),
            vault.Open(row.NikSealed, "person.nik", row.Id),
            row.Name,
            row.NameKey,
            row.BirthDate,
            row.Sex is { Length: 1 } sex ? sex[0] : null,
            row.VillageCode,
            row.KkIndex,
            row.PhoneIndex
        );

    private static Side Shown(Row row, Vault vault) =>
        new(row.Id, row.Name, Nik.Mask(vault.Open(row.NikSealed, "person.nik", row.Id)), row.BirthDate, row.Village);

    private sealed record Row
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string NameKey { get; init; } = "";
        public DateOnly? BirthDate { get; init; }
        public string? Sex { get; init; }
        public string? VillageCode { get; init; }
        public string? Village { get; init; }
        public byte[]? KkIndex { get; init; }
        public byte[]? PhoneIndex { get; init; }
        public byte[]? NikSealed { get; init; }
    }
}
