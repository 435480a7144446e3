using Naungan.App.Law;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Law;

namespace Naungan.App.Readiness;

/// <summary>
/// If each covered person had an accident today, which claims would wait for a paper nobody asked for in time: by
/// village, so that it can be mended before it is needed.
/// </summary>
public static class ShowReadiness
{
    public const string Action = "readiness.read";

    /// <param name="On">Null for today, or the end of the newest month of contributions when that is earlier.</param>
    public sealed record Request(RegionCode Region, DateOnly Today, DateOnly? On = null);

    public sealed record Village(
        string? Code,
        string Name,
        string District,
        long People,
        long Ready,
        long NoWork,
        long NoHeir,
        long NoFamilyCard,
        long NoPhone
    );

    public sealed record Answer(
        DateOnly On,
        long People,
        long Ready,
        long NoWork,
        long NoHeir,
        long NoFamilyCard,
        long NoPhone,
        IReadOnlyList<Village> Villages
    )
    {
        public decimal Share => People == 0 ? 0 : (decimal)Ready / People;
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
        await using var session = await db.Read(stop);
        return await Count(session, request, Access.ScopeOf(actor, Action).Village, law, stop);
    }

    /// <summary>The count itself, for those who keep it.</summary>
    internal static async Task<Result<Answer>> Count(
        Session session,
        Request request,
        string? village,
        Lawbook law,
        CancellationToken stop
    )
    {
        var on = request.On ?? await CoverThreshold.DayOf(session, request.Region, request.Today, stop);
        if (!CoverThreshold.Of(law, on).TryGet(out var threshold, out var noLaw))
            return noLaw;
        var rows = await ReadinessTables.ByVillage(session, request.Region, threshold, village, stop);
        return new Answer(
            on,
            rows.Sum(row => row.People),
            rows.Sum(row => row.Ready),
            rows.Sum(row => row.NoWork),
            rows.Sum(row => row.NoHeir),
            rows.Sum(row => row.NoFamilyCard),
            rows.Sum(row => row.NoPhone),
            [.. rows.Select(Of)]
        );
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "readiness show",
            "Berapa peserta yang klaimnya akan kekurangan berkas, per desa",
            "naungan readiness show --government 64.02 --json",
            verb =>
            {
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var on = verb.Option<DateOnly>("--on", "Hari yang ditanyakan; bawaan bulan iuran terakhir");
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var today = DateOnly.FromDateTime(run.Now.UtcDateTime);
                    var request = new Request(run.Get(region), today, run.Has(on) ? run.Get(on) : null);
                    var actor = await run.Actor(db, request.Region);
                    return run.Answer(await Handle(request, actor, db, LawFiles.Shipped, run.Stop), Print);
                });
            }
        );

    private static Village Of(ReadinessTables.Place row) =>
        new(
            row.Village,
            row.VillageName ?? "",
            row.DistrictName ?? "",
            row.People,
            row.Ready,
            row.NoWork,
            row.NoHeir,
            row.NoFamilyCard,
            row.NoPhone
        );

    private static void Print(Answer answer, TextWriter output)
    {
        foreach (var village in answer.Villages)
            output.WriteLine(
                $"{village.District, -20} {village.Name, -28} {village.People, 7} siap {village.Ready, 7}"
            );
        output.WriteLine(
            $"{answer.On:yyyy-MM-dd}: {answer.Ready} dari {answer.People} siap; tanpa bukti kerja {answer.NoWork}, tanpa ahli "
                + $"waris {answer.NoHeir}, tanpa KK {answer.NoFamilyCard}, tanpa telepon {answer.NoPhone}."
        );
    }
}
