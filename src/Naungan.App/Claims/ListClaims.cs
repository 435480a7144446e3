using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Money;

namespace Naungan.App.Claims;

/// <summary>Cases of the government or, for a village's operator, of the village; with how many stand where.</summary>
public static class ListClaims
{
    /// <param name="State">open, sent, ...; null for all.</param>
    public sealed record Request(RegionCode Region, string? State = null, long Skip = 0, int Take = 50);

    public sealed record Standing(string State, long Claims);

    public sealed record Answer(
        long Count,
        IReadOnlyList<ClaimRow> Claims,
        IReadOnlyList<Standing> Standings,
        Rupiah Paid
    );

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, ShowClaim.Action, request.Region) is { } refusal)
            return refusal;
        var region = request.Region.Code;
        var scope = Access.ScopeOf(actor, ShowClaim.Action);
        await using var session = await db.Read(stop);
        var counts = await ClaimTables.Counts(session, region, scope, stop);
        var rows = await ClaimTables.Of(session, region, scope, request.State, request.Skip, request.Take, stop);
        return new Answer(
            counts.Where(one => request.State is null || one.State == request.State).Sum(one => one.Claims),
            rows,
            [.. counts.OrderBy(one => one.State).Select(one => new Standing(one.State, one.Claims))],
            counts.Aggregate(Rupiah.Zero, (sum, one) => sum + one.Paid)
        );
    }
}
