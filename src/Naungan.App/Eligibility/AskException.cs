using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law;

namespace Naungan.App.Eligibility;

/// <summary>
/// Asks that a rule be set aside for one person, with a reason. Nothing changes until a second person agrees.
/// </summary>
public static class AskException
{
    public const string Action = "eligibility.except";
    private const int ReasonCharactersMin = 20;
    private const int ReasonCharactersMax = 500;

    public sealed record Request(RegionCode Region, string Programme, Guid Person, string Rule, string Reason);

    public static async Task<Result<Guid>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook law,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if ((Access.Check(actor, Action, request.Region) ?? WhatIsWrong(request.Reason.Trim())) is { } refusal)
            return refusal;
        // Who may not see the person may not ask either, and only what stands against the person now can be set aside.
        var question = new ExplainEligibility.Request(request.Region, request.Programme, request.Person);
        var explained = await ExplainEligibility.Handle(question, actor, db, law, stop);
        if (!explained.TryGet(out var answer, out var unseen))
            return unseen;
        var check = answer.Checks.FirstOrDefault(one => one.Rule == request.Rule);
        if (check is null || !check.MayAsk)
            return Refusal.Invalid(
                "no-exception",
                check?.Asked is null
                    ? "Syarat ini tidak dapat dikecualikan untuk orang ini."
                    : "Pengecualian ini sudah diajukan dan menunggu persetujuan orang kedua."
            );
        var id = Ids.New(now);
        await using var session = await db.Write(stop);
        await Insert(session, request, id, actor, now, stop);
        await AuditTrail.Append(session, actor, Action, $"orang {request.Person}", request.Rule, now, stop);
        await session.Commit(stop);
        return id;
    }

    private static Refusal? WhatIsWrong(string reason)
    {
        if (reason.Length is < ReasonCharactersMin or > ReasonCharactersMax)
            return Refusal.Invalid("reason-missing", "Tulis alasan pengecualian dalam satu atau dua kalimat.");
        return reason.Count(char.IsAsciiDigit) >= 16
            ? Refusal.Invalid("reason-holds-number", "Jangan menulis NIK dalam alasan.")
            : null;
    }

    private static Task<int> Insert(
        Session session,
        Request request,
        Guid id,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Run(
            "insert into enrolment_override (region_code, id, programme_code, person_id, rule, reason, asked_by, asked_at) "
                + "values (@region, @id, @Programme, @Person, @Rule, @reason, @by, @now)",
            new
            {
                region = request.Region.Code,
                id,
                request.Programme,
                request.Person,
                request.Rule,
                reason = request.Reason.Trim(),
                by = actor.Name,
                now,
            },
            stop
        );
}
