using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.People;

/// <summary>
/// Says of a letter that it no longer proves anything, and why. It stays to be seen; claims and rules read past it.
/// </summary>
public static class WithdrawEvidence
{
    private const int WhyLettersMin = 8;
    private const int WhyLettersMax = 300;

    public sealed record Request(RegionCode Government, Guid Person, Guid Evidence, string Why);

    public static async Task<Result<Guid>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "people.record", request.Government) is { } refusal)
            return refusal;
        var why = request.Why.Trim();
        if (why.Length is < WhyLettersMin or > WhyLettersMax)
            return Refusal.Invalid("reason-missing", "Tulis mengapa bukti ini ditarik, 8 sampai 300 huruf.");
        var government = request.Government.Code;
        var scope = Access.ScopeOf(actor, "people.record");
        await using var session = await db.Write(stop);
        if (
            await PeopleTables.ById(session, government, scope, request.Person, stop) is null
            || await EvidenceTables.ById(session, government, request.Evidence, stop) is not { } evidence
            || evidence.PersonId != request.Person
        )
            return Refusal.NotFound("Bukti");
        if (await EvidenceTables.Withdraw(session, government, evidence.Id, why, actor.Name, now, stop) == 0)
            return Refusal.Invalid("evidence-withdrawn", "Bukti ini sudah ditarik. Muat ulang halaman.");
        var subject = "person " + request.Person;
        await AuditTrail.Append(
            session,
            actor,
            "people.record",
            subject,
            "evidence withdrawn " + evidence.Id,
            now,
            stop
        );
        await session.Commit(stop);
        return evidence.Id;
    }
}
