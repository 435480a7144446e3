using Naungan.App.Budgets;
using Naungan.App.Ledger;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Ledger;
using Naungan.Core.Money;

namespace Naungan.App.Runs;

/// <summary>
/// Which budget lines have money lying with the insurer for people it does not cover, and how much is free.
/// </summary>
public static class ListCredit
{
    public sealed record Request(RegionCode Region);

    /// <param name="Held">All of it, also for people who are still sent again.</param>
    /// <param name="Free">Nobody waits for it: a bill may use it, or it may return to the treasury.</param>
    public sealed record Line(Guid Id, string Title, int FiscalYear, Rupiah Held, Rupiah Free);

    public static async Task<Result<IReadOnlyList<Line>>> Handle(
        Request request,
        Actor actor,
        Db db,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "ledger.read", request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        var balances = ShowLedger.ByLine(await LedgerTables.Sums(session, request.Region, stop));
        var found = new List<Line>();
        foreach (var line in await BudgetTables.Lines(session, request.Region, null, new Scope(null, null), stop))
        {
            var held = balances.TryGetValue(line.Id, out var balance) ? balance[LedgerAccount.Credit] : Rupiah.Zero;
            if (held <= Rupiah.Zero)
                continue;
            var free = await CreditTables.Free(session, request.Region, line.Id, stop);
            found.Add(new(line.Id, line.Title, line.FiscalYear, held, free));
        }

        return found;
    }
}
