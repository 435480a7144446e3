using Naungan.Core.Time;

namespace Naungan.Core.Law.Membership;

/// <summary>
/// The memberships of one BPU person as his paid months make them: too many unpaid months in a row end one, and the
/// next payment begins a new one, with its waits for benefits counted from nought.
/// </summary>
public sealed record BpuMembership(IReadOnlyList<MembershipSpell> Spells)
{
    /// <param name="paidMonths">Months paid for, in any order; months paid ahead belong to them.</param>
    public static Result<BpuMembership> Of(Lawbook book, IEnumerable<Month> paidMonths)
    {
        var spells = new List<MembershipSpell>();
        var run = new List<Month>();
        foreach (var month in paidMonths.Distinct().Order())
        {
            // Consecutive months need no law; a gap asks whether it was long enough to end the membership.
            if (run.Count > 0 && month > run[^1].Plus(1))
            {
                if (!Ended(book, run, spells.Count > 0).TryGet(out var spell, out var no))
                    return no;
                if (month >= spell.LapsesIn)
                {
                    spells.Add(spell);
                    run = [];
                }
            }

            run.Add(month);
        }

        if (run.Count == 0)
            return new BpuMembership(spells);
        if (!Ended(book, run, spells.Count > 0).TryGet(out var last, out var refusal))
            return refusal;
        return new BpuMembership([.. spells, last]);
    }

    /// <summary>
    /// How the person stands on a day: member or not, how many months paid and how many owed by then.
    /// </summary>
    public Standing On(DateOnly day)
    {
        var month = Month.Containing(day);
        if (Spells.LastOrDefault(spell => spell.Since <= month) is not { } spell)
            return new Standing(StandingKind.NotYet, null, 0, 0, null, Explanation.None);
        var paid = spell.Paid.Where(one => one <= month).ToList();
        var owed = month.MonthsSince(paid[^1]);
        var kind = owed == 0 ? StandingKind.Active : StandingKind.Arrears;
        // Months paid ahead keep the cover; only a gap that reaches the limit ends it.
        if (day >= spell.CoverEnds)
            kind = StandingKind.Lapsed;
        return new Standing(kind, spell.Since.FirstDay, paid.Count, owed, spell.CoverEnds, spell.Because);
    }

    /// <summary>The membership as it stands if nothing more is ever paid.</summary>
    private static Result<MembershipSpell> Ended(Lawbook book, List<Month> paid, bool afterLapse) =>
        LawReading.Ask(
            book,
            paid[^1].Plus(1).FirstDay,
            law =>
            {
                var lapsesIn = paid[^1].Plus(law.Count("bpu/lapse/unpaid-months") + 1);
                var coverEnds = law.Choice("bpu/lapse/reading") switch
                {
                    "after-the-last-unpaid-month" => lapsesIn,
                    "on-entering-the-last-unpaid-month" => lapsesIn.Plus(-1),
                    var reading => throw new InvalidOperationException($"bpu/lapse/reading '{reading}' is unknown."),
                };
                // The only answer found is a new registration; naming it here puts its source in the explanation.
                if (afterLapse && law.Choice("bpu/lapse/return") is not "new-registration" and var other)
                    throw new InvalidOperationException($"bpu/lapse/return '{other}' is unknown.");
                return new MembershipSpell(paid[0], [.. paid], lapsesIn, coverEnds.FirstDay, law.Because);
            }
        );
}

/// <summary>One membership without a lapse in it.</summary>
/// <param name="Since">Month of the first payment.</param>
/// <param name="Paid">Months paid for, rising.</param>
/// <param name="LapsesIn">A payment for this month or a later one begins a new membership.</param>
/// <param name="CoverEnds">First day without cover unless a further month is paid.</param>
public sealed record MembershipSpell(
    Month Since,
    IReadOnlyList<Month> Paid,
    Month LapsesIn,
    DateOnly CoverEnds,
    Explanation Because
);

/// <param name="MemberSince">First day of the membership that ran last; benefits count from here.</param>
/// <param name="PaidMonths">Months of it paid for up to the day's month.</param>
/// <param name="UnpaidMonths">Months since the last paid one, the day's month included.</param>
public sealed record Standing(
    StandingKind Kind,
    DateOnly? MemberSince,
    int PaidMonths,
    int UnpaidMonths,
    DateOnly? CoverEnds,
    Explanation Because
);

public enum StandingKind
{
    NotYet,
    Active,
    Arrears,
    Lapsed,
}
