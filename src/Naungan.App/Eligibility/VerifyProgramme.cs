using System.Globalization;
using Naungan.App.Audit;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Programmes;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Eligibility;

/// <summary>A second person confirms the last assessment: its eligible candidates become verified.</summary>
public static class VerifyProgramme
{
    public const string Action = "eligibility.verify";

    /// <summary>Where there is a quota, only those the ranking gave a place.</summary>
    private const string InQuota =
        " and person_id in (select r.person_id from ranking r where r.region_code = @region "
        + "and r.programme_code = @Programme and r.waiting_number is null)";

    public sealed record Request(RegionCode Region, string Programme);

    public sealed record Answer(Guid Assessment, int Verified);

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
        var last = await AssessmentRow.Last(session, request.Region, request.Programme, stop);
        if (last is null)
            return Refusal.Invalid("not-assessed", "Program ini belum diperiksa. Jalankan pemeriksaan lebih dahulu.");
        if (last.AssessedBy == actor.Name)
            return Refusal.Invalid("same-person", "Pemeriksaan harus disahkan orang lain, bukan yang menjalankannya.");
        if (await NewerFacts(session, request, last.AssessedAt, stop))
            return Refusal.Invalid(
                "assessment-outdated",
                "Ada berkas, daftar, atau keputusan baru, surat ditarik, atau syarat berubah sesudah pemeriksaan "
                    + "terakhir. Jalankan pemeriksaan ulang."
            );
        var hasQuota = (await QuotaTables.Of(session, request.Region, request.Programme, stop)).Count > 0;
        var rankedAt = await RankingTables.At(session, request.Region, request.Programme, stop);
        if (
            hasQuota
            && (
                rankedAt < last.AssessedAt
                || await RankingTables.IsOutdated(session, request.Region, request.Programme, stop)
            )
        )
            return Refusal.Invalid(
                "not-ranked",
                "Program ini berkuota. Urutkan calon sesudah pemeriksaan dan kuota terakhir, lalu sahkan yang masuk kuota."
            );
        var chosen = hasQuota ? InQuota : "";
        var people = await Eligible(session, request, chosen, stop);
        if (people.Count == 0)
            return Refusal.Invalid("nothing-to-verify", "Tidak ada calon memenuhi syarat yang menunggu pengesahan.");
        await Move(session, request, last, people, chosen, actor, now, stop);
        var detail = string.Create(CultureInfo.InvariantCulture, $"{people.Count} orang; diperiksa {last.AssessedBy}");
        await AuditTrail.Append(session, actor, Action, "program " + request.Programme, detail, now, stop);
        await session.Commit(stop);
        return new Answer(last.Id, people.Count);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "eligibility verify",
            "Mengesahkan pemeriksaan terakhir satu program; bukan oleh yang menjalankannya",
            "naungan eligibility verify --government 64.02 --programme pekerja-rentan --as verifikator",
            verb =>
            {
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var programme = verb.Option<string>("--programme", "Kode program", required: true);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var request = new Request(run.Get(region), run.Get(programme)!);
                    var answer = await Handle(request, await run.Actor(db, request.Region), db, run.Now, run.Stop);
                    return run.Answer(answer, (value, output) => output.WriteLine($"{value.Verified} orang disahkan."));
                });
            }
        );

    private static Task<List<Guid>> Eligible(Session session, Request request, string chosen, CancellationToken stop) =>
        session.List<Guid>(
            "select person_id from enrolment where region_code = @region and programme_code = @Programme "
                + "and state = 'candidate' and verdict = 'eligible'"
                + chosen
                + session.ForUpdate,
            new { region = request.Region.Code, request.Programme },
            stop
        );

    private static async Task Move(
        Session session,
        Request request,
        AssessmentRow last,
        List<Guid> people,
        string chosen,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var args = new
        {
            region = request.Region.Code,
            request.Programme,
            last.Id,
            people.Count,
            actor.Name,
            now,
        };
        await session.Run(
            "update enrolment set state = 'verified' where region_code = @region and programme_code = @Programme "
                + "and state = 'candidate' and verdict = 'eligible'"
                + chosen,
            args,
            stop
        );
        await session.Run(
            "update assessment set verified = coalesce(verified, 0) + @Count, verified_by = @Name, verified_at = @now "
                + "where region_code = @region and id = @Id",
            args,
            stop
        );
        var change = new EnrolmentStore.Change(
            request.Programme,
            Ids.New(now),
            "candidate",
            "verified",
            last.AssessedOn,
            "verified"
        );
        await EnrolmentStore.Events(session, request.Region, change, people, actor, now, stop);
    }

    // An assessment speaks of the rows and lists there were; a later one may hold a death or a new duplicate. The
    // rows of a file come while its job works, maybe long after it was sent; decisions about rows come later still.
    private static async Task<bool> NewerFacts(
        Session session,
        Request request,
        DateTimeOffset assessedAt,
        CancellationToken stop
    ) =>
        await session.One<long>(
            "select (select count(*) from submission where region_code = @region and submitted_at > @assessedAt) "
                + "+ (select count(*) from job where region_code = @region and kind in ('intake', 'look-again') "
                + "and started_at is not null and (finished_at is null or finished_at > @assessedAt)) "
                + "+ (select count(*) from row_decision where region_code = @region and decided_at > @assessedAt) "
                + "+ (select count(*) from row_verdict where region_code = @region and verdict = 'returned' "
                + "and decided_at > @assessedAt) "
                + "+ (select count(*) from person_merge where region_code = @region and state in ('merged', 'split') "
                + "and coalesce(split_at, approved_at, asked_at) > @assessedAt) "
                + "+ (select count(*) from outside_list where region_code = @region and loaded_at > @assessedAt) "
                + "+ (select count(*) from enrolment_override where region_code = @region and decided_at > @assessedAt) "
                + "+ (select count(*) from programme_rule_change where region_code = @region "
                + "and programme_code = @Programme and recorded_at > @assessedAt) "
                + "+ (select count(*) from person_evidence where region_code = @region and withdrawn_at > @assessedAt "
                + "and exists (select 1 from programme_rule r where r.region_code = @region "
                + "and r.programme_code = @Programme and r.rule in ('work-evidence', 'fitness-evidence')))",
            new
            {
                region = request.Region.Code,
                request.Programme,
                assessedAt,
            },
            stop
        ) > 0;
}
