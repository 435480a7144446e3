using Naungan.Core.Coverage;
using Naungan.Core.Law;
using Naungan.Core.Law.Membership;
using Naungan.Core.Time;

namespace Naungan.Core.Roster;

/// <summary>A state and the first day it holds.</summary>
/// <param name="Reason">sent, accepted, paid, unpaid, cover-ended, paid-again.</param>
public sealed record EnrolmentStep(string State, DateOnly On, string Reason);

/// <summary>What the states after a decree follow from.</summary>
/// <param name="StartsOn">First day in the programme by its decree.</param>
/// <param name="EndsOn">First day no longer in it; null while in.</param>
/// <param name="SentOn">Day of the first file of the programme that named the person to the insurer.</param>
/// <param name="FirstAccepted">First month of the programme the insurer accepted.</param>
/// <param name="Paid">Every month accepted for the person, whoever paid it: cover is the person's.</param>
public sealed record EnrolmentFacts(
    DateOnly StartsOn,
    DateOnly? EndsOn,
    DateOnly? SentOn,
    Month? FirstAccepted,
    IReadOnlyCollection<PaidMonth> Paid
);

/// <summary>
/// The states of a decreed person up to a day: what <see cref="Cover"/> answers on the first of each month, told as
/// changes. Cover begins and ends on the first of a month, so that no change falls between.
/// </summary>
public static class EnrolmentHistory
{
    /// <returns>
    /// Registered first; none while nothing was sent or accepted. Refused where the law has no answer.
    /// </returns>
    public static Result<IReadOnlyList<EnrolmentStep>> Of(Lawbook law, DateOnly until, EnrolmentFacts facts)
    {
        var steps = new List<EnrolmentStep>();
        var last = facts.EndsOn is { } ends && ends.AddDays(-1) < until ? ends.AddDays(-1) : until;
        if (Registered(facts) is not { } first || first.On > last)
            return steps;
        steps.Add(first);
        DateOnly? since = null;
        for (var month = Month.Containing(first.On); month.FirstDay <= last; month = month.Plus(1))
        {
            var on = month.FirstDay < first.On ? first.On : month.FirstDay;
            if (!Cover.On(law, on, facts.Paid).TryGet(out var cover, out var refusal))
                return refusal;
            steps.AddRange(Change(steps[^1].State, cover, since).Select(one => one with { On = on }));
            if (cover.Standing == StandingKind.Active)
                since = cover.MemberSince;
        }

        return steps;
    }

    /// <summary>Known to the insurer since the first file that named him, or the first accepted month.</summary>
    private static EnrolmentStep? Registered(EnrolmentFacts facts)
    {
        var sent = facts.SentOn ?? DateOnly.MaxValue;
        var accepted = facts.FirstAccepted?.FirstDay ?? DateOnly.MaxValue;
        var day = sent < accepted ? sent : accepted;
        if (day == DateOnly.MaxValue)
            return null;
        var on = day < facts.StartsOn ? facts.StartsOn : day;
        return new EnrolmentStep(EnrolmentState.Registered, on, sent < accepted ? "sent" : "accepted");
    }

    private static IEnumerable<EnrolmentStep> Change(string now, Cover cover, DateOnly? since)
    {
        var wasCovered = now is EnrolmentState.Active or EnrolmentState.Arrears;
        switch (cover.Standing)
        {
            case StandingKind.Active when now == EnrolmentState.Registered:
                yield return Step(EnrolmentState.Active, "paid");
                break;
            case StandingKind.Active when now == EnrolmentState.Lapsed || cover.MemberSince != since:
                // Paid again in the very month the membership ended: it lapsed and began anew on one day.
                if (wasCovered)
                    yield return Step(EnrolmentState.Lapsed, "cover-ended");
                yield return Step(EnrolmentState.ReRegistered, "paid-again");
                yield return Step(EnrolmentState.Active, "paid");
                break;
            case StandingKind.Active when now == EnrolmentState.Arrears:
                yield return Step(EnrolmentState.Active, "paid");
                break;
            case StandingKind.Arrears when now == EnrolmentState.Active:
                yield return Step(EnrolmentState.Arrears, "unpaid");
                break;
            case StandingKind.Lapsed when wasCovered:
                yield return Step(EnrolmentState.Lapsed, "cover-ended");
                break;
            default:
                break;
        }
    }

    private static EnrolmentStep Step(string state, string reason) => new(state, default, reason);
}
