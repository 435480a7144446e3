using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Identity;
using Naungan.Core.Money;
using Naungan.Core.Runs;
using Naungan.Core.Time;

namespace Naungan.App.Runs;

/// <summary>Runs, their tariffs, lines and exclusions.</summary>
internal static class RunTables
{
    private const string Columns =
        "id, idempotency_key, payload_sha256, programme_code, agency_code, month, reading, fund, stated_wage, law_known_on, "
        + "state, people, lines_count, exclusions, amount, lines_sha256, agreement_id, opened_by, opened_at, approved_by, "
        + "approved_at, submitted_by, submitted_at, due_on, billing_code, billed_amount, billed_at";

    internal static Task<RunRow?> ByKey(Session session, RegionCode region, Guid key, CancellationToken stop) =>
        session.Maybe<RunRow>(
            $"select {Columns} from run where region_code = @region and idempotency_key = @key",
            new { region, key },
            stop
        );

    internal static Task<RunRow?> ById(Session session, RegionCode region, Guid id, CancellationToken stop) =>
        session.Maybe<RunRow>(
            $"select {Columns} from run where region_code = @region and id = @id",
            new { region, id },
            stop
        );

    /// <summary>The run, held until the transaction ends: two officers cannot take the same step at once.</summary>
    internal static Task<RunRow?> Held(Session session, RegionCode region, Guid id, CancellationToken stop) =>
        session.Maybe<RunRow>(
            $"select {Columns} from run where region_code = @region and id = @id" + session.ForUpdate,
            new { region, id },
            stop
        );

    internal static Task<List<RunRow>> All(Session session, RegionCode region, Scope scope, CancellationToken stop) =>
        session.List<RunRow>(
            $"select {Columns} from run where region_code = @region "
                + "and (cast(@Agency as text) is null or agency_code = @Agency) order by month desc, programme_code, id",
            new { region, scope.Agency },
            stop
        );

    /// <summary>One computation of a month at a time: the second sees whom the first pays.</summary>
    internal static async Task HoldMonth(Session session, RegionCode region, Month month, CancellationToken stop)
    {
        await session.Run(
            "insert into run_month (region_code, month) values (@region, @month) on conflict do nothing",
            new { region, month },
            stop
        );
        await session.One<int>(
            "select month from run_month where region_code = @region and month = @month" + session.ForUpdate,
            new { region, month },
            stop
        );
    }

    internal static Task<int> Insert(Session session, RegionCode region, RunRow run, CancellationToken stop) =>
        session.Run(
            "insert into run (region_code, id, idempotency_key, payload_sha256, programme_code, agency_code, month, reading, "
                + "fund, stated_wage, law_known_on, state, people, lines_count, exclusions, amount, lines_sha256, "
                + "agreement_id, opened_by, opened_at, due_on) values (@region, @Id, @IdempotencyKey, @PayloadSha256, "
                + "@ProgrammeCode, @AgencyCode, @Month, @Reading, @Fund, @StatedWage, @LawKnownOn, @State, @People, "
                + "@LinesCount, @Exclusions, @Amount, @LinesSha256, @AgreementId, @OpenedBy, @OpenedAt, @DueOn)",
            new
            {
                region,
                run.Id,
                run.IdempotencyKey,
                run.PayloadSha256,
                run.ProgrammeCode,
                run.AgencyCode,
                run.Month,
                run.Reading,
                run.Fund,
                run.StatedWage,
                run.LawKnownOn,
                run.State,
                run.People,
                run.LinesCount,
                run.Exclusions,
                run.Amount,
                run.LinesSha256,
                run.AgreementId,
                run.OpenedBy,
                run.OpenedAt,
                run.DueOn,
            },
            stop
        );

    internal static Task<int> Move(
        Session session,
        RegionCode region,
        Guid id,
        RunState state,
        CancellationToken stop
    ) =>
        session.Run(
            "update run set state = @key where region_code = @region and id = @id",
            new
            {
                region,
                id,
                key = state.Key(),
            },
            stop
        );

    internal static Task<List<TariffRow>> Tariffs(
        Session session,
        RegionCode region,
        Guid run,
        CancellationToken stop
    ) =>
        session.List<TariffRow>(
            "select number, insurance, base, amount, employer, worker, explanation from run_tariff "
                + "where region_code = @region and run_id = @run order by number",
            new { region, run },
            stop
        );

    internal static Task<List<LineSum>> LineSums(
        Session session,
        RegionCode region,
        Guid run,
        CancellationToken stop
    ) =>
        session.List<LineSum>(
            "select budget_line_id, insurance, state, count(*) as lines, cast(sum(amount) as bigint) as amount "
                + "from run_line where region_code = @region and run_id = @run "
                + "group by budget_line_id, insurance, state order by insurance, state",
            new { region, run },
            stop
        );

    internal static Task<List<ReasonCount>> WhyNot(
        Session session,
        RegionCode region,
        Guid run,
        CancellationToken stop
    ) =>
        session.List<ReasonCount>(
            "select reason, count(distinct person_id) as people from run_exclusion where region_code = @region "
                + "and run_id = @run group by reason order by people desc, reason",
            new { region, run },
            stop
        );
}

/// <summary>The law's answer kept with a run.</summary>
internal sealed record TariffRow
{
    public int Number { get; init; }
    public string Insurance { get; init; } = "";
    public string Base { get; init; } = "";
    public Rupiah Amount { get; init; }
    public Rupiah Employer { get; init; }
    public Rupiah Worker { get; init; }
    public string Explanation { get; init; } = "";
}

/// <summary>Lines of a run that share budget line and state.</summary>
public sealed record LineSum
{
    public Guid BudgetLineId { get; init; }
    public string Insurance { get; init; } = "";
    public string State { get; init; } = "";
    public int Lines { get; init; }
    public Rupiah Amount { get; init; }
}

public sealed record ReasonCount
{
    public string Reason { get; init; } = "";
    public int People { get; init; }
}
