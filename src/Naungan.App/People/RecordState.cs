using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.People;

/// <summary>Writes down that a person is alive, died, moved away or withdrew, since when and who says so.</summary>
public static class RecordState
{
    private const int SourceLettersMin = 5;
    private const int SourceLettersMax = 300;

    public sealed record Request(RegionCode Government, Guid Person, string State, DateOnly Since, string Source);

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
        var source = request.Source.Trim();
        if (!PersonStates.All.Contains(request.State))
            return Refusal.Invalid("state-unknown", "Pilih keadaan orang ini.");
        if (source.Length is < SourceLettersMin or > SourceLettersMax)
            return Refusal.Invalid("source-missing", "Tulis sumbernya, misalnya nomor surat kematian dari desa.");
        if (request.Since > DateOnly.FromDateTime(now.UtcDateTime.AddDays(1)))
            return Refusal.Invalid("day-in-future", "Tanggal keadaan tidak boleh di masa depan.");
        var government = request.Government.Code;
        var scope = Access.ScopeOf(actor, "people.record");
        await using var session = await db.Write(stop);
        if (await PeopleTables.ById(session, government, scope, request.Person, stop) is not { } person)
            return Refusal.NotFound("Orang");
        var id = Ids.New(now);
        await session.Run(
            "insert into person_state (region_code, id, person_id, state, since, source, recorded_by, recorded_at) "
                + "values (@government, @id, @Person, @State, @Since, @source, @Name, @now)",
            new
            {
                government,
                id,
                request.Person,
                request.State,
                request.Since,
                source,
                actor.Name,
                now,
            },
            stop
        );
        await AuditTrail.Append(session, actor, "people.record", "person " + person.Id, request.State, now, stop);
        await session.Commit(stop);
        return id;
    }
}
