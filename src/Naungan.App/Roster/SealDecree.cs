using System.Globalization;
using Naungan.App.Audit;
using Naungan.App.Eligibility;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Roster;

namespace Naungan.App.Roster;

/// <summary>
/// Turns a draft into a decree: writes its annex for good and moves its people. Refused when somebody has sealed it
/// before, when the list is no longer the one in the draft, and to the person who drew it up.
/// </summary>
public static class SealDecree
{
    public const string Action = "roster.seal";

    public sealed record Request(RegionCode Region, string Number);

    public sealed record Answer(Guid Id, string Number, int People, string AnnexSha256, AnnexTotals Totals);

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
        var decree = await DecreeTables.Lock(session, request.Region, request.Number.Trim(), stop);
        if (decree is null)
            return Refusal.NotFound($"Keputusan nomor {request.Number}");
        if (decree.IsSealed)
            return Refusal.Invalid("already-sealed", "Keputusan ini sudah ditetapkan dan tidak dapat diubah.");
        if (decree.DraftedBy == actor.Name)
            return Refusal.Invalid("same-person", "Keputusan harus ditetapkan orang lain, bukan yang menyusunnya.");
        if (await RankingTables.RefuseOutdated(session, request.Region, decree.ProgrammeCode, stop) is { } outdated)
            return outdated;
        var lines =
            decree.Kind == "mutation"
                ? AnnexRows.OfMutation(session, db.Vault, request.Region, decree.Id)
                : AnnexRows.OfVerified(session, db.Vault, request.Region, decree.ProgrammeCode);
        if (!AnnexSeal.Of(decree.Head(request.Region), lines).AsSpan().SequenceEqual(decree.AnnexSha256))
            return Refusal.Invalid(
                "draft-changed",
                "Daftar orang berubah sesudah konsep disusun. Susun ulang konsep lalu periksa kembali."
            );
        await AnnexRows.Insert(session, db.Vault, request.Region, decree.Id, lines, stop);
        if (await SealedEffects.Apply(session, request.Region, decree, lines, actor, now, stop) is { } conflict)
            return conflict;
        await DecreeTables.Seal(session, request.Region, decree.Id, actor.Name, now, stop);
        var hash = Convert.ToHexStringLower(decree.AnnexSha256);
        var detail = string.Create(CultureInfo.InvariantCulture, $"{lines.Count} orang; sha256 {hash}");
        await AuditTrail.Append(session, actor, Action, "SK " + decree.Number, detail, now, stop);
        var totals = await AnnexTotals.Of(session, request.Region, decree.ProgrammeCode, lines, stop);
        await session.Commit(stop);
        return new Answer(decree.Id, decree.Number, lines.Count, hash, totals);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "roster seal",
            "Menetapkan konsep SK: lampirannya terkunci dan orangnya masuk daftar",
            "naungan roster seal 188.45/610/2021 --government 64.02 --as verifikator",
            verb =>
            {
                var number = verb.Argument("number", "Nomor SK");
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var request = new Request(run.Get(region), run.Get(number));
                    var answer = await Handle(request, await run.Actor(db, request.Region), db, run.Now, run.Stop);
                    return run.Answer(
                        answer,
                        (value, output) =>
                            output.WriteLine(
                                $"SK {value.Number} ditetapkan: {value.People} orang, {value.AnnexSha256}."
                            )
                    );
                });
            }
        );
}
