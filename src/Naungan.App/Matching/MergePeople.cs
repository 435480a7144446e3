using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Matching;

/// <summary>
/// Says of two people of the register that they are one. When months were paid for either it is only asked for, and
/// another person says yes or no; what was paid stays where it was paid.
/// </summary>
public static class MergePeople
{
    private const int WhyLettersMin = 5;

    public sealed record Request(RegionCode Government, Guid Kept, Guid Absorbed, string Why);

    /// <param name="State">merged, or asked when a second person has to agree.</param>
    public sealed record Answer(Guid Merge, string State);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "matching.merge", request.Government) is { } refusal)
            return refusal;
        if (request.Why.Trim().Length < WhyLettersMin)
            return Refusal.Invalid("reason-missing", "Tulis mengapa keduanya satu orang, misalnya KTP yang dilihat.");
        var government = request.Government.Code;
        var (kept, absorbed) = (request.Kept, request.Absorbed);
        await using var session = await db.Write(stop);
        if (kept == absorbed || await MergeTables.CountFree(session, government, kept, absorbed, stop) != 2)
            return Refusal.NotFound("Orang");
        if (await MergeTables.IsAsked(session, government, kept, absorbed, stop))
            return Refusal.Invalid("merge-asked", "Penggabungan orang ini sudah menunggu persetujuan.");
        if (await MergeTables.WhyNot(session, government, absorbed, stop) is { } cannot)
            return cannot;
        var merge = new MergeTables.Merge
        {
            Id = Ids.New(now),
            KeptId = kept,
            AbsorbedId = absorbed,
        };
        var paid = await MergeTables.HasPaidMonths(session, government, kept, absorbed, stop);
        var state = paid ? "asked" : "merged";
        await session.Run(
            "insert into person_merge (region_code, id, kept_id, absorbed_id, state, why, asked_by, asked_at) "
                + "values (@government, @Id, @KeptId, @AbsorbedId, @state, @why, @Name, @now)",
            new
            {
                government,
                merge.Id,
                merge.KeptId,
                merge.AbsorbedId,
                state,
                why = request.Why.Trim(),
                actor.Name,
                now,
            },
            stop
        );
        if (!paid)
            await MergeTables.Move(session, government, merge, stop);
        await AuditTrail.Append(session, actor, "matching.merge", "person " + kept, state, now, stop);
        await session.Commit(stop);
        return new Answer(merge.Id, state);
    }
}
