using System.Globalization;
using Naungan.App.Ledger;
using Naungan.App.Platform.Database;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Scenarios.Job;

/// <summary>
/// The scenario's figures, each asked of the database after the job, and their comparison with the published ones.
/// </summary>
internal static class Figures
{
    internal static async Task<Dictionary<string, object>> Of(
        ScenarioJob job,
        IntakeCounts intake,
        DecreeCounts decrees,
        MoneyCounts money,
        CancellationToken stop
    )
    {
        await using var session = await job.Db.Read(stop);
        var figures = new Dictionary<string, object>();
        await People(figures, job, session, stop);
        await Money(figures, job, money, session, stop);
        Rows(figures, job, intake, decrees, session);
        return figures;
    }

    internal static List<RunScenario.Check> Compare(ScenarioJob job, IReadOnlyDictionary<string, object> figures)
    {
        // The published numbers are those of the whole regency; a part of it has nothing to be compared with.
        if (job.Scale != 1)
            return [];
        var published = job
            .Scenario.Programmes.SelectMany(programme =>
                programme
                    .Sectors.Select(s => (Group: "sectors", s.Code, s.People))
                    .Concat(programme.Groups.Select(g => (Group: "groups", g.Code, g.People)))
            )
            .Select(row =>
                (
                    Name: $"{row.Group}.{row.Code}",
                    Expected: (long)row.People,
                    Actual: Inner(figures, row.Group, row.Code)
                )
            );
        return
        [
            .. job
                .Scenario.Checks.Select(check => (check.Name, check.Expected, Actual: Number(figures[check.Name])))
                .Concat(published)
                .Select(row => new RunScenario.Check(row.Name, row.Expected, row.Actual, row.Expected == row.Actual)),
        ];
    }

    internal static List<string> Assumptions(Scenario scenario) =>
        [
            scenario.MonthsAssumption,
            scenario.Agreement.Assumption,
            scenario.BudgetAssumption,
            .. scenario.Handover is { } handover ? new[] { handover.Assumption } : [],
            .. scenario.Programmes.SelectMany(programme =>
                new[] { programme.IncomeAssumption, programme.WageAssumption, programme.ReadingAssumption }
                    .Where(text => text is not null)
                    .Select(text => $"{programme.Code}: {text}")
            ),
        ];

    /// <summary>A figure as printed for people.</summary>
    internal static string Written(object figure) =>
        figure switch
        {
            long or int => Number(figure).ToString("#,##0", CultureInfo.InvariantCulture).Replace(',', '.'),
            double share => share.ToString("0.0000", CultureInfo.InvariantCulture).Replace('.', ','),
            _ => figure.ToString() ?? "",
        };

    /// <summary>
    /// Heads in the ledger's accepted lines of the last month: what was paid for, not what was planned.
    /// </summary>
    private static async Task People(
        Dictionary<string, object> figures,
        ScenarioJob job,
        Session session,
        CancellationToken stop
    )
    {
        var heads = await session.List<Head>(
            """
            select e.programme_code, e.category, count(*) as people
            from (
                select l.person_id from run r
                join run_line l on l.region_code = r.region_code and l.run_id = r.id and l.state = 'accepted'
                where r.region_code = @region and r.month = @month
                group by l.person_id) paid
            join enrolment e on e.region_code = @region and e.person_id = paid.person_id
                and e.state in ('decreed', 'registered')
            group by e.programme_code, e.category
            """,
            new { region = job.Region.Code, month = job.Scenario.Months[^1].Number },
            stop
        );
        var sectors = new Dictionary<string, object>();
        var groups = new Dictionary<string, object>();
        foreach (var programme in job.Scenario.Programmes)
        {
            foreach (var sector in programme.Sectors)
                sectors[sector.Code] = PeopleIn(heads, programme.Code, sector.Code);
            foreach (var group in programme.Groups)
                groups[group.Code] = PeopleIn(heads, programme.Code, group.Code);
        }

        figures["vulnerable_workers"] = sectors.Values.Sum(Number);
        figures["ppnpn"] = groups.Values.Sum(Number);
        figures["people"] = heads.Sum(head => head.People);
        figures["sectors"] = sectors;
        figures["groups"] = groups;
    }

