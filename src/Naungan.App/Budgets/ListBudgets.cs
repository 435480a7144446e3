using Naungan.App.Ledger;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Ledger;
using Naungan.Core.Money;

namespace Naungan.App.Budgets;

/// <summary>Budget lines with what lies where, summed from the ledger.</summary>
public static class ListBudgets
{
    public sealed record Request(RegionCode Region, int? Year);

    public sealed record Line(BudgetLine Budget, LineBalance Balance);

    public sealed record Answer(IReadOnlyList<Line> Lines)
    {
        public Rupiah Ceiling => Sum(line => line.Budget.Ceiling);

        public Rupiah Committed => Sum(line => line.Budget.Committed);

        public Rupiah Realised => Sum(line => line.Balance.Realised);

        private Rupiah Sum(Func<Line, Rupiah> of) => Lines.Aggregate(Rupiah.Zero, (total, line) => total + of(line));
    }

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "budgets.read", request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        var scope = Access.ScopeOf(actor, "budgets.read");
        var lines = await BudgetTables.Lines(session, request.Region, request.Year, scope, stop);
        var balances = ShowLedger.ByLine(await LedgerTables.Sums(session, request.Region, stop));
        var nothing = new LineBalance(new Dictionary<LedgerAccount, Rupiah>());
        return new Answer([.. lines.Select(line => new Line(line, balances.GetValueOrDefault(line.Id, nothing)))]);
    }
}
