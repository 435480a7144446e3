namespace Naungan.Core.Roster;

/// <summary>What a decree says of itself, as far as it is sealed together with its annex.</summary>
/// <param name="Kind">establish or mutation.</param>
public sealed record AnnexHead(
    string Government,
    string Programme,
    string Kind,
    string Number,
    DateOnly DecidedOn,
    DateOnly EffectiveFrom
);

/// <summary>One person in the annex of a decree.</summary>
/// <param name="Nik">In clear: the seal is over what the decree really says. Never printed from here.</param>
/// <param name="Change">in, out or corrected.</param>
/// <param name="EffectiveOn">When not the decree's own day.</param>
public sealed record AnnexLine(
    int Number,
    Guid Person,
    string Name,
    string Nik,
    DateOnly? BornOn,
    string Address,
    string? Village,
    string Category,
    string Change = "in",
    DateOnly? EffectiveOn = null,
    string? Reason = null
)
{
    /// <summary>
    /// Numbers lines by district, village, name and id, compared without any culture: the same people always give the
    /// same annex, on whatever machine and database.
    /// </summary>
    public static List<AnnexLine> Ordered(IEnumerable<AnnexLine> lines) =>
        lines
            .OrderBy(line => District(line.Village), StringComparer.Ordinal)
            .ThenBy(line => line.Village, StringComparer.Ordinal)
            .ThenBy(line => line.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(line => line.Name, StringComparer.Ordinal)
            .ThenBy(line => line.Person.ToString("N"), StringComparer.Ordinal)
            .Select((line, at) => line with { Number = at + 1 })
            .ToList();

    // People without a recognised village come last, where a reader looks for what is left over.
    private static string District(string? village) =>
        village is null ? "\uffff"
        : village.LastIndexOf('.') is var dot and > 0 ? village[..dot]
        : village;
}
