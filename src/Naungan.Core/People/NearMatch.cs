namespace Naungan.Core.People;

/// <summary>What a row and a person of the same name and birth date have in common besides.</summary>
/// <param name="Number">How their NIKs stand to each other.</param>
/// <param name="RowIsKnown">The population office knows the row's NIK.</param>
/// <param name="PersonIsKnown">The population office knows the person's NIK.</param>
/// <param name="SameVillage">Both live in the same village.</param>
/// <param name="SameCard">Both stand on the same family card.</param>
/// <param name="SamePhone">Both give the same telephone.</param>
/// <param name="IsDefaultDate">The birth date is one that offices write when they do not know it.</param>
public sealed record NearEvidence(
    NikRelation Number,
    bool RowIsKnown,
    bool PersonIsKnown,
    bool SameVillage,
    bool SameCard,
    bool SamePhone,
    bool IsDefaultDate
);

public enum NearVerdict
{
    Different,

    /// <summary>A person decides.</summary>
    Doubtful,
    Same,

    /// <summary>The same person, and it is the person's number that is wrong, not the row's.</summary>
    SameAndRowIsRight,
}

/// <summary>
/// Decides by fixed rules whether a row and a person of the same folded name and birth date are one. Merging pays one
/// person
/// where there are two, so it takes more than a coincidence; a doubt goes to a person's desk.
/// </summary>
public static class NearMatch
{
    public static NearVerdict Of(NearEvidence with, bool rowIsUsable) =>
        with.Number switch
        {
            NikRelation.Same => NearVerdict.Same,
            NikRelation.OneSlip => rowIsUsable ? TwoNumbers(with) : NearVerdict.Same,
            NikRelation.Nothing => WithoutNumber(with),
            _ => with.SameCard ? (rowIsUsable ? TwoNumbers(with) : NearVerdict.Doubtful) : NearVerdict.Different,
        };

    /// <summary>1 January, 31 December and 1 July stand for "unknown" in many registers.</summary>
    public static bool IsDefaultDate(DateOnly day) => (day.Day, day.Month) is (1, 1) or (31, 12) or (1, 7);

    /// <summary>Both numbers could be right: what the population office answered tells which of them is.</summary>
    private static NearVerdict TwoNumbers(NearEvidence with) =>
        (with.RowIsKnown, with.PersonIsKnown) switch
        {
            (true, true) => NearVerdict.Different,
            (true, false) => NearVerdict.SameAndRowIsRight,
            (false, true) => NearVerdict.Same,
            _ => NearVerdict.Doubtful,
        };

    private static NearVerdict WithoutNumber(NearEvidence with)
    {
        if (with.SameCard || with.SamePhone)
            return NearVerdict.Same;
        return with.SameVillage && !with.IsDefaultDate ? NearVerdict.Same : NearVerdict.Doubtful;
    }
}
