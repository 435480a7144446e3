using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Runs;

namespace Naungan.App.Runs;

/// <summary>
/// A second person approves what the first computed, after its seal was recomputed from the stored lines.
/// </summary>
public static class ApproveRun
{
    public sealed record Request(RegionCode Region, Guid Run);

    /// <exception cref="InvalidDataException">The stored lines are not those that were computed.</exception>
    public static Task<Result<RunSummary>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        new RunStep(request.Region, request.Run, "runs.approve", RunState.Approved).Take(
            actor,
            db,
            now,
            Approve,
            _ => null,
            stop
        );

    private static async Task<Result<string>> Approve(RunStep.Held held)
    {
        var (session, run, actor, now, stop) = held;
        if (run.OpenedBy == actor.Name)
            return Refusal.Invalid(
                "four-eyes",
                "Yang menghitung tidak boleh menyetujui. Mintalah pejabat lain untuk menyetujui."
            );
        var stored = await RunLines.Digest(session, actor.Government, run, stop);
        if (!stored.AsSpan().SequenceEqual(run.LinesSha256))
            throw new InvalidDataException($"Baris iuran pada run {run.Id} tidak sama dengan yang dihitung.");
        await session.Run(
            "update run set approved_by = @name, approved_at = @now where region_code = @region and id = @id",
            new
            {
                region = actor.Government,
                id = run.Id,
                name = actor.Name,
                now,
            },
            stop
        );
        return $"{run.Amount} {run.Summary.Sha256}";
    }
}