    private static async Task Money(
        Dictionary<string, object> figures,
        ScenarioJob job,
        MoneyCounts money,
        Session session,
        CancellationToken stop
    )
    {
        var reconciled = await session.List<Sum>(
            """
            select b.programme_code, p.month, cast(sum(p.amount) as bigint) as amount
            from posting p
            join budget_line b on b.region_code = p.region_code and b.id = p.budget_line_id
            where p.region_code = @region and p.account = 'reconciled'
            group by b.programme_code, p.month
            """,
            new { region = job.Region.Code },
            stop
        );
        var programmes = job.Scenario.Programmes;
        var bpu = (programmes.Find(programme => programme.Sectors.Count > 0) ?? programmes[0]).Code;
        var first = job.Scenario.Months[0];
        figures["bpu_month_amount"] = reconciled
            .Where(sum => sum.ProgrammeCode == bpu && sum.Month == first)
            .Sum(sum => sum.Amount.Amount);
        figures["bpu_quarter_amount"] = reconciled.Where(sum => sum.ProgrammeCode == bpu).Sum(sum => sum.Amount.Amount);
        figures["all_quarter_amount"] = reconciled.Sum(sum => sum.Amount.Amount);
        figures["readings_month"] = money.Readings.ToDictionary(pair => pair.Key, pair => (object)pair.Value.Amount);
        figures["paid_by_reading"] = job.Scenario.Programmes.ToDictionary(p => p.Code, object (p) => p.Reading);
        figures["rejected_at_first"] = (long)money.Months.Sum(month => month.RejectedAtFirst);
        figures["months_reconciled"] = (long)money.Months.Count(month => month.State == "reconciled");
        figures["ledger_balance"] = (await LedgerTables.Balance(session, job.Region, stop)).Amount;
    }

    private static void Rows(
        Dictionary<string, object> figures,
        ScenarioJob job,
        IntakeCounts intake,
        DecreeCounts decrees,
        Session session
    )
    {
        figures["files"] = (long)intake.Files;
        figures["rows_in"] = intake.Read;
        figures["accepted"] = intake.Accepted;
        figures["merged"] = intake.Merged;
        figures["waiting"] = intake.Waiting;
        figures["rejected"] = intake.Rejected;
        var truth = Path.Combine(job.Folder, "truth.csv");
        var score = DuplicateScore.Against(truth, session, job.Region.Code);
        figures["duplicates_found_vs_truth"] = new Dictionary<string, object>
        {
            ["true_pairs"] = score.TruePairs,
            ["found_pairs"] = score.FoundPairs,
            ["right_pairs"] = score.RightPairs,
            ["precision"] = score.Precision,
            ["recall"] = score.Recall,
        };
        figures["not_eligible"] = decrees
            .Assessed.SelectMany(programme => programme.Value.Reasons)
            .GroupBy(reason => reason.Reason)
            .OrderByDescending(reason => reason.Sum(row => row.People))
            .ToDictionary(reason => reason.Key, object (reason) => (long)reason.Sum(row => row.People));
        figures["decrees"] = decrees.Decreed.ToDictionary(
            decree => decree.Key,
            object (decree) => decree.Value.AnnexSha256
        );
    }

    private static long PeopleIn(List<Head> heads, string programme, string category) =>
        heads.Where(head => head.ProgrammeCode == programme && head.Category == category).Sum(head => head.People);

    private static long Inner(IReadOnlyDictionary<string, object> figures, string group, string name) =>
        Number(((IReadOnlyDictionary<string, object>)figures[group])[name]);

    private static long Number(object figure) => Convert.ToInt64(figure, CultureInfo.InvariantCulture);

    private sealed record Head
    {
        public string ProgrammeCode { get; init; } = "";
        public string Category { get; init; } = "";
        public long People { get; init; }
    }

    private sealed record Sum
    {
        public string ProgrammeCode { get; init; } = "";
        public Month Month { get; init; }
        public Rupiah Amount { get; init; }
    }
}
