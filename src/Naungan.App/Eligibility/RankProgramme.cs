using System.Globalization;
using Naungan.App.Audit;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Programmes;
using Naungan.Core;
using Naungan.Core.Eligibility;
using Naungan.Core.Identity;

namespace Naungan.App.Eligibility;

/// <summary>
/// Puts the eligible candidates of a programme in the published order and fills its quota: who is in, who waits, and
/// why. Asking again replaces the order; people already decreed keep their places.
/// </summary>
public static class RankProgramme
{
    public const string Action = "eligibility.rank";

    public sealed record Request(RegionCode Region, string Programme);

    public sealed record Answer(string Programme, int Ranked, int Chosen, int Waiting);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (Access.Check(actor, Action, request.Region) is { } refusal)
            return refusal;
        await using var session = await db.Write(stop);
        if (await ProgrammeTables.Find(session, request.Region, request.Programme, stop) is not { } programme)
            return Refusal.NotFound($"Program {request.Programme}");
        if (Access.ScopeOf(actor, Action).Agency is { } own && own != programme.AgencyCode)
            return Refusal.NotAllowed;
        var quotas = await QuotaTables.Of(session, request.Region, request.Programme, stop);
        if (quotas.Count == 0)
            return Refusal.Invalid(
                "no-quota",
                "Program ini belum berkuota; semua yang memenuhi syarat dapat disahkan."
            );
        if (await AssessmentRow.Last(session, request.Region, request.Programme, stop) is not { } last)
            return Refusal.Invalid("not-assessed", "Program ini belum diperiksa. Jalankan pemeriksaan lebih dahulu.");
        var rows = await RankingTables.People(session, request.Region, request.Programme, stop);
        var places = quotas.ConvertAll(quota => RankingTables.Free(quota, rows));
        var ranked = Ranking.Of(rows.Where(row => !row.IsIn).Select(row => row.ToCandidate()), places, last.AssessedOn);
        await RankingTables.Replace(session, request.Region, request.Programme, ranked, now, stop);
        var answer = new Answer(
            request.Programme,
            ranked.Count,
            ranked.Count(one => one.IsChosen),
            ranked.Count(one => !one.IsChosen)
        );
        var detail = string.Create(CultureInfo.InvariantCulture, $"{answer.Chosen} masuk, {answer.Waiting} menunggu");
        await AuditTrail.Append(session, actor, Action, "program " + request.Programme, detail, now, stop);
        await session.Commit(stop);
        return answer;
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "eligibility rank",
            "Mengurutkan calon yang memenuhi syarat dan mengisi kuota; sisanya daftar tunggu",
            "naungan eligibility rank --government 64.02 --programme pekerja-rentan",
            verb =>
            {
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var programme = verb.Option<string>("--programme", "Kode program", required: true);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var request = new Request(run.Get(region), run.Get(programme)!);
                    var answer = await Handle(request, await run.Actor(db, request.Region), db, run.Now, run.Stop);
                    return run.Answer(
                        answer,
                        (value, output) => output.WriteLine($"{value.Chosen} masuk kuota, {value.Waiting} menunggu.")
                    );
                });
            }
        );
}
