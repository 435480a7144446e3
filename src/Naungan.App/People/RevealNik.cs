using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.People;

/// <summary>Shows one NIK in full, for a reason that stays in the audit trail.</summary>
public static class RevealNik
{
    private const int ReasonLettersMin = 8;

    public sealed record Request(RegionCode Government, Guid Person, string Reason);

    public sealed record Answer(string Digits);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "people.reveal", request.Government) is { } refusal)
            return refusal;
        var reason = request.Reason.Trim();
        if (reason.Length < ReasonLettersMin || reason.Any(char.IsControl))
            return Refusal.Invalid("reason-too-short", "Tulis alasan membuka NIK, paling sedikit 8 huruf.");
        var scope = Access.ScopeOf(actor, "people.reveal");
        await using var session = await db.Write(stop);
        var person = await PeopleTables.ById(session, request.Government.Code, scope, request.Person, stop);
        if (person is null || db.Vault.Open(person.NikSealed, "person.nik", person.Id) is not { } digits)
            return Refusal.NotFound("NIK orang ini");
        await AuditTrail.Append(session, actor, "people.reveal", "person " + person.Id, reason, now, stop);
        await session.Commit(stop);
        return new Answer(digits);
    }
}
