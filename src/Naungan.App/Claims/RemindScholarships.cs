using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Claims;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Law.Benefits;
using Naungan.Core.Money;

namespace Naungan.App.Claims;

/// <summary>
/// Scholarships are asked for anew each year; families forget, so this says whose year has come. Only children the law
/// grants one are in it: of accepted claims, and no more of them than the law supports.
/// </summary>
public static class RemindScholarships
{
    public sealed record Request(RegionCode Region, DateOnly On);

    /// <param name="Claimed">Years asked for already.</param>
    /// <param name="Due">The oldest year that may be asked for and was not; null when none is due.</param>
    /// <param name="Next">The year to come when none is due; null after the last.</param>
    public sealed record Line(
        Guid Claim,
        string Number,
        int Heir,
        string Child,
        int Claimed,
        ScholarshipYear? Due,
        ScholarshipYear? Next
    );

    public static async Task<Result<IReadOnlyList<Line>>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook law,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, ShowClaim.Action, request.Region) is { } refusal)
            return refusal;
        var scope = Access.ScopeOf(actor, ShowClaim.Action);
        await using var session = await db.Read(stop);
        var lines = new List<Line>();
        foreach (var claim in await ClaimTables.WithScholars(session, request.Region.Code, scope, stop))
            lines.AddRange(await OfClaim(session, db.Vault, request.Region, claim, law, request.On, stop));
        return lines;
    }

    /// <summary>The supported children of one claim and where each stands; none when the law grants nothing.</summary>
    internal static async Task<IReadOnlyList<Line>> OfClaim(
        Session session,
        Vault vault,
        RegionCode region,
        ClaimRow claim,
        Lawbook law,
        DateOnly on,
        CancellationToken stop
    )
    {
        var whole = await ShowClaim.Whole(session, vault, region, claim, law, stop);
        if (whole.IsRefused || whole.Value.Law.Estimate is not { } estimate)
            return [];
        if (estimate.Of("scholarship") == Rupiah.Zero)
            return [];
        var most = LawReading.Ask(law, claim.HappenedOn, read => read.Count("benefit/scholarship/children-max"));
        var claimed = (await ClaimTables.ScholarshipYears(session, region.Code, claim.Id, stop)).ToDictionary(
            row => row.Heir,
            row => row.Years
        );
        return
        [
            .. whole
                .Value.Heirs.Where(heir => heir.Scholar is not null)
                .Take(most.IsRefused ? 0 : most.Value)
                .Select(heir => LineOf(law, claim, heir, heir.Scholar!, claimed.GetValueOrDefault(heir.Number), on)),
        ];
    }

    private static Line LineOf(Lawbook law, ClaimRow claim, HeirRow heir, Child child, int claimed, DateOnly on)
    {
        var ladder = ScholarshipYears.Of(law, claim.HappenedOn, child, heir.BirthDate);
        var next = ladder.IsRefused ? null : ladder.Value.Years.FirstOrDefault(year => year.Number > claimed);
        var isDue = next?.ClaimFrom <= on;
        return new Line(
            claim.Id,
            claim.Number,
            heir.Number,
            heir.Name,
            claimed,
            isDue ? next : null,
            isDue ? null : next
        );
    }
}
