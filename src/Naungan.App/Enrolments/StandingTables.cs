using Naungan.App.Platform.Database;
using Naungan.Core.Identity;
using Naungan.Core.Roster;

namespace Naungan.App.Enrolments;

/// <summary>States as they are kept: steps are added and superseded, never changed or deleted.</summary>
internal static class StandingTables
{
    /// <summary>A step that counts.</summary>
    internal readonly record struct Kept(Enrolled Who, string State, DateOnly On);

    /// <summary>The last time states were brought up to a day.</summary>
    internal sealed record Followed
    {
        public DateOnly FollowedOn { get; init; }
        public int People { get; init; }
        public long AuditSequence { get; init; }
        public DateTimeOffset RecordedAt { get; init; }
    }

    internal static Task<Followed?> Last(Session session, RegionCode region, CancellationToken stop) =>
        session.Maybe<Followed>(
            "select followed_on, people, audit_sequence, recorded_at from enrolment_follow where region_code = @region "
                + "order by recorded_at desc, id desc limit 1",
            new { region = region.Code },
            stop
        );

    /// <summary>Acts since then that can change a state: sealed decrees, files sent, answers, corrections.</summary>
    internal static async Task<bool> IsOutdated(
        Session session,
        RegionCode region,
        Followed last,
        CancellationToken stop
    ) =>
        await session.One<long>(
            "select count(*) from audit_event where region_code = @region and sequence > @AuditSequence "
                + "and action in ('roster.seal', 'runs.submit', 'runs.correct', 'runs.reverse', 'reconciliation.record')",
            new { region = region.Code, last.AuditSequence },
            stop
        ) > 0;

    internal static Dictionary<Enrolled, List<Kept>> Steps(Session session, RegionCode region)
    {
        var steps = new Dictionary<Enrolled, List<Kept>>();
        var rows = session.Each(
            "select programme_code, person_id, state, starts_on from enrolment_step where region_code = @region "
                + "and superseded_at is null",
            new { region = region.Code },
            row => new Kept(new(row.Text(0), row.Id(1)), row.Text(2), row.Date(3))
        );
        foreach (var row in rows)
        {
            if (!steps.TryGetValue(row.Who, out var mine))
                steps[row.Who] = mine = [];
            mine.Add(row);
        }

        return steps;
    }

    internal static async Task Add(
        Session session,
        RegionCode region,
        IEnumerable<(Enrolled Who, EnrolmentStep Step)> added,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        await session.BulkInsert(
            "enrolment_step",
            ["region_code", "programme_code", "person_id", "state", "starts_on", "recorded_at", "reason"],
            added.Select(one =>
                new object?[]
                {
                    region.Code,
                    one.Who.Programme,
                    one.Who.Person,
                    one.Step.State,
                    one.Step.On,
                    now,
                    one.Step.Reason,
                }
            ),
            stop
        );

    internal static async Task Supersede(
        Session session,
        RegionCode region,
        IReadOnlyList<Kept> gone,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (gone.Count == 0)
            return;
        await session.Run("create temp table step_gone as select * from enrolment_step where 1 = 0", stop: stop);
        await session.BulkInsert(
            "step_gone",
            ["region_code", "programme_code", "person_id", "state", "starts_on", "recorded_at", "reason"],
            gone.Select(one =>
                new object?[] { region.Code, one.Who.Programme, one.Who.Person, one.State, one.On, now, "" }
            ),
            stop
        );
        await session.Run(
            "update enrolment_step set superseded_at = @now from step_gone g where g.region_code = enrolment_step.region_code "
                + "and g.programme_code = enrolment_step.programme_code and g.person_id = enrolment_step.person_id "
                + "and g.starts_on = enrolment_step.starts_on and g.state = enrolment_step.state "
                + "and enrolment_step.superseded_at is null; drop table step_gone",
            new { now },
            stop
        );
    }

    /// <summary>Where people stand now; null takes the standing away.</summary>
    internal static async Task Stand(
        Session session,
        RegionCode region,
        IReadOnlyList<(Enrolled Who, EnrolmentStep? Last)> standing,
        CancellationToken stop
    )
    {
        if (standing.Count == 0)
            return;
        await session.Run(
            "create temp table standing_now as select region_code, programme_code, person_id, standing, standing_since "
                + "from enrolment where 1 = 0",
            stop: stop
        );
        await session.BulkInsert(
            "standing_now",
            ["region_code", "programme_code", "person_id", "standing", "standing_since"],
            standing.Select(one =>
                new object?[] { region.Code, one.Who.Programme, one.Who.Person, one.Last?.State, one.Last?.On }
            ),
            stop
        );
        await session.Run(
            "update enrolment set standing = s.standing, standing_since = s.standing_since from standing_now s "
                + "where s.region_code = enrolment.region_code and s.programme_code = enrolment.programme_code "
                + "and s.person_id = enrolment.person_id; drop table standing_now",
            stop: stop
        );
    }

    internal static Task<int> Remember(
        Session session,
        RegionCode region,
        FollowStates.Answer answer,
        string by,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Run(
            "insert into enrolment_follow (region_code, id, followed_on, people, added, superseded, audit_sequence, "
                + "recorded_by, recorded_at) select @region, @id, @On, @People, @Added, @Superseded, sequence, @by, @now "
                + "from audit_head where region_code = @region",
            new
            {
                region = region.Code,
                id = Ids.New(now),
                answer.On,
                answer.People,
                answer.Added,
                answer.Superseded,
                by,
                now,
            },
            stop
        );
}
