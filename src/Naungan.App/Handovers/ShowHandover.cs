using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Handovers;

/// <summary>One event with its families and who could still be invited; or all events.</summary>
public static class ShowHandover
{
    public const string Action = "handovers.read";

    public sealed record Request(RegionCode Region, Guid Id);

    public sealed record Answer(
        HandoverRow Handover,
        IReadOnlyList<FamilyRow> Families,
        IReadOnlyList<Candidate> Candidates
    );

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        if (await HandoverTables.Find(session, request.Region, request.Id, stop) is not { } handover)
            return Refusal.NotFound("Acara penyerahan");
        return new Answer(
            handover,
            await HandoverTables.Families(session, request.Region, handover.Id, stop),
            await HandoverTables.Candidates(session, request.Region, stop)
        );
    }
}
