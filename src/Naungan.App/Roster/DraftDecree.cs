using System.Globalization;
using Naungan.App.Audit;
using Naungan.App.Eligibility;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Programmes;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Roster;

namespace Naungan.App.Roster;

/// <summary>
/// Draws up a decree over everybody verified and not yet in one. The draft remembers the hash of what it would say, so
/// that sealing can tell when the list changed after it was read. The same number again draws it up anew.
/// </summary>
public static class DraftDecree
{
    public const string Action = "roster.draft";

    /// <param name="EffectiveFrom">First day of cover of its people.</param>
    /// <param name="Signatory">Office and name of who signs, as printed.</param>
    public sealed record Request(
        RegionCode Region,
        string Programme,
        string Number,
        string Title,
        DateOnly DecidedOn,
        DateOnly EffectiveFrom,
        string? Signatory = null
    );

    public sealed record Answer(Guid Id, string Number, int People, string AnnexSha256, AnnexTotals Totals);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        Db db,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if ((Access.Check(actor, Action, request.Region) ?? WhatIsWrong(request)) is { } refusal)
            return refusal;
        await using var session = await db.Write(stop);
        if (await NotOpen(session, request, actor, stop) is { } notOpen)
            return notOpen;
        var before = await DecreeTables.Lock(session, request.Region, request.Number.Trim(), stop);
        if (before is { IsSealed: true })
            return Refusal.Invalid("decree-sealed", "Nomor ini sudah dipakai keputusan yang ditetapkan.");
        if (before is not null && (before.ProgrammeCode, before.Kind) != (request.Programme, "establish"))
            return Refusal.Invalid("decree-number-used", "Nomor ini sudah dipakai konsep keputusan lain.");
        var lines = AnnexRows.OfVerified(session, db.Vault, request.Region, request.Programme);
        if (lines.Count == 0)
            return Refusal.Invalid("nobody-verified", "Belum ada orang yang disahkan verifikator untuk ditetapkan.");
        var row = Row(request, actor, before?.Id ?? Ids.New(now), lines, now);
        await DecreeTables.Keep(session, request.Region, row, stop);
        var detail = string.Create(CultureInfo.InvariantCulture, $"{row.People} orang");
        await AuditTrail.Append(session, actor, Action, "SK " + row.Number, detail, now, stop);
        await session.Commit(stop);
        return await Summary(db, request.Region, row, lines, stop);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "roster draft",
            "Menyusun konsep SK atas semua orang yang sudah disahkan",
            "naungan roster draft 188.45/610/2021 --government 64.02 --programme pekerja-rentan "
                + "--title \"Penetapan penerima\" --decided-on 2021-09-28 --effective-from 2021-10-01",
            verb =>
            {
                var number = verb.Argument("number", "Nomor SK");
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var programme = verb.Option<string>("--programme", "Kode program", required: true);
                var title = verb.Option<string>("--title", "Judul SK", required: true);
                var decidedOn = verb.Option<DateOnly>("--decided-on", "Tanggal SK", required: true);
                var from = verb.Option<DateOnly>("--effective-from", "Hari pertama perlindungan", required: true);
                var signatory = verb.Option<string>("--signatory", "Jabatan dan nama penanda tangan");
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var request = new Request(
                        run.Get(region),
                        run.Get(programme)!,
                        run.Get(number),
                        run.Get(title)!,
                        run.Get(decidedOn),
                        run.Get(from),
                        run.Get(signatory)
                    );
                    var answer = await Handle(request, await run.Actor(db, request.Region), db, run.Now, run.Stop);
                    return run.Answer(
                        answer,
                        (value, output) =>
                            output.WriteLine($"Konsep {value.Number}: {value.People} orang, {value.AnnexSha256}.")
                    );
                });
            }
        );

    private static Refusal? WhatIsWrong(Request request) =>
        string.IsNullOrWhiteSpace(request.Number) || string.IsNullOrWhiteSpace(request.Title)
            ? Refusal.Invalid("decree-incomplete", "Isi nomor dan judul keputusan.")
            : null;

    private static async Task<Refusal?> NotOpen(Session session, Request request, Actor actor, CancellationToken stop)
    {
        if (await ProgrammeTables.Find(session, request.Region, request.Programme, stop) is not { } programme)
            return Refusal.NotFound($"Program {request.Programme}");
        if (Access.ScopeOf(actor, Action).Agency is { } own && own != programme.AgencyCode)
            return Refusal.NotAllowed;
        var start = await PlanTerms.Start(session, request.Region, request.Programme, stop);
        if (start is { } month && request.EffectiveFrom < month.FirstDay)
            return Refusal.Invalid(
                "before-plan",
                $"Rencana program mulai {month.ToWords()}. Ubah hari berlakunya, atau serahkan rencana lain."
            );
        return await RankingTables.RefuseOutdated(session, request.Region, request.Programme, stop);
    }

    private static DecreeRow Row(Request request, Actor actor, Guid id, List<AnnexLine> lines, DateTimeOffset now)
    {
        var row = new DecreeRow
        {
            Id = id,
            ProgrammeCode = request.Programme,
            Number = request.Number.Trim(),
            Title = request.Title.Trim(),
            Kind = "establish",
            DecidedOn = request.DecidedOn,
            EffectiveFrom = request.EffectiveFrom,
            Signatory = request.Signatory,
            People = lines.Count,
            DraftedBy = actor.Name,
            DraftedAt = now,
        };
        return row with { AnnexSha256 = AnnexSeal.Of(row.Head(request.Region), lines) };
    }

    private static async Task<Answer> Summary(
        Db db,
        RegionCode region,
        DecreeRow row,
        List<AnnexLine> lines,
        CancellationToken stop
    )
    {
        await using var reading = await db.Read(stop);
        var totals = await AnnexTotals.Of(reading, region, row.ProgrammeCode, lines, stop);
        return new Answer(row.Id, row.Number, row.People, Convert.ToHexStringLower(row.AnnexSha256), totals);
    }
}
