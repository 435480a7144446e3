using Naungan.App.Ledger;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Ledger;
using Naungan.Core.Money;

namespace Naungan.App.Budgets;

/// <summary>
/// Posts entries that touch what is available on a budget line: holds the line's row, refuses what the ceiling does not
/// bear, and only then writes. Row lock and CHECK, not the isolation level, keep the ceiling (reliability.md 2.1,
/// PostgreSQL).
/// </summary>
internal static class BudgetGuard
{
    /// <summary>True when posted, false when the entry's key was posted before.</summary>
    internal static async Task<Result<bool>> Post(
        Session session,
        LedgerEntry entry,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var changes = entry.Postings.GroupBy(side => side.BudgetLine).OrderBy(line => line.Key).Select(Change).ToList();
        foreach (var change in changes)
        {
            var line = await BudgetTables.Held(session, actor.Government, change.Line, stop);
            if (line is null)
                return Refusal.NotFound("Pagu anggaran");
            if (line.Available + change.Available < Rupiah.Zero)
                return Exceeded(line, change);
        }

        if (!await LedgerTables.Post(session, entry, actor, now, stop))
            return false;
        foreach (var (line, ceiling, available) in changes)
            await BudgetTables.Change(session, actor.Government, line, ceiling, ceiling - available, stop);
        return true;
    }

    private static LineChange Change(IGrouping<Guid, Posting> line)
    {
        var ceiling = -Sum(line, LedgerAccount.Appropriation);
        return new(line.Key, ceiling, Sum(line, LedgerAccount.Available));
    }

    private static Rupiah Sum(IEnumerable<Posting> postings, LedgerAccount account) =>
        postings.Where(side => side.Account == account).Aggregate(Rupiah.Zero, (sum, side) => sum + side.Amount);

    private static Refusal Exceeded(BudgetLine line, LineChange change) =>
        Refusal.Invalid(
            "budget-exceeded",
            $"Pagu {line.Title} kurang {-(line.Available + change.Available)}: tersedia {line.Available}, dibutuhkan "
                + $"{-change.Available}. Ajukan perubahan anggaran atau kurangi penerima."
        );

    private sealed record LineChange(Guid Line, Rupiah Ceiling, Rupiah Available);
}
