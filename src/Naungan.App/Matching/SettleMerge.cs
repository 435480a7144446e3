using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Matching;

/// <summary>
/// A second person agrees to a merge or refuses it; anyone who may merge splits again what was merged wrongly.
/// </summary>
public static class SettleMerge
{
    private const int WhyLettersMin = 5;

    /// <param name="What">approve, refuse, or split.</param>
    public sealed record Request(RegionCode Government, Guid Merge, string What, string Why = "");

    public static async Task<Result<string>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "matching.merge", request.Government) is { } refusal)
            return refusal;
        var government = request.Government.Code;
        await using var session = await db.Write(stop);
        if (await MergeTables.Of(session, government, request.Merge, stop) is not [var merge])
            return Refusal.NotFound("Penggabungan");
        if (Wrong(request, merge, actor) is { } wrong)
            return wrong;
        var state = request.What switch
        {
            "approve" => "merged",
            "refuse" => "refused",
            _ => "split",
        };
        if (state == "merged")
            await MergeTables.Move(session, government, merge, stop);
        if (state == "split")
            await MergeTables.PutBack(session, government, merge, stop);
        var by =
            state == "split"
                ? "split_by = @Name, split_at = @now, split_why = @Why"
                : "approved_by = @Name, approved_at = @now";
        await session.Run(
            $"update person_merge set state = @state, {by} where region_code = @government and id = @Merge",
            new
            {
                state,
                actor.Name,
                now,
                request.Why,
                government,
                request.Merge,
            },
            stop
        );
        await AuditTrail.Append(session, actor, "matching.merge", "merge " + merge.Id, state, now, stop);
        await session.Commit(stop);
        return state;
    }

    private static Refusal? Wrong(Request request, MergeTables.Merge merge, Actor actor) =>
        request.What switch
        {
            "split" when merge.State != "merged" => NotOpen,
            "split" when request.Why.Trim().Length < WhyLettersMin => Refusal.Invalid(
                "reason-missing",
                "Tulis mengapa keduanya ternyata bukan satu orang."
            ),
            "split" => null,
            "approve" or "refuse" when merge.State != "asked" => NotOpen,
            "approve" or "refuse" when merge.AskedBy == actor.Name => Refusal.Invalid(
                "four-eyes",
                "Penggabungan orang yang iurannya pernah dibayar disetujui orang lain daripada pengusulnya."
            ),
            "approve" or "refuse" => null,
            _ => Refusal.Invalid("merge-unknown", "Pilih setujui, tolak, atau pisahkan."),
        };

    private static Refusal NotOpen { get; } =
        Refusal.Invalid("merge-not-open", "Penggabungan ini sudah diputuskan. Muat ulang halaman.");
}
