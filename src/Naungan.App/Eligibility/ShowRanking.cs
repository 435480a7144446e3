using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Programmes;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Eligibility;

/// <summary>The ranking of a programme with the reason of every place, and its quota.</summary>
public static class ShowRanking
{
    public sealed record Request(RegionCode Region, string Programme, bool OnlyWaiting, int Skip, int Take);

    public sealed record Line(Guid PersonId, string Name, int Position, int? WaitingNumber, string Why, string State);

    /// <param name="IsOutdated">The quota was changed after the order was made.</param>
    public sealed record Answer(
        string Programme,
        IReadOnlyList<ProgrammeQuota> Quotas,
        DateTimeOffset? RankedAt,
        bool IsOutdated,
        long Total,
        long Waiting,
        IReadOnlyList<Line> Lines
    );

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, "eligibility.read", request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Read(stop);
        var (region, code) = (request.Region, request.Programme);
        if (await ProgrammeTables.Find(session, region, code, stop) is not { } programme)
            return Refusal.NotFound($"Program {code}");
        // A ranking is of the whole programme: an office sees it for its own programme, a village not at all.
        if (
            Access.ScopeOf(actor, "eligibility.read") is { } scope
            && (scope.Village is not null || (scope.Agency is { } own && own != programme.AgencyCode))
        )
            return Refusal.NotAllowed;
        var lines = await RankingTables.Lines(
            session,
            region,
            code,
            request.OnlyWaiting,
            request.Skip,
            request.Take,
            stop
        );
        return new Answer(
            programme.Name,
            await QuotaTables.Of(session, region, code, stop),
            await RankingTables.At(session, region, code, stop),
            await RankingTables.IsOutdated(session, region, code, stop),
            await RankingTables.Count(session, region, code, isWaiting: false, stop),
            await RankingTables.Count(session, region, code, isWaiting: true, stop),
            lines.ConvertAll(row => new Line(
                row.PersonId,
                row.Name,
                row.Position,
                row.WaitingNumber,
                row.Why,
                row.State
            ))
        );
    }
}
