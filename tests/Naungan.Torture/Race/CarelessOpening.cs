using Naungan.App.Budgets;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Runs;
using Naungan.Core;

namespace Naungan.Torture.Race;

/// <summary>
/// A canary: takes money off a ceiling the careless way - looks, then writes, holding nothing - on a schema whose CHECK
/// is gone. The race must find the ceiling overspent.
/// </summary>
internal sealed class CarelessOpening(Db db)
{
    internal const string Sabotage =
        "alter table budget_line drop constraint budget_line_check; alter table budget_line drop constraint "
        + "budget_line_committed_check";

    internal async Task<Result<RunSummary>> Open(OpenRun.Request request, Actor actor)
    {
        await using var session = await db.Write(default);
        var lines = await session.List<BudgetLine>(
            "select id, ceiling, committed from budget_line where region_code = @Code",
            new { Regency.Code }
        );
        const long Needed = 60_000;
        if (lines.Exists(line => line.Available.Amount < Needed))
            return Refusal.Invalid("budget-exceeded", "Pagu kurang.");
        await Task.Delay(2);
        await session.Run(
            "update budget_line set committed = committed + @Needed where region_code = @Code",
            new { Regency.Code, Needed }
        );
        await session.Commit();
        return Refusal.Invalid("careless", "Dicatat tanpa kunci.");
    }
}
