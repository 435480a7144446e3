using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Programmes;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Plans;

namespace Naungan.App.Plans;

/// <summary>
/// Gives a plan to a programme: people as its quota, in all and by category, district and agency, and its first month,
/// length and ceilings as terms. A plan on supposed law, or one its ceilings do not bear, is refused.
/// </summary>
public static class HandOverPlan
{
    public const string Action = "plans.hand-over";

    public sealed record Request(RegionCode Region, Guid Plan, string Programme);

    public static async Task<Result<long>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook book,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Write(stop);
        if (await PlanTables.Find(session, request.Region, request.Plan, stop) is not { } row)
            return Refusal.NotFound("Rencana");
        if (await ProgrammeTables.Find(session, request.Region, request.Programme, stop) is not { } programme)
            return Refusal.NotFound($"Program {request.Programme}");
        var saved = ListPlans.Answered(row, actor, book);
        if (saved.Report is not { Answer: var answer })
            return saved.Refusal!;
        if (answer.IsHypothetical)
            return Refusal.Invalid("plan-hypothetical", "Rencana pengandaian tidak dapat menjadi dasar program.");
        if (!answer.Fits)
            return Refusal.Invalid("plan-does-not-fit", $"Pagu rencana kurang {answer.Short}. Perbaiki lebih dahulu.");
        var quotas = PlanQuota
            .Of(answer, programme.Segment == "pu" ? Segment.Pu : Segment.Bpu)
            .Select(quota => new ProgrammeQuota(quota.Kind, quota.Code, quota.People))
            .ToList();
        if (quotas.Count == 0)
            return Refusal.Invalid("plan-without-segment", "Rencana tidak memuat kelompok dengan segmen program ini.");
        if (await SetQuota.WhatIsWrong(session, request.Region, request.Programme, quotas, stop) is { } wrong)
            return wrong;
        await QuotaTables.Replace(session, request.Region, request.Programme, quotas, actor, now, stop);
        await HandTerms(session, request, row.Id, answer, actor, now, stop);
        await PlanTables.HandOver(session, request.Region, row.Id, request.Programme, stop);
        var detail = $"rencana {row.Id}; {string.Join("; ", quotas.Select(SetQuota.Written))}";
        await AuditTrail.Append(session, actor, Action, "program " + request.Programme, detail, now, stop);
        await session.Commit(stop);
        return quotas[0].People;
    }

    private static Task HandTerms(
        Session session,
        Request request,
        Guid plan,
        PlanAnswer answer,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var terms = new PlanTerms
        {
            ProgrammeCode = request.Programme,
            PlanId = plan,
            StartMonth = answer.Plan.Start,
            Months = answer.Months,
            Cost = answer.Cost.Amount,
        };
        var ceilings = answer.Plan.Ceilings.Select(one => new PlanCeilingRow
        {
            Name = one.Name,
            Agency = one.Agency,
            Account = one.Account?.Key(),
            Fund = one.Fund,
            Year = one.Year,
            Amount = one.Amount.Amount,
        });
        return PlanTerms.Replace(session, request.Region, terms, [.. ceilings], actor, now, stop);
    }
}
