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

    private const string Select =
        "select id, name, name_key, birth_date, sex, village_code, kk_index, phone_index, nik_index, nik_sealed "
        + "from person where region_code = @government and merged_into is null";

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
        public byte[]? NikIndex { get; init; }
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
            $"{Select} and village_code = @village",
            new { government, village },
            stop
        );
        // Sorted here: asked for an order, SQLite walks the whole register by its key instead of the village's index.
        // By what is known of them: ids are made of chance, and the engine's doubt may lean on the order.
        people.Sort(Order);
        return _villages[village] = people.ConvertAll(SideOf);
    }

    /// <summary>
    /// Everybody of the row's village; and from elsewhere whoever has its number or its family card, and those born the
    /// same day whose name is alike.
    /// </summary>
    internal async Task<List<RegisterLinkage.Side>> Around(RowWork row)
    {
        var village = row.VillageCode is { } code ? await Of(code) : [];
        var known = village.Select(side => side.Key).ToHashSet();
        var values = new
        {
            government,
            row.NikIndex,
            row.KkIndex,
            row.Facts.BornOn,
        };
        string[] shared = ["nik_index = @NikIndex", "kk_index = @KkIndex", "birth_date = @BornOn"];
        var elsewhere = await session.List<Person>(
            string.Join(" union ", shared.Select(what => $"{Select} and {what}")),
            values,
            stop
        );
        var self = SideOf(row);
        elsewhere.RemoveAll(person => known.Contains(person.Id.ToString()) || !IsNear(row, self, person));
        elsewhere.Sort(Order);
        return [.. village, .. elsewhere.ConvertAll(SideOf)];
    }

    /// <summary>Told without the person's NIK: opening it costs more than all the rest.</summary>
    private static bool IsNear(RowWork row, RegisterLinkage.Side self, Person person) =>
        (row.NikIndex is not null && row.NikIndex.AsSpan().SequenceEqual(person.NikIndex))
        || (row.KkIndex is not null && row.KkIndex.AsSpan().SequenceEqual(person.KkIndex))
        || RegisterLinkage.IsWorthWeighing(self, SideOf(person, null));

    private static int Order(Person left, Person right)
    {
        var byName = string.CompareOrdinal(left.NameKey, right.NameKey);
        if (byName != 0)
            return byName;
        var byDay = Nullable.Compare(left.BirthDate, right.BirthDate);
        return byDay != 0 ? byDay : left.Id.CompareTo(right.Id);
    }

    private RegisterLinkage.Side SideOf(Person person) =>
        SideOf(person, vault.Open(person.NikSealed, "person.nik", person.Id));

    private static RegisterLinkage.Side SideOf(Person person, string? nik) =>
        new(
            person.Id.ToString(),
            nik,
            person.Name,
            person.NameKey,
            person.BirthDate,
            person.Sex is { Length: 1 } sex ? sex[0] : null,
            person.VillageCode,
            person.KkIndex,
            person.PhoneIndex
        );
}
