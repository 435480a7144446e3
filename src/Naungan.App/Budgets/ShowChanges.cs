using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.App.Budgets;

/// <summary>
/// A year's budget as it came to be: what was adopted (murni), each dated change, what was paid month by month, and
/// what other years left behind, which never moves by itself.
/// </summary>
public static class ShowChanges
{
    public sealed record Request(RegionCode Region, int Year);

    /// <param name="Adopted">The ceiling before any change.</param>
    public sealed record Line(BudgetLine Budget, Rupiah Adopted, IReadOnlyList<BudgetChange> Changes);

    /// <param name="Paid">Month of contribution and what was paid for it.</param>
    /// <param name="LeftBehind">Unspent money of earlier years, by year.</param>
    public sealed record Answer(
        int Year,
        IReadOnlyList<Line> Lines,
        IReadOnlyList<(Month Month, Rupiah Amount)> Paid,
        IReadOnlyList<(int Year, Rupiah Amount)> LeftBehind
    )
    {
        public Rupiah Adopted => Lines.Aggregate(Rupiah.Zero, (sum, line) => sum + line.Adopted);

        public Rupiah Ceiling => Lines.Aggregate(Rupiah.Zero, (sum, line) => sum + line.Budget.Ceiling);

        public Rupiah Spent => Paid.Aggregate(Rupiah.Zero, (sum, month) => sum + month.Amount);
    }

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "budgets.read", request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        var scope = Access.ScopeOf(actor, "budgets.read");
        var all = await BudgetTables.Lines(session, request.Region, null, scope, stop);
        var changes = (await ChangeTables.Of(session, request.Region, request.Year, stop)).ToLookup(c => c.LineId);
        var paid = scope.Agency is null ? await ChangeTables.Paid(session, request.Region, request.Year, stop) : [];
        return new Answer(
            request.Year,
            [.. all.Where(line => line.FiscalYear == request.Year).Select(line => Of(line, [.. changes[line.Id]]))],
            [.. paid.Select(month => (month.Month, month.Amount))],
            [
                .. all.Where(line => line.FiscalYear < request.Year && line.Available > Rupiah.Zero)
                    .GroupBy(line => line.FiscalYear)
                    .OrderBy(year => year.Key)
                    .Select(year => (year.Key, year.Aggregate(Rupiah.Zero, (sum, line) => sum + line.Available))),
            ]
        );
    }

    private static Line Of(BudgetLine line, List<BudgetChange> changes) =>
        new(line, changes.Aggregate(line.Ceiling, (ceiling, change) => ceiling - change.Amount), changes);
}
