using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Programmes;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Eligibility;

/// <summary>
/// For each programme how many people have which verdict, why, and in which state; every number leads to its rows.
/// </summary>
public static class CountVerdicts
{
    public const string Action = "eligibility.read";

    public sealed record Request(RegionCode Region);

    /// <param name="Last">The last assessment, or null when nobody has assessed it yet.</param>
    public sealed record Programme(ProgrammeRow Row, AssessmentRow? Last, IReadOnlyList<Count> Counts)
    {
        public long People => Counts.Sum(count => count.People);

        public long Of(string verdict) => Counts.Where(count => count.Verdict == verdict).Sum(count => count.People);

        /// <summary>Found eligible and waiting for the second person.</summary>
        public long Waiting =>
            Counts.Where(count => count is { Verdict: "eligible", State: "candidate" }).Sum(count => count.People);
    }

    public sealed record Count
    {
        public string ProgrammeCode { get; init; } = "";
        public string State { get; init; } = "";
        public string Verdict { get; init; } = "";
        public string? FirstReason { get; init; }
        public long People { get; init; }
    }

    public static async Task<Result<IReadOnlyList<Programme>>> Handle(
        Request request,
        Actor actor,
        Db db,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        var scope = Access.ScopeOf(actor, Action);
        await using var session = await db.Read(stop);
        var counts = await session.List<Count>(
            "select e.programme_code, e.state, e.verdict, e.first_reason, count(*) as people from enrolment e "
                + "join person p on p.region_code = e.region_code and p.id = e.person_id where e.region_code = @region "
                + "and e.agency_code = coalesce(@Agency, e.agency_code) and (@village = '' or p.village_code = @village) "
                + "group by e.programme_code, e.state, e.verdict, e.first_reason order by 5 desc, 4",
            new
            {
                region = request.Region.Code,
                scope.Agency,
                village = scope.Village ?? "",
            },
            stop
        );
        var programmes = new List<Programme>();
        foreach (var row in await ProgrammeTables.Of(session, request.Region, stop))
        {
            var last = await AssessmentRow.Last(session, request.Region, row.Code, stop);
            programmes.Add(new Programme(row, last, counts.FindAll(count => count.ProgrammeCode == row.Code)));
        }

        return programmes;
    }
}
