using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Money;

namespace Naungan.App.Runs;

/// <summary>Lines that will not come to cover, and why.</summary>
internal static class ClosingTables
{
    private const string Staged =
        "person_id in (select c.person_id from line_closing c where c.region_code = @Region and c.run_id = @Run)";

    /// <summary>
    /// Lines of those named that the insurer has answered; of everybody refused when nobody is named.
    /// </summary>
    internal static async Task<List<LineRow>> Closable(
        Session session,
        ClosePeople.Request request,
        CancellationToken stop
    )
    {
        var lines = await session.List<LineRow>(
            "select person_id, budget_line_id, amount, state from run_line where region_code = @Region "
                + "and run_id = @Run and correction = 0 and state in ('rejected', 'resubmitted', 'accepted') "
                + "order by person_id, insurance",
            new { request.Region, request.Run },
            stop
        );
        var named = request.People?.ToHashSet();
        return lines.FindAll(line => named is null ? line.State == "rejected" : named.Contains(line.PersonId));
    }

    internal static Task<long> Keep(
        Session session,
        Actor actor,
        ClosePeople.Request request,
        IEnumerable<Guid> people,
        string kind,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.BulkInsert(
            "line_closing",
            ["region_code", "run_id", "person_id", "kind", "reason", "recorded_by", "recorded_at"],
            people.Select(person =>
                new object?[] { request.Region.Code, request.Run, person, kind, request.Reason, actor.Name, now }
            ),
            stop
        );

    /// <summary>Closed lines take the next correction number of their month, and so free number 0.</summary>
    internal static async Task FreeMonths(Session session, ClosePeople.Request request, CancellationToken stop)
    {
        await StandAlone(session, request, stop);
        await session.Run(
            "update stored_line set state = case state when 'accepted' then 'reversed' else 'rejected' end, "
                + "correction = 1 + (select max(o.correction) from stored_line o "
                + "where o.region_code = stored_line.region_code and o.person_id = stored_line.person_id "
                + "and o.month = stored_line.month and o.insurance = stored_line.insurance) "
                + $"where region_code = @Region and run_id = @Run and correction = 0 and {Staged}",
            new { request.Region, request.Run },
            stop
        );
    }

    /// <summary>Lines accepted with all others of their run say so themselves before they go their own way.</summary>
    private static Task<int> StandAlone(Session session, ClosePeople.Request request, CancellationToken stop) =>
        session.Run(
            "update stored_line set state = 'accepted', answer_file_id = (select a.file_id from run_acceptance a "
                + "where a.region_code = @Region and a.run_id = @Run) where region_code = @Region and run_id = @Run "
                + "and correction = 0 and state = 'open' and answer_file_id is null and exists (select 1 "
                + $"from run_acceptance a where a.region_code = @Region and a.run_id = @Run) and {Staged}",
            new { request.Region, request.Run },
            stop
        );

    /// <summary>Nobody of the run is waited for any more.</summary>
    internal static async Task<bool> IsAnswered(Session session, ClosePeople.Request request, CancellationToken stop) =>
        await session.One<long>(
            "select count(*) from run_line where region_code = @Region and run_id = @Run and correction = 0 "
                + "and state <> 'accepted'",
            new { request.Region, request.Run },
            stop
        ) == 0;

    internal sealed record LineRow
    {
        public Guid PersonId { get; init; }
        public Guid BudgetLineId { get; init; }
        public Rupiah Amount { get; init; }
        public string State { get; init; } = "";
    }
}
