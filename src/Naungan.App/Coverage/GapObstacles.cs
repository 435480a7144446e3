using Naungan.App.Agreements;
using Naungan.App.Budgets;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Runs;
using Naungan.Core.Identity;
using Naungan.Core.Time;

namespace Naungan.App.Coverage;

/// <summary>
/// What stands between people and the month that keeps their cover: the state of its run, or an agreement or money that
/// is not there. Asked once a programme and month.
/// </summary>
internal sealed class GapObstacles(Session session, RegionCode region, List<RunRow> runs, CancellationToken stop)
{
    private readonly Dictionary<(string Programme, Month Month), string> _known = [];
    private List<BudgetLine>? _lines;

    internal async Task<string> Of(CoverageTables.LastPaid row)
    {
        var key = (row.ProgrammeCode, row.Last.Plus(1));
        if (_known.TryGetValue(key, out var known))
            return known;
        return _known[key] = await Ask(key.ProgrammeCode, key.Item2);
    }

    private async Task<string> Ask(string programme, Month month)
    {
        var run = runs.Find(one => one.ProgrammeCode == programme && one.Month == month && one.State != "reversed");
        if (run is not null)
            return run.State;
        var before = runs.Find(one => one.ProgrammeCode == programme && one.State != "reversed");
        string[] insurances = [.. await Insurances(programme)];
        var agreement = await AgreementCovering.Ask(session, region, programme, insurances, month, stop);
        if (agreement.IsRefused)
            return "no-agreement";
        _lines ??= await BudgetTables.Lines(session, region, null, new Scope(null, null), stop);
        var available = _lines
            .Where(line => line.ProgrammeCode == programme && line.FiscalYear == month.Year)
            .Sum(line => line.Available.Amount);
        // What the last month cost is the best guess of what the next one will.
        return available <= 0 || available < (before?.Amount.Amount ?? 0) ? "no-money" : "no-run";
    }

    private async Task<List<string>> Insurances(string programme)
    {
        var names = await session.One<string>(
            "select insurance from programme where region_code = @region and code = @programme",
            new { region, programme },
            stop
        );
        return [.. names.Split(',')];
    }
}
