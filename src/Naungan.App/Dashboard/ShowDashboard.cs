using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Dashboard;

/// <summary>
/// One screen for a leader: who is protected, what it costs, what threatens it. Every figure leads to its rows.
/// </summary>
public static class ShowDashboard
{
    /// <param name="LastMonth">The latest month with a run, or null before the first.</param>
    /// <param name="Protected">People whose contributions of that month the insurer accepted.</param>
    /// <param name="Decreed">People named by sealed decrees.</param>
    /// <param name="Spent">Reserved, payable and paid so far in the fiscal year of the last month.</param>
    /// <param name="Ceiling">Sum of that year's budget lines.</param>
    internal sealed record Answer(
        Month? LastMonth,
        long Protected,
        long Decreed,
        Rupiah Spent,
        Rupiah Ceiling,
        IReadOnlyList<DashboardTables.Category> Categories,
        IReadOnlyList<DashboardTables.Place> Districts,
        IReadOnlyList<DashboardTables.Line> Budget,
        IReadOnlyList<DashboardTables.Run> Runs,
        DashboardTables.Intake Rows,
        IReadOnlyList<DashboardTables.Reason> NotIn
    );

    internal static async Task<Result<Answer>> Handle(Actor actor, Db db, DateTimeOffset now, CancellationToken stop)
    {
        if (Access.Check(actor, "dashboard.read", actor.Government) is { } refusal)
            return refusal;
        var region = actor.Government.Code;
        await using var session = await db.Read(stop);
        var runs = await DashboardTables.Runs(session, region, stop);
        Month? last = runs.Count > 0 ? runs[0].Month : null;
        var year = last?.Year ?? now.Year;
        var budget = await DashboardTables.Budget(session, region, year, stop);
        var categories = await DashboardTables.PeopleByCategory(session, region, stop);
        return new Answer(
            last,
            last is { } month ? await DashboardTables.Protected(session, region, month, stop) : 0,
            categories.Sum(category => category.People),
            budget.Aggregate(Rupiah.Zero, (sum, line) => sum + line.Committed),
            budget.Aggregate(Rupiah.Zero, (sum, line) => sum + line.Ceiling),
            categories,
            await DashboardTables.PeopleByDistrict(session, region, stop),
            budget,
            runs,
            await DashboardTables.Rows(session, region, stop),
            await DashboardTables.NotIn(session, region, stop)
        );
    }
}
