namespace Naungan.Core.Law.Benefits;

/// <summary>
/// Whether a death on a day would give a member's family the full JKM or only the funeral, and from which day it will
/// be full. Coverage answers and the price of a break in cover ask this without a claim.
/// </summary>
/// <param name="FullFrom">First day of the full benefit; null when it hangs on months not yet paid.</param>
public sealed record JkmEntitlement(bool Full, DateOnly? FullFrom, Explanation Because)
{
    public static Result<JkmEntitlement> Of(Lawbook book, DateOnly on, DateOnly memberSince, int paidMonths) =>
        LawReading.Ask(book, on, law => Of(law, memberSince, paidMonths));

    /// <summary>The rule in force on the day decides which of the functions below speaks.</summary>
    internal static JkmEntitlement Of(LawReading law, DateOnly memberSince, int paidMonths) =>
        law.Choice("benefit/jkm/rule") switch
        {
            "from-the-first-day" => Of_Pp44Of2015(law, memberSince),
            "after-qualifying-months" => Of_Permenaker1Of2025(law, memberSince, paidMonths),
            var rule => throw new InvalidOperationException($"benefit/jkm/rule has no function for '{rule}'."),
        };

    /// <summary>Full from the first day of membership, as practised until early 2025.</summary>
    private static JkmEntitlement Of_Pp44Of2015(LawReading law, DateOnly memberSince) =>
        new(law.On >= memberSince, memberSince, law.Because);

    /// <summary>Before the qualifying months only the funeral is paid.</summary>
    private static JkmEntitlement Of_Permenaker1Of2025(LawReading law, DateOnly memberSince, int paidMonths)
    {
        var needed = law.Count("benefit/jkm/qualifying-months");
        if (law.Choice("benefit/jkm/qualifying-count") == "paid-months")
            return new(paidMonths >= needed, paidMonths >= needed ? law.On : null, law.Because);
        var fullFrom = memberSince.AddMonths(needed);
        return new(law.On >= fullFrom, fullFrom, law.Because);
    }
}
