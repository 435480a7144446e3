using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Programmes;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Roster;

/// <summary>All decrees the actor may see, and how many people wait for one in each programme.</summary>
public static class ListDecrees
{
    public const string Action = "roster.read";

    public sealed record Request(RegionCode Region);

    /// <param name="Waiting">Verified and in no decree yet.</param>
    /// <param name="InRoster">Named by sealed decrees and not ended.</param>
    /// <param name="Failing">Of those in the roster, people who no longer pass a rule: a mutation is due.</param>
    public sealed record Programme(ProgrammeRow Row, long Waiting, long InRoster, long Failing);

    public sealed record Answer(IReadOnlyList<DecreeRow> Decrees, IReadOnlyList<Programme> Programmes);

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        var agency = Access.ScopeOf(actor, Action).Agency;
        await using var session = await db.Read(stop);
        var decrees = await DecreeTables.Of(session, request.Region, agency, stop);
        var counts = await session.List<Count>(
            "select programme_code, sum(case when state = 'verified' then 1 else 0 end) as waiting, "
                + "sum(case when state in ('decreed', 'registered') then 1 else 0 end) as in_roster, "
                + "sum(case when state in ('decreed', 'registered') and verdict <> 'eligible' then 1 else 0 end) as failing "
                + "from enrolment where region_code = @region group by programme_code",
            new { region = request.Region.Code },
            stop
        );
        var programmes = (await ProgrammeTables.Of(session, request.Region, stop))
            .Where(row => agency is null || row.AgencyCode == agency)
            .Select(row =>
            {
                var count = counts.Find(one => one.ProgrammeCode == row.Code) ?? new Count();
                return new Programme(row, count.Waiting, count.InRoster, count.Failing);
            });
        return new Answer(decrees, [.. programmes]);
    }

    private sealed record Count
    {
        public string ProgrammeCode { get; init; } = "";
        public long Waiting { get; init; }
        public long InRoster { get; init; }
        public long Failing { get; init; }
    }
}
