using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Runs;

namespace Naungan.Torture.Race;

/// <summary>What must hold when the writers have gone home; asked in plain SQL, whatever verify says.</summary>
internal static class RaceChecks
{
    internal static async Task Check(Db db, RaceWorld world)
    {
        await using (var session = await db.Read(default))
        {
            await Nought(session, Overspent, "ceilings are overspent");
            await Nought(session, TwiceInForce, "person-months are paid twice");
            await Nought(session, LedgerDiffers, "budget lines hold other sums than their lines");
            await Nought(session, Unbalanced, "entries are unbalanced");
            var stored = await session.List<Guid>(
                "select id from run where region_code = @Code and state <> 'reversed'",
                new { Regency.Code }
            );
            if (!world.InForce().SetEquals(stored))
                throw new Violation($"{stored.Count} runs are in force, the history knows {world.InForce().Count}");
        }

        var money = await VerifyMoney.Handle(new(Regency.Code), Regency.Auditor, db, default);
        if (money.Value.Faults.Count > 0)
            throw new Violation("verify finds " + string.Join("; ", money.Value.Faults));
        var chain = await VerifyChain.Handle(new(Regency.Code), Regency.Auditor, db, default);
        if (chain.Value.BrokenAt is { } at)
            throw new Violation($"the audit chain breaks at {at}");
    }

    private const string Overspent =
        "select count(*) from budget_line b where b.region_code = @Code and (b.committed > b.ceiling or "
        + "(select sum(p.amount) from posting p where p.region_code = b.region_code and p.budget_line_id = b.id "
        + "and p.account = 'available') < 0)";

    private const string TwiceInForce =
        "select count(*) from (select person_id from run_line where region_code = @Code and state <> 'reversed' "
        + "group by person_id, month, insurance having count(*) > 1) x";

    private const string LedgerDiffers =
        "select count(*) from budget_line b where b.region_code = @Code and coalesce((select sum(p.amount) from posting p "
        + "where p.region_code = b.region_code and p.budget_line_id = b.id and p.account = 'reserved'), 0) <> "
        + "coalesce((select sum(l.amount) from run_line l where l.region_code = b.region_code "
        + "and l.budget_line_id = b.id and l.state <> 'reversed'), 0)";

    private const string Unbalanced =
        "select count(*) from (select entry_id from posting where region_code = @Code group by entry_id "
        + "having sum(amount) <> 0) x";

    private static async Task Nought(Session session, string sql, string what)
    {
        if (await session.One<long>(sql, new { Regency.Code }) is > 0 and var count)
            throw new Violation($"{count} {what}");
    }
}
