using Naungan.App.Audit;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Files;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Claims;
using Naungan.Core.Identity;

namespace Naungan.App.Readiness;

/// <summary>
/// Adds what a claim would lack: who would receive, the family card, a phone. Only what is missing is filled; numbers
/// already known are corrected through the lists they came from.
/// </summary>
public static class MendPerson
{
    public const string Action = "readiness.mend";
    private const int PhoneDigitsMin = 9;
    private const int PhoneDigitsMax = 15;

    public sealed record Request(
        RegionCode Region,
        Guid Person,
        HeirKind? HeirKind = null,
        string? HeirName = null,
        string? FamilyCard = null,
        string? Phone = null
    );

    /// <returns>How many things were added.</returns>
    public static async Task<Result<int>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if ((Access.Check(actor, Action, request.Region) ?? WhatIsWrong(request)) is { } refusal)
            return refusal;
        var village = Access.ScopeOf(actor, Action).Village;
        await using var session = await db.Write(stop);
        if (await ReadinessTables.One(session, request.Region, request.Person, village, stop) is not { } person)
            return Refusal.NotFound("Orang");
        var added = new List<string>();
        if (request.HeirKind is { } kind)
        {
            if (await AddHeir(session, request, kind, actor, now, stop) > 0)
                added.Add("heir");
        }

        if (Digits(request.FamilyCard) is { Length: > 0 } kk && person.NoFamilyCard)
            added.Add(await Fill(session, db.Vault, request, isPhone: false, kk, stop));
        if (Digits(request.Phone) is { Length: > 0 } phone && person.NoPhone)
            added.Add(await Fill(session, db.Vault, request, isPhone: true, phone, stop));
        if (added.Count == 0)
            return Refusal.Invalid(
                "nothing-added",
                "Tidak ada yang ditambahkan; yang sudah tercatat tidak diubah di sini."
            );
        var subject = "person " + request.Person;
        await AuditTrail.Append(session, actor, Action, subject, string.Join(", ", added), now, stop);
        await session.Commit(stop);
        return added.Count;
    }

    private static Refusal? WhatIsWrong(Request request)
    {
        if (request.HeirKind is null != string.IsNullOrWhiteSpace(request.HeirName))
            return Refusal.Invalid("heir-incomplete", "Isi nama dan hubungan ahli waris bersama-sama.");
        if (Digits(request.FamilyCard) is { Length: > 0 and not 16 })
            return Refusal.Invalid("kk-invalid", "Nomor KK harus 16 angka.");
        return Digits(request.Phone) is { Length: > 0 and (< PhoneDigitsMin or > PhoneDigitsMax) }
            ? Refusal.Invalid("phone-invalid", "Nomor telepon tidak lengkap. Periksa kembali.")
            : null;
    }

    private static Task<int> AddHeir(
        Session session,
        Request request,
        HeirKind kind,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Run(
            "insert into person_heir (region_code, id, person_id, kind, name, recorded_by, recorded_at) values "
                + "(@region, @id, @Person, @kind, @name, @by, @now) on conflict do nothing",
            new
            {
                region = request.Region,
                id = Ids.New(now),
                request.Person,
                kind = Kebab.Of(kind),
                name = request.HeirName!.Trim(),
                by = actor.Name,
                now,
            },
            stop
        );

    private static async Task<string> Fill(
        Session session,
        Vault vault,
        Request request,
        bool isPhone,
        string digits,
        CancellationToken stop
    )
    {
        var name = isPhone ? "phone" : "kk";
        var values = new
        {
            region = request.Region,
            request.Person,
            cell = vault.Seal(digits, "person." + name, request.Person),
            index = vault.Index(name, digits),
        };
        var sql = isPhone
            ? "update person set phone_sealed = @cell, phone_index = @index where region_code = @region and id = @Person"
            : "update person set kk_sealed = @cell, kk_index = @index where region_code = @region and id = @Person";
        await session.Run(sql, values, stop);
        return name;
    }

    private static string Digits(string? text) => new([.. (text ?? "").Where(char.IsAsciiDigit)]);
}
