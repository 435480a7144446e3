using Naungan.App.Matching;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;

namespace Naungan.App.Intake;

/// <summary>
/// People of the register who live where a row says its person lives, ready to be weighed against it.
/// </summary>
internal sealed class NearPeople(Session session, Vault vault, string government, CancellationToken stop)
{
    private readonly Dictionary<string, List<RegisterLinkage.Side>> _villages = [];

    internal sealed record Person
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string NameKey { get; init; } = "";
        public DateOnly? BirthDate { get; init; }
        public string? Sex { get; init; }
        public string? VillageCode { get; init; }
        public byte[]? KkIndex { get; init; }
        public byte[]? PhoneIndex { get; init; }
        public byte[]? NikSealed { get; init; }
    }

    internal static RegisterLinkage.Side SideOf(RowWork row) =>
        new(
            FormattableString.Invariant($"{row.Facts.Sheet}/{row.Facts.Row}"),
            row.Facts.Nik.Digits,
            row.Facts.Name,
            row.Facts.NameKey,
            row.Facts.BornOn,
            row.Facts.Sex,
            row.VillageCode,
            row.KkIndex,
            row.PhoneIndex
        );

    /// <summary>Everybody of a village; their key is the person's id.</summary>
    internal async Task<List<RegisterLinkage.Side>> Of(string village)
    {
        if (_villages.TryGetValue(village, out var known))
            return known;
        var people = await session.List<Person>(
            "select id, name, name_key, birth_date, sex, village_code, kk_index, phone_index, nik_sealed from person "
                + "where region_code = @government and village_code = @village and merged_into is null",
            new { government, village },
            stop
        );
        // Sorted here: asked for an order, SQLite walks the whole register by its key instead of the village's index.
        // By what is known of them: ids are made of chance, and the engine's doubt may lean on the order.
        people.Sort(Order);
        return _villages[village] = people.ConvertAll(SideOf);
    }

    /// <summary>
    /// Everybody of the row's village, and whoever has its number or its name and birth date elsewhere.
    /// </summary>
    internal async Task<List<RegisterLinkage.Side>> Around(RowWork row)
    {
        var village = row.VillageCode is { } code ? await Of(code) : [];
        var elsewhere = await session.List<Person>(
            "select id, name, name_key, birth_date, sex, village_code, kk_index, phone_index, nik_sealed from person "
                + "where region_code = @government and nik_index = @NikIndex and merged_into is null union "
                + "select id, name, name_key, birth_date, sex, village_code, kk_index, phone_index, nik_sealed from person "
                + "where region_code = @government and name_key = @NameKey and birth_date = @BornOn "
                + "and merged_into is null",
            new
            {
                government,
                row.NikIndex,
                row.Facts.NameKey,
                row.Facts.BornOn,
            },
            stop
        );
        return
        [
            .. village,
            .. elsewhere.ConvertAll(SideOf).Where(side => !village.Exists(other => other.Key == side.Key)),
        ];
    }

    private static int Order(Person left, Person right)
    {
        var byName = string.CompareOrdinal(left.NameKey, right.NameKey);
        if (byName != 0)
            return byName;
        var byDay = Nullable.Compare(left.BirthDate, right.BirthDate);
        return byDay != 0 ? byDay : left.Id.CompareTo(right.Id);
    }

    private RegisterLinkage.Side SideOf(Person person) =>
        new(
            person.Id.ToString(),
            vault.Open(person.NikSealed, "person.nik", person.Id),
            person.Name,
            person.NameKey,
            person.BirthDate,
            person.Sex is { Length: 1 } sex ? sex[0] : null,
            person.VillageCode,
            person.KkIndex,
            person.PhoneIndex
        );
}
