using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Runs;
using Naungan.Core.Runs;

namespace Naungan.Torture.Simulate;

/// <summary>
/// After every step: balanced, unique, within ceilings, as the clerk has it, nothing unsaid in the trail.
/// </summary>
internal sealed partial class World
{
    private const int StepsBetweenFullChecks = 250;
    private int _checks;

    internal async Task CheckAll()
    {
        var money = await VerifyMoney.Handle(new(Regency.Code), Regency.Auditor, Db, default);
        if (money.Value.Faults.Count > 0)
            throw new Violation($"after {_step}: verify finds {string.Join("; ", money.Value.Faults)}");
        var chain = await VerifyChain.Handle(new(Regency.Code), Regency.Auditor, Db, default);
        if (chain.Value.BrokenAt is not null || chain.Value.Events != Books.Events)
            throw new Violation($"after {_step}: the audit chain breaks at {chain.Value.BrokenAt}");
    }

    private async Task Check(RunBook? touched)
    {
        await using (var session = await Db.Read(default))
        {
            await CheckLedger(session);
            if (touched is not null)
                await CheckRun(session, touched);
        }

        if (++_checks % StepsBetweenFullChecks == 0)
            await CheckAll();
    }

    private async Task CheckLedger(Session session)
    {
        var sums = await session.List<SumRow>(
            "select budget_line_id, account, cast(sum(amount) as bigint) as amount from posting "
                + "where region_code = @Code group by budget_line_id, account having sum(amount) <> 0",
            new { Regency.Code }
        );
        var stored = sums.ToDictionary(row => (row.BudgetLineId, row.Account), row => row.Amount);
        foreach (var line in Books.Lines.Values)
        {
            foreach (var (account, amount) in line.On)
            {
                if (stored.GetValueOrDefault((line.Id, account)) != amount)
                    throw new Violation(
                        $"after {_step}: {account} holds {stored.GetValueOrDefault((line.Id, account))}, not {amount}"
                    );
                if (amount < 0 && account != "appropriation")
                    throw new Violation($"after {_step}: {account} is overdrawn");
            }
        }

        if (sums.Count != Books.Lines.Values.Sum(line => line.On.Values.Count(amount => amount != 0)))
            throw new Violation($"after {_step}: money lies where the clerk has none");
        var wrong = await session.One<long>(
            "select count(*) from budget_line where region_code = @Code and (committed > ceiling or committed < 0)",
            new { Regency.Code }
        );
        var events = await session.One<long>(
            "select coalesce(max(sequence), 0) from audit_head where region_code = @Code",
            new { Regency.Code }
        );
        if (wrong > 0 || events != Books.Events)
            throw new Violation($"after {_step}: {wrong} lines overspent; {events} events, not {Books.Events}");
    }

    private async Task CheckRun(Session session, RunBook run)
    {
        var state = await session.One<string>(
            "select state from run where region_code = @Code and id = @Id",
            new { Regency.Code, run.Id }
        );
        if (state != run.State.Key())
            throw new Violation($"after {_step}: the run is {state}, not {run.State.Key()}");
        var lines = await session.List<LineRow>(
            "select person_id, insurance, amount, state from run_line where region_code = @Code and run_id = @Id",
            new { Regency.Code, run.Id }
        );
        if (lines.Count != run.People.Values.Sum(person => person.Of.Count))
            throw new Violation($"after {_step}: {lines.Count} lines");
        foreach (var line in lines)
        {
            var person = run.People.GetValueOrDefault(line.PersonId);
            if (person is null || person.State != line.State || person.Of[line.Insurance] != line.Amount)
                throw new Violation($"after {_step}: a line is {line.State} {line.Amount}, not {person?.State}");
        }
    }

    private sealed record SumRow
    {
        public Guid BudgetLineId { get; init; }
        public string Account { get; init; } = "";
        public long Amount { get; init; }
    }

    private sealed record LineRow
    {
        public Guid PersonId { get; init; }
        public string Insurance { get; init; } = "";
        public long Amount { get; init; }
        public string State { get; init; } = "";
    }
}
