using System.Globalization;
using Naungan.App.Coverage;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Law;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Dashboard;

/// <summary>
/// One screen for a leader: who is protected, what it costs, what threatens it, what reached families, what was
/// promised. Counts of whole tables are kept figures; every figure leads to its rows.
/// </summary>
public static class ShowDashboard
{
    /// <param name="On">The day what depends on a day is told of: cover that ends, answers that are late.</param>
    public sealed record Request(DateOnly On);

    /// <param name="LastMonth">The latest month with a run, or null before the first.</param>
    /// <param name="Protected">People whose contributions of that month the insurer accepted.</param>
    /// <param name="Decreed">People named by sealed decrees.</param>
    /// <param name="Spent">Reserved, payable and paid so far in the fiscal year of the last month.</param>
    /// <param name="Ceiling">Sum of that year's budget lines.</param>
    /// <param name="ReadyPeople">Covered people whose claim would lack nothing, of <paramref name="ReadyOf"/>.</param>
    /// <param name="AtRisk">People who lose cover unless a month is paid; <paramref name="Lost"/> already have.</param>
    /// <param name="Counted">When the figures were counted.</param>
    /// <param name="IsOld">Something happened since.</param>
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
        IReadOnlyList<DashboardTables.Reason> NotIn,
        DashboardTables.Claim Claims,
        DashboardTables.Grievance Grievances,
        long ReadyPeople,
        long ReadyOf,
        long AtRisk,
        long Lost,
        IReadOnlyList<PromiseRow> Promises,
        DateTimeOffset Counted,
        bool IsOld,
        DateOnly On
    );

    internal static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook law,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "dashboard.read", actor.Government) is { } refusal)
            return refusal;
        var region = actor.Government;
        await using (var session = await db.Read(stop))
        {
            if (await FigureTables.Head(session, region, stop) is null)
            {
                // The first look at a new government: there is nothing kept yet, so this one counts.
                var console = Actor.AtConsole(region, "angka");
                var counted = await CountFigures.Handle(new(region), console, db, law, now, stop);
                if (counted.IsRefused)
                    return counted.Refusal!;
            }
        }

        await using var reading = await db.Read(stop);
        var head = (await FigureTables.Head(reading, region, stop))!;
        var answer = await Read(reading, actor, head, request.On, stop);
        if (head.CountedOn == request.On)
            return answer;
        // Kept figures speak of the day they were counted on; who loses cover is asked anew for any other.
        var asked = await FindGaps.Handle(new(region, request.On), Actor.AtConsole(region, "angka"), db, law, stop);
        return asked.TryGet(out var gaps, out var noGaps)
            ? answer with
            {
                AtRisk = gaps.PeopleAtRisk,
                Lost = gaps.PeopleLost,
            }
            : noGaps;
    }

    private static async Task<Answer> Read(
        Session session,
        Actor actor,
        FigureHead head,
        DateOnly on,
        CancellationToken stop
    )
    {
        var region = actor.Government.Code;
        var figures = new KeptFigures(await FigureTables.OfToday(session, actor.Government, stop));
        var runs = await DashboardTables.Runs(session, region, stop);
        Month? last = runs.Count > 0 ? runs[0].Month : null;
        var budget = await DashboardTables.Budget(session, region, last?.Year ?? on.Year, stop);
        var categories = await DashboardTables.Categories(session, region, stop);
        var districts = await DashboardTables.Districts(session, region, stop);
        var claims = await DashboardTables.Claims(session, region, stop);
        var seesAll = Access.Allows(actor, "grievances.misuse", actor.Government);
        var protectedNow = last is { } month ? figures.Of("protected", Text(month.Number)) : 0;
        var promises = await PromiseTables.All(session, actor.Government, stop);
        var (ready, readyOf) = (figures.Of("ready", "ready"), figures.Of("ready", "people"));
        return new Answer(
            last,
            protectedNow,
            figures.Sum("category:"),
            budget.Aggregate(Rupiah.Zero, (sum, line) => sum + line.Committed),
            budget.Aggregate(Rupiah.Zero, (sum, line) => sum + line.Ceiling),
            categories.ConvertAll(one => one with { People = figures.Of("category:" + one.ProgrammeCode, one.Code) }),
            [
                .. districts
                    .Select(one => one with { People = figures.Of("district", one.Code) })
                    .OrderByDescending(one => one.People)
                    .ThenBy(one => one.Code),
            ],
            budget,
            runs,
            await DashboardTables.Rows(session, region, stop),
            figures.NotIn(),
            claims,
            await DashboardTables.Grievances(session, region, on, seesAll, stop),
            ready,
            readyOf,
            figures.Of("gap", "at-risk"),
            figures.Of("gap", "lost"),
            promises.ConvertAll(one => one with { Actual = Actual(one.Indicator) }),
            head.CountedAt,
            head.Sequence != await FigureTables.Sequence(session, actor.Government, stop),
            on
        );

        long Actual(string indicator) =>
            indicator switch
            {
                "protected" => protectedNow,
                "decreed" => figures.Sum("category:"),
                "villages" => figures.CountOf("village"),
                "ready-percent" => readyOf == 0 ? 0 : ready * 100 / readyOf,
                _ => claims.Families,
            };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
