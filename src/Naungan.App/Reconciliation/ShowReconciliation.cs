using Naungan.App.Insurer;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Runs;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Runs;

namespace Naungan.App.Reconciliation;

/// <summary>
/// Where runs stand with the insurer: all of them, or one with its files and the rows somebody must look at.
/// </summary>
public static class ShowReconciliation
{
    /// <param name="Run">One run, or null for all that were paid.</param>
    public sealed record Request(RegionCode Region, Guid? Run);

    public sealed record RunLine(RunRow Run, RunCounts People);

    /// <summary>A row of a return file that did not simply accept a person.</summary>
    public sealed record OpenRow
    {
        public int RowNumber { get; init; }
        public string? Name { get; init; }
        public string Outcome { get; init; } = "";
        public string Code { get; init; } = "";

        /// <summary>Where the person stands now; null for rows about nobody of the run.</summary>
        public string? State { get; init; }
    }

    public sealed record Answer(
        IReadOnlyList<RunLine> Runs,
        IReadOnlyList<InsurerFileRow> Files,
        IReadOnlyList<OpenRow> Rows
    );

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "reconciliation.read", request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        var scope = Access.ScopeOf(actor, "reconciliation.read");
        var runs = (await RunTables.All(session, request.Region, scope, stop))
            .Where(run => run.At is RunState.Paid or RunState.PartlyReconciled or RunState.Reconciled)
            .Where(run => request.Run is null || run.Id == request.Run)
            .ToList();
        if (request.Run is not null && runs.Count == 0)
            return Refusal.NotFound("Tagihan yang sudah dibayar");
        var lines = new List<RunLine>();
        foreach (var run in runs)
            lines.Add(new(run, await ReconciliationTables.People(session, request.Region, run.Id, stop)));
        if (request.Run is not { } id)
            return new Answer(lines, [], []);
        var files = await InsurerFileTables.Of(session, request.Region, id, stop);
        return new Answer(
            lines,
            [.. files.Where(file => file.Direction == "in")],
            await ReconciliationTables.OpenRows(session, request.Region, id, stop)
        );
    }
}
