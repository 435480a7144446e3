using System.Globalization;

namespace Naungan.Core.Eligibility;

/// <summary>What the order of a ranking asks of one eligible person. Null always means: not known.</summary>
/// <param name="Decile">Welfare decile, 1 the poorest.</param>
/// <param name="ProposedOn">Day of the first list that named the person.</param>
public sealed record RankingCandidate(
    Guid Person,
    string Category,
    string? District,
    string Agency,
    int? Decile,
    DateOnly? BornOn,
    DateOnly ProposedOn
);

/// <summary>Places still free: in all, of a category, from a district, of an agency.</summary>
public sealed record RankingPlaces(string Kind, string Code, long Free);

/// <summary>One person in the order.</summary>
/// <param name="WaitingNumber">Place in the waiting list, from one; null for the chosen.</param>
/// <param name="StoppedBy">The quota that was full, as kind and code; null for the chosen.</param>
/// <param name="Why">An Indonesian sentence that explains the place.</param>
public sealed record Ranked(
    RankingCandidate Candidate,
    int Position,
    int? WaitingNumber,
    RankingPlaces? StoppedBy,
    string Why
)
{
    public bool IsChosen => WaitingNumber is null;
}

/// <summary>
/// The published order when places are short: the poorest first, then the oldest, then who was proposed first, and
/// between equals the number in the register. Same people, same places, same order, whoever asks.
/// </summary>
public static class Ranking
{
    /// <summary>The order in words, as it is published.</summary>
    public const string Order =
        "Desil kesejahteraan terendah lebih dahulu (tidak diketahui paling akhir), lalu yang tertua, lalu yang lebih dahulu "
        + "diusulkan; bila masih sama, nomor register.";

    public static IReadOnlyList<Ranked> Of(
        IEnumerable<RankingCandidate> candidates,
        IReadOnlyList<RankingPlaces> places,
        DateOnly on
    )
    {
        var free = places.ToDictionary(place => (place.Kind, place.Code), place => place.Free);
        var ranked = new List<Ranked>();
        var waiting = 0;
        foreach (var one in InOrder(candidates))
        {
            var mine = places.Where(place => Concerns(place, one)).ToList();
            var full = mine.Find(place => free[(place.Kind, place.Code)] <= 0);
            if (full is null)
                mine.ForEach(place => free[(place.Kind, place.Code)]--);
            int? number = full is null ? null : ++waiting;
            ranked.Add(
                new Ranked(one, ranked.Count + 1, number, full, Sentence(one, ranked.Count + 1, number, full, on))
            );
        }

        return ranked;
    }

    private static IEnumerable<RankingCandidate> InOrder(IEnumerable<RankingCandidate> candidates) =>
        candidates
            .OrderBy(one => one.Decile ?? int.MaxValue)
            .ThenBy(one => one.BornOn ?? DateOnly.MaxValue)
            .ThenBy(one => one.ProposedOn)
            .ThenBy(one => one.Person.ToString("N"), StringComparer.Ordinal);

    private static bool Concerns(RankingPlaces place, RankingCandidate one) =>
        place.Kind switch
        {
            "total" => true,
            "category" => place.Code == one.Category,
            "district" => place.Code == one.District,
            "agency" => place.Code == one.Agency,
            _ => throw new ArgumentOutOfRangeException(nameof(place), place.Kind, "No such quota."),
        };

    private static string Sentence(RankingCandidate one, int position, int? number, RankingPlaces? full, DateOnly on)
    {
        var decile = one.Decile is { } known
            ? string.Create(CultureInfo.InvariantCulture, $"desil {known}")
            : "desil tidak diketahui";
        var age = one.BornOn is { } born
            ? string.Create(CultureInfo.InvariantCulture, $"usia {Law.Membership.EnrolmentAge.AgeOn(born, on)} tahun")
            : "tanggal lahir tidak diketahui";
        var place = string.Create(CultureInfo.InvariantCulture, $"Urutan {position}: {decile}, {age}.");
        if (full is null)
            return place + " Masuk kuota.";
        var which = full.Kind switch
        {
            "total" => "kuota program",
            "category" => $"kuota sektor {full.Code}",
            "district" => $"kuota kecamatan {full.Code}",
            _ => $"kuota instansi {full.Code}",
        };
        return place + string.Create(CultureInfo.InvariantCulture, $" Daftar tunggu nomor {number}: {which} penuh.");
    }
}
