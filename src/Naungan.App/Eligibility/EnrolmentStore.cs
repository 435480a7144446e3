using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Eligibility;
using Naungan.Core.Identity;
using Naungan.Core.Roster;

namespace Naungan.App.Eligibility;

/// <summary>Writes enrolments, their checks and their history in bulk.</summary>
internal static class EnrolmentStore
{
    private static readonly string[] _eventColumns =
    [
        "region_code",
        "programme_code",
        "person_id",
        "act_id",
        "from_state",
        "to_state",
        "effective_on",
        "reason",
        "recorded_by",
        "recorded_at",
    ];

    /// <summary>
    /// Replaces the rows of everybody just assessed and forgets candidates nobody proposes any more. Rows of ended and
    /// of decreed people who are no longer proposed stay.
    /// </summary>
    internal static async Task Replace(
        Session session,
        RegionCode region,
        string programme,
        List<Assessed> verdicts,
        Dictionary<Guid, EnrolmentRow> before,
        CancellationToken stop
    )
    {
        var args = new { region = region.Code, programme };
        await session.Run(
            "delete from enrolment_check where region_code = @region and programme_code = @programme",
            args,
            stop
        );
        await session.Run(
            "delete from enrolment where region_code = @region and programme_code = @programme",
            args,
            stop
        );
        var assessed = verdicts.Select(one => one.Row.PersonId).ToHashSet();
        var kept = before.Values.Where(row =>
            (row.IsDecreed || row.State == "ended") && !assessed.Contains(row.PersonId)
        );
        await EnrolmentRow.Insert(session, region, programme, verdicts.Select(one => one.Row).Concat(kept), stop);
        await session.BulkInsert(
            "enrolment_check",
            ["region_code", "programme_code", "person_id", "rule", "outcome", "detail", "citation"],
            verdicts.SelectMany(one =>
                one.NotPassed.Select(check =>
                    new object?[]
                    {
                        region.Code,
                        programme,
                        one.Row.PersonId,
                        check.Rule,
                        check.Outcome == CheckOutcome.Fail ? "fail" : "unknown",
                        check.Sentence,
                        check.Citation,
                    }
                )
            ),
            stop
        );
    }

    internal static Task<int> Remember(
        Session session,
        RegionCode region,
        AssessProgramme.Answer answer,
        DateOnly on,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Run(
            "insert into assessment (region_code, id, programme_code, assessed_on, people, eligible, not_eligible, unknown, "
                + "assessed_by, assessed_at) values (@region, @Id, @Programme, @on, @People, @Eligible, @NotEligible, "
                + "@Unknown, @by, @now)",
            new
            {
                region = region.Code,
                answer.Id,
                answer.Programme,
                on,
                answer.People,
                answer.Eligible,
                answer.NotEligible,
                answer.Unknown,
                by = actor.Name,
                now,
            },
            stop
        );

    internal static Task<long> MovedBack(
        Session session,
        AssessProgramme.Request request,
        Guid act,
        List<Assessed> verdicts,
        Dictionary<Guid, EnrolmentRow> before,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var moved = verdicts.Where(one => one.WasMovedBack(before)).Select(one => one.Row.PersonId);
        var change = new Change(request.Programme, act, "verified", "candidate", request.On, "no-longer-eligible");
        return Events(session, request.Region, change, moved, actor, now, stop);
    }

    /// <summary>Writes one act's change of state for many people.</summary>
    /// <exception cref="InvalidOperationException">A change no one may make: a mistake of ours.</exception>
    internal static Task<long> Events(
        Session session,
        RegionCode region,
        Change change,
        IEnumerable<Guid> people,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (!EnrolmentState.MayFollow(change.From, change.To))
            throw new InvalidOperationException($"No one goes from '{change.From}' to '{change.To}'.");
        return session.BulkInsert(
            "enrolment_event",
            _eventColumns,
            people.Select(person =>
                new object?[]
                {
                    region.Code,
                    change.Programme,
                    person,
                    change.Act,
                    change.From,
                    change.To,
                    change.EffectiveOn,
                    change.Reason,
                    actor.Name,
                    now,
                }
            ),
            stop
        );
    }

    internal sealed record Change(
        string Programme,
        Guid Act,
        string? From,
        string To,
        DateOnly EffectiveOn,
        string Reason
    );
}
