using Naungan.Core;
using Naungan.Core.Claims;
using Naungan.Core.Coverage;
using Naungan.Core.Law;
using Naungan.Core.Law.Benefits;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;

namespace Naungan.App.Claims;

/// <summary>
/// What the law says about one case, from rows already read: cover on the day, the estimate item by item, the papers,
/// the heirs in order, the limits. Nothing of it is stored; a month accepted later changes it at once.
/// </summary>
/// <param name="Medical">For accidents: treatment has no amount and no limit, only its law.</param>
/// <param name="Estimate">Null when nothing can be estimated; <paramref name="NoEstimate"/> then says why.</param>
public sealed record ClaimAssessment(
    ClaimVerdict Verdict,
    Cover Cover,
    Benefit? Estimate,
    Refusal? NoEstimate,
    IReadOnlyList<PaperNeeded> Papers,
    HeirOrder Heirs,
    ClaimDeadlines Deadlines,
    Explanation? Medical
)
{
    /// <param name="Wage">What the last accepted month was priced by; null when no month was.</param>
    public sealed record Facts(
        ClaimRow Claim,
        IReadOnlyList<HeirRow> Heirs,
        IReadOnlyList<PaidMonth> Paid,
        (Segment Segment, Rational Wage)? Wage
    );

    private static readonly Refusal _notCovered = Refusal.Invalid(
        "not-covered",
        "Tidak ada perkiraan manfaat karena peserta tidak terlindungi pada hari kejadian."
    );

    public static Result<ClaimAssessment> Of(Lawbook law, Facts facts)
    {
        var claim = facts.Claim;
        if (!Cover.On(law, claim.HappenedOn, facts.Paid).TryGet(out var cover, out var noCover))
            return noCover;
        if (!ClaimDeadlines.Of(law, claim.What, claim.HappenedOn).TryGet(out var deadlines, out var noDay))
            return noDay;
        var verdict = ClaimVerdict.Of(claim.What, cover);
        var estimate = EstimateOf(law, facts, verdict, cover);
        var benefit = estimate.IsRefused ? null : estimate.Value;
        if (!Ordered(law, facts).TryGet(out var heirs, out var noOrder))
            return noOrder;
        if (!PapersOf(law, facts, heirs, benefit).TryGet(out var papers, out var noPapers))
            return noPapers;
        var medical = verdict.IsCovered && claim.What != BenefitEvent.Death ? Treatment(law, claim.HappenedOn) : null;
        return new ClaimAssessment(verdict, cover, benefit, estimate.Refusal, papers, heirs, deadlines, medical);
    }

    private static Result<Benefit> EstimateOf(Lawbook law, Facts facts, ClaimVerdict verdict, Cover cover)
    {
        if (!verdict.IsCovered || facts.Wage is not { } priced || cover.MemberSince is not { } since)
            return _notCovered;
        var claim = facts.Claim;
        var question = new BenefitQuestion(
            claim.What,
            claim.HappenedOn,
            priced.Segment,
            priced.Wage,
            since,
            cover.PaidMonths
        )
        {
            MonthsUnable = claim.MonthsUnable,
            DisabilityPercent = claim.DisabilityPercent,
            FunctionLossPercent = claim.FunctionLossPercent,
            Costs = claim.CostsSpent,
            Children = [.. facts.Heirs.Select(heir => heir.Scholar).OfType<Child>()],
        };
        return Benefit.Of(law, question);
    }

    private static Explanation? Treatment(Lawbook law, DateOnly on)
    {
        var asked = LawReading.Ask(
            law,
            on,
            reading =>
            {
                reading.Choice("benefit/jkk/medical");
                return reading.Because;
            }
        );
        return asked.IsRefused ? null : asked.Value;
    }

    private static Result<HeirOrder> Ordered(Lawbook law, Facts facts) =>
        HeirOrder.Of(law, facts.Claim.HappenedOn, [.. facts.Heirs.Select(heir => new Heir(heir.Number, heir.What))]);

    private static Result<IReadOnlyList<PaperNeeded>> PapersOf(
        Lawbook law,
        Facts facts,
        HeirOrder order,
        Benefit? benefit
    )
    {
        var claim = facts.Claim;
        var entitled = order.Heirs.Where(heir => heir.IsEntitled).Select(heir => heir.Number).ToHashSet();
        var family = claim.What.IsDeath() ? facts.Heirs.Where(heir => entitled.Contains(heir.Number)).ToList() : [];
        // A spouse acts for the children; a guardian is asked for only when there is none.
        var alone = family.Exists(heir => heir.What == HeirKind.Spouse)
            ? []
            : family.Where(heir => heir.What == HeirKind.Child).Select(heir => heir.BirthDate).ToList();
        return ClaimPapers.For(
            law,
            new(
                claim.What,
                claim.HappenedOn,
                facts.Wage?.Segment ?? Segment.Bpu,
                [.. claim.CostsSpent.Select(cost => cost.Kind)],
                [.. family.Select(heir => heir.What)],
                alone,
                benefit is not null && benefit.Of("scholarship") > Rupiah.Zero,
                benefit?.Total ?? Rupiah.Zero
            )
        );
    }
}
