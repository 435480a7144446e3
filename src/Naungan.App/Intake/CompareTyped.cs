using Naungan.App.Matching;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Intake;

/// <summary>
/// What a typed person says once it is read, and whom of the register it may be, before anything is kept.
/// </summary>
public static class CompareTyped
{
    public sealed record Request(RegionCode Government, string Agency, string Programme, TypedPerson Person);

    /// <param name="Doubt">Why the row would wait; null when nothing stands against it.</param>
    /// <param name="Healed">Names of what was mended while it was read.</param>
    public sealed record Answer(
        string Name,
        string NikMasked,
        DateOnly? BornOn,
        string? Village,
        string? Category,
        string? Doubt,
        IReadOnlyList<string> Healed,
        IReadOnlyList<ReviewRows.Candidate> Candidates
    );

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, "intake.submit", request.Government) is { } refusal)
            return refusal;
        var (government, agency, programme, person) = request;
        var opened = await TypedFile.Of(government, agency, programme, person, actor, db, now, stop);
        if (!opened.TryGet(out var typed, out refusal))
            return refusal;
        await using (typed)
        {
            if (await typed.Row(stop) is not { } row)
                return NoRow;
            await using var session = await db.Read(stop);
            var near = new NearPeople(session, db.Vault, government.Code, stop);
            var places = typed.File.Setting.Places;
            return new Answer(
                row.Facts.Name,
                Nik.Mask(row.Facts.Nik.Digits),
                row.Facts.BornOn,
                places.NameOf(row.VillageCode),
                row.Facts.Category,
                row.Facts.Doubt?.Reason,
                row.Facts.Healed,
                Candidates(row, await near.Around(row), typed.File.Setting)
            );
        }
    }

    internal static List<ReviewRows.Candidate> Candidates(
        RowWork row,
        List<RegisterLinkage.Side> people,
        IntakeSetting setting
    )
    {
        var pairs = RegisterLinkage.Find([NearPeople.SideOf(row)], people, explain: true);
        return ReviewRows.Candidates(row, people, pairs, setting.Places);
    }

    internal static Refusal NoRow { get; } =
        Refusal.Invalid("row-unreadable", "Isian tidak terbaca sebagai data orang. Periksa nama dan NIK.");
}
