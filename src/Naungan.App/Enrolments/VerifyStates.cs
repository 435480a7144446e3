using Naungan.App.Platform.Database;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Roster;

namespace Naungan.App.Enrolments;

/// <summary>
/// Counts the states of everybody in a decree again from the insurer's answers, and names what differs.
/// </summary>
public static class VerifyStates
{
    /// <param name="On">The day the states were brought up to; null when they never were.</param>
    /// <param name="IsOutdated">
    /// Acts came since: the states are to be brought up to date before they can be proved.
    /// </param>
    public sealed record Answer(int People, DateOnly? On, bool IsOutdated, IReadOnlyList<string> Faults);

    internal static async Task<Result<Answer>> Of(
        Session session,
        RegionCode region,
        Lawbook law,
        CancellationToken stop
    )
    {
        if (await StandingTables.Last(session, region, stop) is not { } last)
            return new Answer(0, null, false, []);
        if (await StandingTables.IsOutdated(session, region, last, stop))
            return new Answer(0, last.FollowedOn, true, []);
        var people = await StandingFacts.People(session, region, stop);
        var facts = await StandingFacts.Read(session, region, stop);
        var kept = StandingTables.Steps(session, region);
        var (differing, forbidden) = (0, 0);
        foreach (var row in people)
        {
            if (!facts.Of(row, law, last.FollowedOn).TryGet(out var steps, out var noLaw))
                return noLaw;
            var mine = kept.GetValueOrDefault(row.Key) ?? [];
            if (Differs(row, steps, mine, last.FollowedOn))
                differing++;
            if (!IsAllowed(steps))
                forbidden++;
        }

        var faults = new List<string>();
        if (differing > 0)
            faults.Add($"states of {differing} enrolments are not what the accepted months give");
        if (forbidden > 0)
            faults.Add($"states of {forbidden} enrolments follow each other as none may");
        return new Answer(people.Count, last.FollowedOn, false, faults);
    }

    private static bool Differs(
        StandingFacts.Row row,
        IReadOnlyList<EnrolmentStep> steps,
        List<StandingTables.Kept> kept,
        DateOnly on
    )
    {
        var said = kept.Where(one => one.On <= on).Select(one => (one.State, one.On)).ToHashSet();
        var last = row.EndsOn <= on || steps.Count == 0 ? null : steps[^1];
        return !said.SetEquals(steps.Select(step => (step.State, step.On)))
            || (last?.State, last?.On) != (row.Standing, row.StandingSince);
    }

    private static bool IsAllowed(IReadOnlyList<EnrolmentStep> steps) =>
        steps
            .Select(
                (step, at) =>
                    EnrolmentState.MayFollow(at == 0 ? EnrolmentState.Decreed : steps[at - 1].State, step.State)
            )
            .All(may => may);
}
