using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Roster;

namespace Naungan.App.Enrolments;

/// <summary>
/// Everything one person was in the programmes of a government, each state with the day it took effect: what officials
/// decided and what the insurer's answers made of it, also what was said once and no longer holds.
/// </summary>
public static class TellHistory
{
    public const string Action = "eligibility.read";

    private const string Sql = """
        select p.name as programme, v.to_state as state, v.effective_on as starts_on, v.reason, v.recorded_by,
            v.recorded_at, null as superseded_at
        from enrolment_event v
        join programme p on p.region_code = v.region_code and p.code = v.programme_code
        where v.region_code = @region and v.person_id = @person
        union all
        select p.name, s.state, s.starts_on, s.reason, '', s.recorded_at, s.superseded_at
        from enrolment_step s
        join programme p on p.region_code = s.region_code and p.code = s.programme_code
        where s.region_code = @region and s.person_id = @person
        """;

    // Several states may begin on one day: a lapse, the return and the cover it leads to.
    private static readonly string[] _onOneDay =
    [
        EnrolmentState.Candidate,
        EnrolmentState.Verified,
        EnrolmentState.Decreed,
        EnrolmentState.Registered,
        EnrolmentState.Arrears,
        EnrolmentState.Lapsed,
        EnrolmentState.ReRegistered,
        EnrolmentState.Active,
        EnrolmentState.Ended,
    ];

    public sealed record Request(RegionCode Region, Guid Person);

    public sealed record Step
    {
        public string Programme { get; init; } = "";
        public string State { get; init; } = "";
        public DateOnly StartsOn { get; init; }
        public string Reason { get; init; } = "";

        /// <summary>Empty for what was counted from the insurer's answers.</summary>
        public string RecordedBy { get; init; } = "";
        public DateTimeOffset RecordedAt { get; init; }

        /// <summary>When it was found not to hold; null while it holds.</summary>
        public DateTimeOffset? SupersededAt { get; init; }
    }

    /// <param name="On">The day the insurer's answers were followed to; null when never.</param>
    public sealed record Answer(IReadOnlyList<Step> Steps, DateOnly? On);

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        if (!await IsSeen(session, request, Access.ScopeOf(actor, Action), stop))
            return Refusal.NotFound("Orang");
        var args = new { region = request.Region.Code, person = request.Person };
        var steps = await session.List<Step>(Sql, args, stop);
        var last = await StandingTables.Last(session, request.Region, stop);
        return new Answer(
            [
                .. steps
                    .OrderBy(step => step.Programme, StringComparer.Ordinal)
                    .ThenBy(step => step.StartsOn)
                    .ThenBy(step => Array.IndexOf(_onOneDay, step.State))
                    .ThenBy(step => step.RecordedAt),
            ],
            last?.FollowedOn
        );
    }

    // A person outside the actor's agency or village is as good as absent.
    private static async Task<bool> IsSeen(Session session, Request request, Scope scope, CancellationToken stop) =>
        await session.One<long>(
            "select count(*) from person p where p.region_code = @region and p.id = @Person "
                + "and (@Village = '' or p.village_code = @Village) and (@Agency = '' or exists (select 1 from work w "
                + "where w.region_code = p.region_code and w.person_id = p.id and w.agency_code = @Agency))",
            new
            {
                region = request.Region.Code,
                request.Person,
                Village = scope.Village ?? "",
                Agency = scope.Agency ?? "",
            },
            stop
        ) > 0;
}
