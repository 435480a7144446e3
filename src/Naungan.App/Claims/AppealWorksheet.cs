using Naungan.App.People;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Claims;
using Naungan.Core.Law;
using Naungan.Core.Law.Membership;

namespace Naungan.App.Claims;

/// <summary>
/// What answers a refusal: who said when that this person worked and was fit, on which decree and list, which months
/// were accepted, and that nobody took him off in the month of his death.
/// </summary>
public static class AppealWorksheet
{
    /// <param name="Reason">The insurer's last refusal, in its words; null when it has not refused.</param>
    /// <param name="Signed">Letters kept at enrolment that say the person worked and was fit.</param>
    /// <param name="Decrees">Every sealed line about the person, entries and exits.</param>
    /// <param name="EarliestExit">First day on which a dead member may leave the roster.</param>
    /// <param name="LeftTooEarly">A decree took him off before that day: the family's claim is in danger.</param>
    internal sealed record Answer(
        ShowClaim.Answer Claim,
        string? Reason,
        IReadOnlyList<PeopleTables.Work> Works,
        IReadOnlyList<PeopleTables.Source> Sources,
        IReadOnlyList<EvidenceTables.Signed> Signed,
        IReadOnlyList<EvidenceTables.Assessed> History,
        IReadOnlyList<EvidenceTables.Decreed> Decrees,
        IReadOnlyList<MonthProof> Months,
        DateOnly? EarliestExit,
        bool LeftTooEarly
    );

    /// <summary>A month accepted for an insurance, with the file of the insurer that says so.</summary>
    internal sealed record MonthProof
    {
        public Core.Time.Month Month { get; init; }
        public string Insurance { get; init; } = "";
        public string State { get; init; } = "";
        public string? BillingCode { get; init; }
        public string? FileName { get; init; }
        public DateTimeOffset? AnsweredAt { get; init; }
    }

    internal static async Task<Result<Answer>> Handle(
        ShowClaim.Request request,
        Actor actor,
        Db db,
        Lawbook law,
        CancellationToken stop
    )
    {
        if (!(await ShowClaim.Handle(request, actor, db, law, stop)).TryGet(out var claim, out var refusal))
            return refusal;
        var (region, person) = (request.Region.Code, claim.Claim.PersonId);
        await using var session = await db.Read(stop);
        var decrees = await EvidenceTables.Decrees(session, region, person, stop);
        var exit = EarliestExit(law, claim.Claim);
        return new Answer(
            claim,
            claim.Steps.LastOrDefault(step => step.Step == "refuse")?.Words,
            await PeopleTables.Works(session, region, person, stop),
            await PeopleTables.Sources(session, region, person, stop),
            await EvidenceTables.Signatures(session, region, person, stop),
            await EvidenceTables.History(session, region, person, stop),
            decrees,
            await Proofs(session, region, person, stop),
            exit,
            exit is { } day && decrees.Any(line => line.Change == "out" && line.EffectiveOn < day)
        );
    }

    private static DateOnly? EarliestExit(Lawbook law, ClaimRow claim)
    {
        if (!claim.What.IsDeath())
            return null;
        var exit = DeathExit.Of(law, claim.HappenedOn);
        return exit.IsRefused ? null : exit.Value.FirstMonth.FirstDay;
    }

    private static Task<List<MonthProof>> Proofs(Session session, string region, Guid person, CancellationToken stop) =>
        session.List<MonthProof>(
            "select l.month, l.insurance, l.state, r.billing_code, f.file_name, f.recorded_at as answered_at "
                + "from run_line l join run r on r.region_code = l.region_code and r.id = l.run_id "
                + "left join insurer_file f on f.region_code = l.region_code and f.id = l.answer_file_id "
                + "where l.region_code = @region and l.person_id = @person and l.correction = 0 "
                + "order by l.month, l.insurance",
            new { region, person },
            stop
        );
}
