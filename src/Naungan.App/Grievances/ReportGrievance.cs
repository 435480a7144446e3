using System.Globalization;
using System.Security.Cryptography;
using Naungan.App.Audit;
using Naungan.App.Platform;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Claims;
using Naungan.Core.Identity;
using Naungan.Core.Law;

namespace Naungan.App.Grievances;

/// <summary>
/// Takes in a complaint at the counter, in a village or from the public form. Whoever reports gets a number and a
/// secret: with both the answer can be read later, also by somebody who gave no name.
/// </summary>
public static class ReportGrievance
{
    public const string Action = "grievances.report";
    public const string PublicAction = "public.grieve";
    private const int WordsMin = 10;
    private const int WordsMax = 4000;

    /// <param name="ReporterName">Null or empty: anonymous.</param>
    /// <param name="Village">Where it is about, when told.</param>
    /// <param name="Address">Where a web report comes from; only its keyed hash is kept, for a day.</param>
    public sealed record Request(
        RegionCode Region,
        string Category,
        string Words,
        string? ReporterName = null,
        string? ReporterPhone = null,
        string? Village = null,
        Guid? Person = null,
        Guid? Claim = null,
        Guid? Submission = null,
        string? Address = null
    );

    /// <param name="Secret">Shown once; only its keyed hash is kept.</param>
    public sealed record Answer(Guid Id, string Number, string Secret, DateOnly DueOn);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        Lawbook law,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var action = actor.Role == Role.Resident ? PublicAction : Action;
        if ((Access.Check(actor, action, request.Region) ?? WhatIsWrong(request)) is { } refusal)
            return refusal;
        var category = GrievanceCategory.Find(request.Category)!;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (!category.DueAfter(law, today).TryGet(out var due, out var noLaw))
            return noLaw;
        await using var session = await db.Write(stop);
        var address = db.Vault.Index("grievance.address", request.Address);
        if (await TooMany(session, request.Region, address, now, stop))
            return Refusal.Invalid(
                "too-many-today",
                "Terlalu banyak pengaduan dari alamat ini hari ini. Datang ke kantor desa."
            );
        if (Blank(request.Village) is { } village && !await Villages.Has(session, request.Region, village, stop))
            return Refusal.Invalid("village-unknown", "Pilih desa dari daftar, atau kosongkan.");
        var ticket = await NewTicket(session, request.Region, today.Year, now, stop);
        await Insert(
            session,
            db.Vault,
            request,
            actor,
            category,
            ticket with
            {
                DueOn = due,
            },
            address,
            today,
            now,
            stop
        );
        var step = new GrievanceStep
        {
            Step = "receive",
            HappenedOn = today,
            Words = category.Title,
            RecordedBy = actor.Name,
        };
        await GrievanceTables.AddStep(session, request.Region, ticket.Id, step, now, stop);
        await AuditTrail.Append(session, actor, action, "pengaduan " + ticket.Number, category.Code, now, stop);
        await session.Commit(stop);
        return ticket with { DueOn = due };
    }

    /// <summary>The keyed hash by which a ticket is found; spaces, case and dashes do not matter.</summary>
    internal static byte[] IndexOf(Vault vault, string number, string secret)
    {
        var plain = new string([.. secret.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return vault.Index("grievance", number.Trim().ToUpperInvariant() + " " + plain)!;
    }

    private static Refusal? WhatIsWrong(Request request)
    {
        if (GrievanceCategory.Find(request.Category) is null)
            return Refusal.Invalid("category-unknown", "Pilih jenis pengaduan.");
        if (request.Words.Trim().Length is < WordsMin or > WordsMax)
            return Refusal.Invalid("words-missing", "Ceritakan pengaduan dengan beberapa kalimat.");
        return request.ReporterName?.Length > 200 || request.ReporterPhone?.Length > 30
            ? Refusal.Invalid("reporter-too-long", "Nama atau telepon terlalu panjang.")
            : null;
    }

    private static async Task<bool> TooMany(
        Session session,
        RegionCode region,
        byte[]? address,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var day = now.AddDays(-1);
        await session.Run(
            "update grievance set address_index = null where region_code = @region and address_index is not null "
                + "and recorded_at <= @day",
            new { region, day },
            stop
        );
        var asked = await session.One<long>(
            "select count(*) from grievance where region_code = @region and address_index = @address",
            new { region, address },
            stop
        );
        return asked >= Limits.GrievancesPerAddress;
    }

    private static async Task<Answer> NewTicket(
        Session session,
        RegionCode region,
        int year,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        const string Clear = "abcdefghjkmnpqrstuvwxyz23456789";
        var last = await session.One<long>(
            "select count(*) from grievance where region_code = @region and number like @year",
            new { region, year = $"PGD/{year}/%" },
            stop
        );
        var number = string.Create(CultureInfo.InvariantCulture, $"PGD/{year}/{last + 1:00000}");
        var groups = Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Clear, 4));
        return new Answer(Ids.New(now), number, string.Join('-', groups), default);
    }

    private static Task<int> Insert(
        Session session,
        Vault vault,
        Request request,
        Actor actor,
        GrievanceCategory category,
        Answer ticket,
        byte[]? address,
        DateOnly today,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        session.Run(
            "insert into grievance (region_code, id, number, secret_index, channel, category, is_confidential, "
                + "reporter_name, reporter_phone_sealed, village_code, words_sealed, person_id, claim_id, submission_id, "
                + "state, level, received_on, due_on, address_index, recorded_by, recorded_at) values (@Region, @Id, "
                + "@Number, @secret, @channel, @category, @hidden, @name, @phone, @village, @words, @Person, @Claim, "
                + "@Submission, 'open', 0, @today, @DueOn, @address, @by, @now)",
            new
            {
                request.Region,
                ticket.Id,
                ticket.Number,
                secret = IndexOf(vault, ticket.Number, ticket.Secret),
                channel = ChannelOf(actor.Role),
                category = category.Code,
                hidden = category.IsConfidential,
                name = Blank(request.ReporterName),
                phone = vault.Seal(Blank(request.ReporterPhone), "grievance.reporter_phone", ticket.Id),
                village = actor.Village?.Code ?? Blank(request.Village),
                words = vault.Seal(request.Words.Trim(), "grievance.words", ticket.Id),
                request.Person,
                request.Claim,
                request.Submission,
                today,
                ticket.DueOn,
                address,
                by = actor.Name,
                now,
            },
            stop
        );

    private static string ChannelOf(Role role) =>
        role switch
        {
            Role.Resident => "web",
            Role.VillageOperator => "village",
            _ => "counter",
        };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
