using System.Globalization;
using Naungan.App.Audit;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Claims;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Law.Benefits;

namespace Naungan.App.Claims;

/// <summary>
/// Opens the case of an event that family, village, agency or hospital reports, on the day or years later. Whoever is
/// not covered gets a case too: only then can somebody prove otherwise.
/// </summary>
public static class ReportClaim
{
    public const string Action = "claims.report";
    private const int WordsMax = 4000;

    /// <param name="Nik">As typed; goes no further than the blind index. Null when the person is named.</param>
    /// <param name="Person">From the register; null when the NIK is given.</param>
    /// <param name="ReporterKind">family, village, agency or hospital.</param>
    public sealed record Request(
        RegionCode Region,
        string? Nik,
        Guid? Person,
        BenefitEvent Event,
        DateOnly HappenedOn,
        string Place,
        string Story,
        string ReporterKind,
        string ReporterName,
        DateOnly ReportedOn
    )
    {
        public string? ReporterPhone { get; init; }

        /// <summary>When the reporter says it; the dead report nothing.</summary>
        public string? ReporterNik { get; init; }
        public int MonthsUnable { get; init; }
        public Rational Disability { get; init; }
        public Rational FunctionLoss { get; init; }
        public string Costs { get; init; } = "";
    }

    public sealed record Answer(Guid Id, string Number);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook law,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if ((Access.Check(actor, Action, request.Region) ?? WhatIsWrong(request)) is { } refusal)
            return refusal;
        var region = request.Region.Code;
        await using var session = await db.Write(stop);
        var found = await Find(session, db.Vault, request, stop);
        var village = Access.ScopeOf(actor, Action).Village;
        if (found is not { } member || (village is not null && member.VillageCode != village))
            return NotInRegister;
        var others = await ClaimTables.OfPerson(session, region, member.Id, stop);
        if (ReportOf(request, member, others).WhatIsWrong() is { } wrong)
            return wrong;
        // The law of the day is asked before anything is kept: an event nobody legislated for has no case.
        if (!ClaimDeadlines.Of(law, request.Event, request.HappenedOn).TryGet(out _, out var noLaw))
            return noLaw;
        var id = Ids.New(now);
        var number = await NextNumber(session, region, request.ReportedOn.Year, stop);
        await Insert(session, db.Vault, region, id, number, member.Id, request, actor, now, stop);
        await TakeHeirs(session, region, id, member.Id, stop);
        var words = $"Dilaporkan oleh {ReporterTitle(request.ReporterKind)}.";
        var step = new StepRow
        {
            Step = "report",
            HappenedOn = request.ReportedOn,
            Words = words,
            RecordedBy = actor.Name,
        };
        await ClaimTables.AddStep(session, region, id, step, now, stop);
        await AuditTrail.Append(session, actor, Action, "klaim " + number, Kebab.Of(request.Event), now, stop);
        await session.Commit(stop);
        return new Answer(id, number);
    }

    public static string ReporterTitle(string kind) =>
        kind switch
        {
            "family" => "keluarga",
            "village" => "desa atau kelurahan",
            "agency" => "instansi",
            "hospital" => "rumah sakit atau puskesmas",
            _ => kind,
        };

    private static Refusal NotInRegister { get; } =
        Refusal.Invalid(
            "not-in-register",
            "Orang ini tidak ada dalam daftar pemerintah daerah. Periksa NIK; bila seharusnya terdaftar, catat pengaduan."
        );

    private static Refusal? WhatIsWrong(Request request)
    {
        if (request.ReporterKind is not ("family" or "village" or "agency" or "hospital"))
            return Refusal.Invalid("reporter-unknown", "Pilih siapa yang melapor.");
        if (string.IsNullOrWhiteSpace(request.ReporterName) || string.IsNullOrWhiteSpace(request.Place))
            return Refusal.Invalid("report-incomplete", "Isi nama pelapor dan tempat kejadian.");
        if (request.Story.Length > WordsMax || request.Place.Length > WordsMax)
            return Refusal.Invalid("story-too-long", "Cerita kejadian terlalu panjang; ringkaskan.");
        if (request.Person is null && !Nik.TryParse(request.Nik, out _))
            return Refusal.Invalid("nik-invalid", "NIK harus 16 angka dengan susunan yang benar. Periksa kembali.");
        if (!LawWords.TryCosts(request.Costs, out var costs) || costs.Any(cost => cost.Spent < 0))
            return Refusal.Invalid(
                "costs-unreadable",
                "Biaya tidak dapat dibaca; tulis misalnya transport-land:500000."
            );
        if (request.MonthsUnable < 0 || request.Disability < 0 || request.FunctionLoss < 0)
            return Refusal.Invalid("facts-negative", "Bulan dan persentase tidak boleh kurang dari nol.");
        if (request.Disability > 100 || request.FunctionLoss > 100)
            return Refusal.Invalid("percent-too-high", "Persentase paling besar 100.");
        return request.ReporterNik is { Length: > 0 } own && own == request.Nik && request.Event.IsDeath()
            ? Refusal.Invalid("reporter-is-the-deceased", "Pelapor tidak mungkin orang yang meninggal. Periksa NIK.")
            : null;
    }

    private static ClaimReport ReportOf(Request request, EvidenceTables.Member member, List<ClaimRow> others) =>
        new(
            request.Event,
            request.HappenedOn,
            request.ReportedOn,
            member.BirthDate,
            others.Find(one => one.What.IsDeath())?.HappenedOn,
            others.Exists(one => one.What == request.Event && one.HappenedOn == request.HappenedOn)
        );

    private static Task<EvidenceTables.Member?> Find(
        Session session,
        Vault vault,
        Request request,
        CancellationToken stop
    ) =>
        request.Person is { } id
            ? EvidenceTables.ById(session, request.Region.Code, id, stop)
            : EvidenceTables.ByNik(session, request.Region.Code, vault.Index("nik", request.Nik)!, stop);

    private static async Task<string> NextNumber(Session session, string region, int year, CancellationToken stop)
    {
        var last = await ClaimTables.LastNumber(session, region, $"KLM/{year}/%", stop);
        return string.Create(CultureInfo.InvariantCulture, $"KLM/{year}/{last + 1:00000}");
    }

    private static Task<int> Insert(
        Session session,
        Vault vault,
        string region,
        Guid id,
        string number,
        Guid person,
        Request request,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Run(
            "insert into claim (region_code, id, number, person_id, event, happened_on, place, story_sealed, "
                + "reporter_kind, reporter_name, reporter_phone_sealed, reported_on, months_unable, disability, "
                + "function_loss, costs, state, recorded_by, recorded_at) values (@region, @id, @number, @person, @what, "
                + "@HappenedOn, @place, @story, @ReporterKind, @reporter, @phone, @ReportedOn, @MonthsUnable, @disability, "
                + "@loss, @Costs, 'open', @by, @now)",
            new
            {
                region,
                id,
                number,
                person,
                what = Kebab.Of(request.Event),
                request.HappenedOn,
                place = request.Place.Trim(),
                story = vault.Seal(request.Story.Trim(), "claim.story", id),
                request.ReporterKind,
                reporter = request.ReporterName.Trim(),
                phone = vault.Seal(Blank(request.ReporterPhone), "claim.reporter_phone", id),
                request.ReportedOn,
                request.MonthsUnable,
                disability = request.Disability.ToString(),
                loss = request.FunctionLoss.ToString(),
                request.Costs,
                by = actor.Name,
                now,
            },
            stop
        );

    /// <summary>Heirs the village recorded before they were needed.</summary>
    private static Task<int> TakeHeirs(
        Session session,
        string region,
        Guid claim,
        Guid person,
        CancellationToken stop
    ) =>
        session.Run(
            "insert into claim_heir (region_code, claim_id, number, kind, name, recorded_by, recorded_at) "
                + "select region_code, @claim, row_number() over (order by recorded_at, id), kind, name, recorded_by, "
                + "recorded_at from person_heir where region_code = @region and person_id = @person",
            new
            {
                region,
                claim,
                person,
            },
            stop
        );

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
