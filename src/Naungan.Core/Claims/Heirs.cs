using Naungan.Core.Law;

namespace Naungan.Core.Claims;

/// <summary>How an heir is related to the member, as far as the order of the law asks.</summary>
public enum HeirKind
{
    Spouse,
    Child,

    /// <summary>Parents, grandparents and grandchildren: blood line to the second degree.</summary>
    BloodLine,
    Sibling,
    ParentInLaw,
    NamedInWill,
}

/// <summary>Somebody of the family, by the number he has in the case.</summary>
public sealed record Heir(int Number, HeirKind Kind);

/// <param name="Rank">1 for the group the law names first.</param>
/// <param name="IsEntitled">Nobody of an earlier group is known, so the grant is his group's.</param>
public sealed record RankedHeir(int Number, int Rank, bool IsEntitled);

/// <summary>Heirs in the order of the law: a later group receives only when the earlier ones are empty.</summary>
public sealed record HeirOrder(IReadOnlyList<RankedHeir> Heirs, Explanation Because)
{
    public static Result<HeirOrder> Of(Lawbook book, DateOnly on, IReadOnlyCollection<Heir> heirs) =>
        LawReading.Ask(
            book,
            on,
            law =>
            {
                var order = law.Names("claim/heirs/order").ToList();
                var ranks = heirs.Select(heir => (heir.Number, Rank: order.IndexOf(GroupOf(heir.Kind)) + 1)).ToList();
                if (ranks.Exists(one => one.Rank == 0))
                    LawReading.Refuse(Refusal.Invalid("heir-not-in-law", "Hubungan ini tidak ada dalam urutan."));
                var first = ranks.Count == 0 ? 0 : ranks.Min(one => one.Rank);
                return new HeirOrder(
                    [
                        .. ranks
                            .OrderBy(one => one.Rank)
                            .ThenBy(one => one.Number)
                            .Select(one => new RankedHeir(one.Number, one.Rank, one.Rank == first)),
                    ],
                    law.Because
                );
            }
        );

    private static string GroupOf(HeirKind kind) =>
        kind switch
        {
            HeirKind.Spouse or HeirKind.Child => "spouse-or-child",
            HeirKind.BloodLine => "blood-line",
            HeirKind.Sibling => "sibling",
            HeirKind.ParentInLaw => "parent-in-law",
            _ => "named-in-will",
        };
}
