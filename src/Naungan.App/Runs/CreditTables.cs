using Naungan.App.Budgets;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Ledger;
using Naungan.Core.Money;

namespace Naungan.App.Runs;

/// <summary>Money lying with the insurer for people it does not cover: how much is free, and what used it.</summary>
internal static class CreditTables
{
    /// <summary>
    /// Credit of a budget line nobody waits for any more: closed lines, less what bills took and what came back. Hold
    /// the budget line first, so that two bills do not take the same rupiah.
    /// </summary>
    internal static async Task<Rupiah> Free(Session session, RegionCode region, Guid line, CancellationToken stop)
    {
        var closed = await session.One<Rupiah>(
            "select cast(coalesce(sum(l.amount), 0) as bigint) from run_line l "
                + "join run r on r.region_code = l.region_code and r.id = l.run_id "
                + "where l.region_code = @region and l.budget_line_id = @line and l.correction > 0 "
                + "and r.state <> 'reversed'",
            new { region, line },
            stop
        );
        return closed - await Gone(session, region, line, stop);
    }

    /// <summary>Which budget lines of a run take how much credit; or why a share cannot.</summary>
    internal static async Task<Result<IReadOnlyDictionary<Guid, Rupiah>>> Uses(
        Session session,
        RegionCode region,
        IReadOnlyDictionary<Jaminan, Rupiah>? wanted,
        List<LedgerShare> shares,
        RunRow run,
        CancellationToken stop
    )
    {
        var uses = new Dictionary<Guid, Rupiah>();
        foreach (var (insurance, amount) in (wanted ?? new Dictionary<Jaminan, Rupiah>()).OrderBy(one => one.Key))
        {
            var lines = await BudgetTables.LinesFor(session, region, run.Month.Year, run.ProgrammeCode, run.Fund, stop);
            var line = lines.Find(one => one.Insurance == insurance.Key());
            var share = shares.Find(one => one.BudgetLine == line?.Id);
            if (line is null || share is null || amount <= Rupiah.Zero || amount >= share.Amount)
                return TooMuch(insurance, share?.Amount ?? Rupiah.Zero);
            await BudgetTables.Held(session, region, line.Id, stop);
            if (await Free(session, region, line.Id, stop) is var free && amount > free)
                return NotThere(insurance, free, amount);
            uses.Add(line.Id, amount);
        }

        return uses;
    }

    internal static async Task Keep(
        Session session,
        Actor actor,
        Guid run,
        IReadOnlyDictionary<Guid, Rupiah> uses,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        foreach (var (line, amount) in uses)
        {
            await session.Run(
                "insert into credit_use (region_code, run_id, budget_line_id, amount, recorded_by, recorded_at) "
                    + "values (@region, @run, @line, @amount, @name, @now)",
                new
                {
                    region = actor.Government,
                    run,
                    line,
                    amount,
                    name = actor.Name,
                    now,
                },
                stop
            );
        }
    }

    /// <summary>Credit a run used, by budget line.</summary>
    internal static async Task<Dictionary<Guid, Rupiah>> Of(
        Session session,
        RegionCode region,
        Guid run,
        CancellationToken stop
    ) =>
        (
            await session.List<UseRow>(
                "select budget_line_id, amount from credit_use where region_code = @region and run_id = @run",
                new { region, run },
                stop
            )
        ).ToDictionary(row => row.BudgetLineId, row => row.Amount);

    private static async Task<Rupiah> Gone(Session session, RegionCode region, Guid line, CancellationToken stop) =>
        await session.One<Rupiah>(
            "select cast(coalesce((select sum(amount) from credit_use where region_code = @region "
                + "and budget_line_id = @line), 0) + coalesce((select sum(amount) from posting where region_code = @region "
                + "and account = 'returned' and budget_line_id = @line), 0) as bigint)",
            new { region, line },
            stop
        );

    private static Refusal TooMuch(Jaminan insurance, Rupiah share) =>
        Refusal.Invalid(
            "credit-too-large",
            $"Kelebihan bayar {insurance.Key().ToUpperInvariant()} yang dipakai harus lebih dari nol dan kurang dari {share}."
        );

    private static Refusal NotThere(Jaminan insurance, Rupiah free, Rupiah wanted) =>
        Refusal.Invalid(
            "credit-missing",
            $"Kelebihan bayar {insurance.Key().ToUpperInvariant()} yang bebas {free}, kurang dari {wanted}. Tutup dahulu "
                + "penerima yang tidak diajukan ulang."
        );

    private sealed record UseRow
    {
        public Guid BudgetLineId { get; init; }
        public Rupiah Amount { get; init; }
    }
}
