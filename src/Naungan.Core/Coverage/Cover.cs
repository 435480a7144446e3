using Naungan.Core.Law;
using Naungan.Core.Law.Benefits;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Law.Membership;
using Naungan.Core.Time;

namespace Naungan.Core.Coverage;

/// <summary>A month the insurer has accepted for somebody.</summary>
/// <param name="Reading">As what he was priced; wage earners have no grace of unpaid months.</param>
public readonly record struct PaidMonth(Month Month, Jaminan Insurance, Segment Reading);

/// <summary>How somebody is covered on a day. A function of his paid months and the law alone.</summary>
/// <param name="Programmes">Insurances that cover him that day.</param>
/// <param name="PaidMonths">Months of the running membership paid for up to the day.</param>
/// <param name="UnpaidMonths">Months owed by the day, its own included.</param>
/// <param name="CoverEnds">First day without cover unless a further month is paid.</param>
public sealed record Cover(
    Jaminan Programmes,
    int PaidMonths,
    int UnpaidMonths,
    DateOnly? MemberSince,
    DateOnly? CoverEnds,
    JkmCover Jkm,
    DateOnly? JkmFullFrom,
    StandingKind Standing,
    Explanation Because
)
{
    public bool IsCovered => Programmes != Jaminan.None;

    public static Result<Cover> On(Lawbook law, DateOnly day, IReadOnlyCollection<PaidMonth> paid)
    {
        var covering = Jaminan.None;
        var best = new Standing(StandingKind.NotYet, null, 0, 0, null, Explanation.None);
        JkmEntitlement? jkm = null;
        foreach (var insurance in paid.GroupBy(month => month.Insurance).OrderBy(group => group.Key))
        {
            if (!StandingOf(law, day, [.. insurance]).TryGet(out var standing, out var refusal))
                return refusal;
            if (standing.PaidMonths >= best.PaidMonths)
                best = standing;
            if (standing.Kind is not (StandingKind.Active or StandingKind.Arrears))
                continue;
            covering |= insurance.Key;
            if (insurance.Key != Jaminan.Jkm)
                continue;
            var asked = JkmEntitlement.Of(law, day, standing.MemberSince!.Value, standing.PaidMonths);
            if (!asked.TryGet(out jkm, out var noLaw))
                return noLaw;
        }

        return new Cover(
            covering,
            best.PaidMonths,
            best.UnpaidMonths,
            best.MemberSince,
            best.CoverEnds,
            jkm is null ? JkmCover.None
                : jkm.Full ? JkmCover.Full
                : JkmCover.FuneralOnly,
            jkm?.FullFrom,
            best.Kind,
            Explanation.Joined([best.Because, jkm?.Because ?? Explanation.None])
        );
    }

    /// <summary>
    /// Of one insurance. No text gives wage earners unpaid months before cover ends, hence their membership is the
    /// unbroken row
    /// of paid months; the grace and the lapse of BPU count where the last month was paid as BPU.
    /// </summary>
    private static Result<Standing> StandingOf(Lawbook law, DateOnly day, List<PaidMonth> paid)
    {
        var month = Month.Containing(day);
        var last = paid.Where(one => one.Month <= month).OrderBy(one => one.Month).LastOrDefault();
        if (last == default || last.Reading == Segment.Bpu)
        {
            var membership = BpuMembership.Of(law, paid.Select(one => one.Month));
            return membership.TryGet(out var spells, out var refusal) ? spells.On(day) : refusal;
        }

        var months = paid.Select(one => one.Month).Where(one => one <= last.Month).ToHashSet();
        var since = last.Month;
        while (months.Contains(since.Plus(-1)))
            since = since.Plus(-1);
        var owed = month.MonthsSince(last.Month);
        return new Standing(
            owed == 0 ? StandingKind.Active : StandingKind.Lapsed,
            since.FirstDay,
            last.Month.MonthsSince(since) + 1,
            owed,
            last.Month.Plus(1).FirstDay,
            Explanation.None
        );
    }
}

/// <summary>What a death on the day would give.</summary>
public enum JkmCover
{
    None,
    FuneralOnly,
    Full,
}
