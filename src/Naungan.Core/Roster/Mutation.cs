using Naungan.Core.Law;

namespace Naungan.Core.Roster;

/// <summary>One wish of a mutation decree.</summary>
/// <param name="Change">in, out or corrected.</param>
/// <param name="Reason">Of an 'out': a key of <see cref="EndOfCover.Reasons"/>; otherwise free or absent.</param>
/// <param name="HappenedOn">Day of death, of the move, ...</param>
/// <param name="EffectiveOn">Null lets the rules choose.</param>
/// <param name="Replaces">Of an 'in': the person who leaves in the same decree, so that the quota stays.</param>
public sealed record MutationEntry(
    string Change,
    Guid Person,
    string? Reason = null,
    DateOnly? HappenedOn = null,
    DateOnly? EffectiveOn = null,
    Guid? Replaces = null
);

/// <summary>An entry with its day decided.</summary>
public sealed record DecidedEntry(MutationEntry Entry, string Reason, DateOnly EffectiveOn);

/// <summary>Decides the days of a mutation decree's entries, or says which one cannot be.</summary>
public static class Mutation
{
    public static Result<IReadOnlyList<DecidedEntry>> Decide(
        Lawbook law,
        DateOnly decreeFrom,
        IReadOnlyList<MutationEntry> entries,
        IReadOnlyDictionary<Guid, string> states
    )
    {
        if (entries.DistinctBy(entry => entry.Person).Count() != entries.Count)
            return Refusal.Invalid("person-twice", "Seorang hanya boleh disebut sekali dalam satu SK mutasi.");
        if (WrongReplacement(entries) is { } wrong)
            return wrong;
        var leaving = new Dictionary<Guid, DateOnly>();
        var decided = new List<DecidedEntry>(entries.Count);
        // Who leaves comes first: who takes a place starts no earlier than it is free.
        foreach (var entry in entries.OrderBy(entry => entry.Change == "in"))
        {
            if (WrongState(entry, states.GetValueOrDefault(entry.Person)) is { } refusal)
                return refusal;
            if (!Day(law, decreeFrom, entry, leaving).TryGet(out var day, out var noDay))
                return noDay;
            if (entry.Change == "out")
                leaving.Add(entry.Person, day);
            decided.Add(new DecidedEntry(entry, entry.Reason ?? entry.Change, day));
        }

        return decided;
    }

    private static Result<DateOnly> Day(
        Lawbook law,
        DateOnly decreeFrom,
        MutationEntry entry,
        Dictionary<Guid, DateOnly> leaving
    )
    {
        if (entry.Change == "out")
            return EndOfCover.Effective(law, entry.Reason ?? "", entry.HappenedOn, decreeFrom, entry.EffectiveOn);
        var day = entry.EffectiveOn ?? decreeFrom;
        var free = entry.Replaces is { } before ? leaving[before] : day;
        if (entry.EffectiveOn is null)
            return day < free ? free : day;
        return day < free || day < decreeFrom
            ? Refusal.Invalid("before-decree", "Hari mulai tidak boleh sebelum tempatnya kosong atau SK berlaku.")
            : day;
    }

    private static Refusal? WrongReplacement(IReadOnlyList<MutationEntry> entries)
    {
        var leaving = entries.Where(entry => entry.Change == "out").Select(entry => entry.Person).ToHashSet();
        var replacing = entries.Where(entry => entry.Replaces is not null).ToList();
        if (replacing.Exists(entry => entry.Change != "in" || !leaving.Contains(entry.Replaces!.Value)))
            return Refusal.Invalid(
                "replacement-unknown",
                "Pengganti harus menggantikan orang yang keluar dalam SK ini."
            );
        return replacing.DistinctBy(entry => entry.Replaces).Count() != replacing.Count
            ? Refusal.Invalid("replaced-twice", "Satu orang hanya dapat digantikan satu orang.")
            : null;
    }

    private static Refusal? WrongState(MutationEntry entry, string? state) =>
        (entry.Change, state) switch
        {
            ("in", "verified") or ("out" or "corrected", "decreed" or "registered") => null,
            ("in", _) => Refusal.Invalid("not-verified", "Yang masuk harus sudah disahkan verifikator."),
            ("out" or "corrected", _) => Refusal.Invalid("not-in-roster", "Orang ini tidak ada dalam daftar program."),
            _ => Refusal.Invalid("change-unknown", "Perubahan harus in, out, atau corrected."),
        };
}
