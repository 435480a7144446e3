using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law;

namespace Naungan.App.Readiness;

/// <summary>The repair list of one village: whom to visit, and what to ask for.</summary>
public static class ListUnready
{
    public sealed record Request(RegionCode Region, string Village, DateOnly Today);

    public sealed record Line(
        Guid Id,
        string Name,
        string Address,
        bool NoWork,
        bool NoHeir,
        bool NoFamilyCard,
        bool NoPhone
    );

    public sealed record Answer(DateOnly On, IReadOnlyList<Line> People);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook law,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, ShowReadiness.Action, request.Region) is { } refusal)
            return refusal;
        var own = Access.ScopeOf(actor, ShowReadiness.Action).Village;
        if (own is not null && own != request.Village)
            return Refusal.NotFound("Desa");
        await using var session = await db.Read(stop);
        var on = await CoverThreshold.DayOf(session, request.Region, request.Today, stop);
        if (!CoverThreshold.Of(law, on).TryGet(out var threshold, out var noLaw))
            return noLaw;
        var rows = await ReadinessTables.OfVillage(session, request.Region, threshold, request.Village, stop);
        return new Answer(on, rows.ConvertAll(Of));
    }

    internal static Line Of(ReadinessTables.Person row) =>
        new(
            row.Id,
            row.Name,
            $"{row.Address} {(row.Rt is { } rt ? "RT " + rt : "")}".Trim(),
            row.NoWork,
            row.NoHeir,
            row.NoFamilyCard,
            row.NoPhone
        );
}
