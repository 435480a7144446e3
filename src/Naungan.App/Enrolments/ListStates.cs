using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Enrolments;

/// <summary>How many people stand where in each programme, and how current that is.</summary>
public static class ListStates
{
    public sealed record Request(RegionCode Region);

    public sealed record Count
    {
        public string ProgrammeCode { get; init; } = "";
        public string Programme { get; init; } = "";
        public string State { get; init; } = "";
        public long People { get; init; }
    }

    /// <param name="On">The day the insurer's answers were followed to; null when never.</param>
    /// <param name="IsOutdated">A decree, a file or an answer came since.</param>
    public sealed record Answer(IReadOnlyList<Count> Counts, DateOnly? On, bool IsOutdated);

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, TellHistory.Action, request.Region) is { } refusal)
            return refusal;
        var scope = Access.ScopeOf(actor, TellHistory.Action);
        await using var session = await db.Read(stop);
        var counts = await session.List<Count>(
            "select e.programme_code, g.name as programme, coalesce(e.standing, e.state) as state, count(*) as people "
                + "from enrolment e join programme g on g.region_code = e.region_code and g.code = e.programme_code "
                + "join person p on p.region_code = e.region_code and p.id = e.person_id where e.region_code = @region "
                + "and (@agency = '' or e.agency_code = @agency) and (@village = '' or p.village_code = @village) "
                + "group by e.programme_code, g.name, g.precedence, coalesce(e.standing, e.state) "
                + "order by g.precedence, e.programme_code",
            new
            {
                region = request.Region.Code,
                agency = scope.Agency ?? "",
                village = scope.Village ?? "",
            },
            stop
        );
        var last = await StandingTables.Last(session, request.Region, stop);
        var isOutdated = last is not null && await StandingTables.IsOutdated(session, request.Region, last, stop);
        return new Answer(counts, last?.FollowedOn, isOutdated);
    }
}
