using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Claims;
using Naungan.Core.Identity;
using Naungan.Core.Law;
using Naungan.Core.Law.Benefits;

namespace Naungan.App.Claims;

/// <summary>Adds somebody of the family: an heir in the order of the law, or a child who studies.</summary>
public static class AddHeir
{
    /// <param name="School">For a child who studies: the level it is in now.</param>
    /// <param name="YearsLeft">School years still ahead at that level; null for all the law grants.</param>
    public sealed record Request(
        RegionCode Region,
        Guid Claim,
        HeirKind Kind,
        string Name,
        DateOnly? BornOn = null,
        string? Nik = null,
        string? Phone = null,
        SchoolLevel? School = null,
        int? YearsLeft = null
    );

    public static async Task<Result<int>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook law,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if ((Access.Check(actor, RecordStep.Action, request.Region) ?? WhatIsWrong(request)) is { } refusal)
            return refusal;
        var region = request.Region.Code;
        await using var session = await db.Write(stop);
        var scope = Access.ScopeOf(actor, RecordStep.Action);
        if (await ClaimTables.Find(session, region, scope, request.Claim, stop) is not { } claim)
            return Refusal.NotFound("Klaim");
        if (claim.Standing.IsClosed())
            return RecordStep.Closed;
        var heirs = await ClaimTables.Heirs(session, region, claim.Id, stop);
        var member = await EvidenceTables.ById(session, region, claim.PersonId, stop);
        if (WrongFor(request, claim, member!, heirs, db.Vault, law) is { } wrong)
            return wrong;
        var number = heirs.Count + 1;
        await Insert(session, db.Vault, request, number, actor, now, stop);
        var kind = Kebab.Of(request.Kind);
        await AuditTrail.Append(session, actor, RecordStep.Action, "klaim " + claim.Number, "heir " + kind, now, stop);
        await session.Commit(stop);
        return number;
    }

    private static Refusal? WhatIsWrong(Request request)
    {
        if (string.IsNullOrWhiteSpace(request.Name))
            return Refusal.Invalid("name-missing", "Isi nama ahli waris.");
        if (request.Nik is { Length: > 0 } && !Nik.TryParse(request.Nik, out _))
            return Refusal.Invalid("nik-invalid", "NIK harus 16 angka dengan susunan yang benar. Periksa kembali.");
        if (request.School is not null && request.Kind != HeirKind.Child)
            return Refusal.Invalid("scholar-not-child", "Beasiswa hanya untuk anak peserta.");
        return request.YearsLeft < 0
            ? Refusal.Invalid("years-left-negative", "Sisa tahun sekolah tidak boleh kurang dari nol.")
            : null;
    }

    private static Refusal? WrongFor(
        Request request,
        ClaimRow claim,
        EvidenceTables.Member member,
        List<HeirRow> heirs,
        Vault vault,
        Lawbook law
    )
    {
        var own = vault.Open(member.NikSealed, "person.nik", member.Id);
        if (request.Nik is { Length: > 0 } nik && nik == own)
            return Refusal.Invalid("heir-is-member", "Ahli waris tidak mungkin peserta itu sendiri. Periksa NIK.");
        if (request.Kind == HeirKind.Child && request.BornOn is { } born && born <= member.BirthDate)
            return Refusal.Invalid("child-older-than-parent", "Anak tidak mungkin lebih tua dari peserta. Periksa.");
        if (heirs.Exists(heir => heir.Name == request.Name.Trim() && heir.BirthDate == request.BornOn))
            return Refusal.Invalid("heir-exists", "Nama dengan tanggal lahir ini sudah tercatat pada klaim ini.");
        return request.School is null ? null : ScholarshipYears.TooOld(law, claim.HappenedOn, request.BornOn);
    }

    private static Task<int> Insert(
        Session session,
        Vault vault,
        Request request,
        int number,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Run(
            "insert into claim_heir (region_code, claim_id, number, kind, name, birth_date, nik_sealed, phone_sealed, "
                + "school_level, school_years_left, recorded_by, recorded_at) values (@region, @Claim, @number, @kind, "
                + "@name, @BornOn, @nik, @phone, @school, @YearsLeft, @by, @now)",
            new
            {
                region = request.Region.Code,
                request.Claim,
                number,
                kind = Kebab.Of(request.Kind),
                name = request.Name.Trim(),
                request.BornOn,
                nik = vault.Seal(Blank(request.Nik), $"claim_heir.nik/{number}", request.Claim),
                phone = vault.Seal(Blank(request.Phone), $"claim_heir.phone/{number}", request.Claim),
                school = request.School is { } level ? Kebab.Of(level) : null,
                request.YearsLeft,
                by = actor.Name,
                now,
            },
            stop
        );

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
