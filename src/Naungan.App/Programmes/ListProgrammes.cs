using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Programmes;

/// <summary>The programmes of a government with how many people stand where.</summary>
public static class ListProgrammes
{
    public const string Action = "programmes.read";

    public sealed record Request(RegionCode Region);

    /// <param name="Rules">Titles of the rules asked, in catalogue order.</param>
    /// <param name="Proposed">People some agency proposed for it.</param>
    /// <param name="States">People by state of enrolment, by the names of EnrolmentState.</param>
    public sealed record Programme(
        ProgrammeRow Row,
        IReadOnlyList<CategoryRow> Categories,
        IReadOnlyList<string> Rules,
        long Proposed,
        IReadOnlyDictionary<string, long> States
    )
    {
        /// <summary>Of the plan that was handed over; null without one.</summary>
        public PlanTerms? Plan { get; init; }

        public IReadOnlyList<PlanCeilingRow> Ceilings { get; init; } = [];
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
        await using var session = await db.Read(stop);
        var categories = await ProgrammeTables.Categories(session, request.Region, stop);
        var counts = await Counts(session, request.Region, stop);
        var plans = await PlanTerms.All(session, request.Region, stop);
        var ceilings = await PlanCeilingRow.All(session, request.Region, stop);
        var programmes = new List<Programme>();
        foreach (var row in await ProgrammeTables.Of(session, request.Region, stop))
        {
            var rules = await RuleTables.Rules(session, request.Region, row.Code, stop);
            var mine = counts.Where(count => count.ProgrammeCode == row.Code).ToDictionary(c => c.State, c => c.People);
            mine.Remove("proposed", out var proposed);
            programmes.Add(
                new Programme(
                    row,
                    [.. categories.Where(category => category.ProgrammeCode == row.Code)],
                    [.. rules.Select(rule => rule.Title)],
                    proposed,
                    mine
                )
                {
                    Plan = plans.Find(plan => plan.ProgrammeCode == row.Code),
                    Ceilings = ceilings.FindAll(one => one.ProgrammeCode == row.Code),
                }
            );
        }

        return programmes;
    }

    private static Task<List<Count>> Counts(Session session, RegionCode region, CancellationToken stop) =>
        session.List<Count>(
            "select programme_code, coalesce(standing, state) as state, count(*) as people from enrolment "
                + "where region_code = @region group by programme_code, coalesce(standing, state) union all "
                + "select programme_code, 'proposed', count(distinct person_id) from work where region_code = @region "
                + "group by programme_code",
            new { region = region.Code },
            stop
        );

    private sealed record Count
    {
        public string ProgrammeCode { get; init; } = "";
        public string State { get; init; } = "";
        public long People { get; init; }
    }
}
