using Naungan.App.Coverage;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Claims;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Time;

namespace Naungan.App.Claims;

/// <summary>One case whole: what happened, what the law says to it, what is lacking, and how far it has come.</summary>
public static class ShowClaim
{
    public const string Action = "claims.read";

    public sealed record Request(RegionCode Region, Guid Id);

    /// <param name="Story">What happened, in the reporter's words.</param>
    /// <param name="AnswerBy">When the insurer should have answered; null when nothing was sent.</param>
    public sealed record Answer(
        ClaimRow Claim,
        string NikMasked,
        string? District,
        string Story,
        ClaimAssessment Law,
        IReadOnlyList<ClaimLack> Lacks,
        IReadOnlyList<HeirRow> Heirs,
        IReadOnlyList<PaperRow> Papers,
        IReadOnlyList<StepRow> Steps,
        DateOnly? AnswerBy
    )
    {
        public IReadOnlyList<ClaimStep> Next => ClaimTrail.Next(Claim.Standing);

        public HeirRow Heir(int number) => Heirs.Single(heir => heir.Number == number);
    }

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook law,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        var region = request.Region.Code;
        await using var session = await db.Read(stop);
        var scope = Access.ScopeOf(actor, Action);
        if (await ClaimTables.Find(session, region, scope, request.Id, stop) is not { } claim)
            return Refusal.NotFound("Klaim");
        return await Whole(session, db.Vault, request.Region, claim, law, stop);
    }

    /// <summary>The same inside a session that is already open, for steps that need the law's word.</summary>
    internal static async Task<Result<Answer>> Whole(
        Session session,
        Vault vault,
        RegionCode region,
        ClaimRow claim,
        Lawbook law,
        CancellationToken stop
    )
    {
        var code = region.Code;
        var heirs = await ClaimTables.Heirs(session, code, claim.Id, stop);
        var months = await CoverageTables.Months(session, region, claim.PersonId, stop);
        var until = Month.Containing(claim.HappenedOn);
        var priced = await EvidenceTables.PricedBefore(session, region, claim.PersonId, until, stop);
        var facts = new ClaimAssessment.Facts(
            claim,
            heirs,
            [.. months.Where(month => month.IsAccepted).Select(month => month.ToPaid())],
            priced is null ? null : (priced.Reading == "pu" ? Segment.Pu : Segment.Bpu, priced.Wage)
        );
        if (!ClaimAssessment.Of(law, facts).TryGet(out var assessed, out var refusal))
            return refusal;
        var member = await EvidenceTables.ById(session, code, claim.PersonId, stop);
        var dukcapil = await EvidenceTables.Dukcapil(session, code, member!.NikIndex, stop);
        var papers = await ClaimTables.Papers(session, code, claim.Id, stop);
        var steps = await ClaimTables.Steps(session, code, claim.Id, stop);
        var lacks = ClaimLacks.Of(claim, assessed, member, dukcapil, months, [.. papers.Select(one => one.Paper)]);
        return new Answer(
            claim,
            Nik.Mask(vault.Open(member.NikSealed, "person.nik", member.Id)),
            member.District,
            vault.Open(claim.StorySealed, "claim.story", claim.Id) ?? "",
            assessed,
            lacks,
            heirs,
            papers,
            steps,
            AnswerBy(law, claim, steps)
        );
    }

    private static DateOnly? AnswerBy(Lawbook law, ClaimRow claim, List<StepRow> steps)
    {
        if (claim.Standing is not (ClaimState.Sent or ClaimState.Appealed))
            return null;
        var sent = steps.Last(step => step.Step is "send" or "reply" or "appeal");
        var day = ClaimDeadlines.AnswerBy(law, claim.What, sent.HappenedOn);
        return day.IsRefused ? null : day.Value;
    }
}
