using Naungan.Core.Law;

namespace Naungan.Core.Roster;

/// <summary>
/// How many people of a category one village may have, where the law says so: law/village/people/CATEGORY/.
/// </summary>
public sealed record VillageNorm(int Min, int Max, Explanation Because)
{
    /// <summary>Null when the law sets no number for the category.</summary>
    public static Result<VillageNorm?> Of(Lawbook book, string category, DateOnly on)
    {
        var path = "village/people/" + category;
        if (book.Find(path + "/min") is null || book.Find(path + "/max") is null)
            return (VillageNorm?)null;
        return LawReading.Ask<VillageNorm?>(
            book,
            on,
            law => new VillageNorm(law.Count(path + "/min"), law.Count(path + "/max"), law.Because)
        );
    }

    /// <summary>What is odd about a village with this many; null when nothing is.</summary>
    /// <param name="isDesa">A kelurahan has civil servants in these offices, so anybody there is odd.</param>
    public VillageOddity? Oddity(int people, bool isDesa)
    {
        if (!isDesa)
            return people == 0 ? null : VillageOddity.NotADesa;
        if (people == 0)
            return Min == 0 ? null : VillageOddity.Nobody;
        if (people > Max)
            return VillageOddity.TooMany;
        return people < Min ? VillageOddity.TooFew : null;
    }
}

/// <summary>Why the number of people in an office of a village needs a second look.</summary>
public enum VillageOddity
{
    Nobody,
    TooFew,
    TooMany,
    NotADesa,
}
