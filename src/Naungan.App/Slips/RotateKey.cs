using Naungan.App.Audit;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Slips;

/// <summary>
/// Makes a new signing key. Slips signed with the old one verify until a day: a year ahead in the ordinary course,
/// yesterday when the key may be in other hands.
/// </summary>
public static class RotateKey
{
    public const string Action = "slips.rotate";

    /// <param name="Until">The last day on which slips of the old key verify.</param>
    public sealed record Request(RegionCode Region, DateOnly Until);

    /// <param name="Key">Number of the new key.</param>
    public sealed record Answer(int Key, DateOnly OldUntil);

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
        var made = await SigningKeys.Rotate(session, db.Vault, actor, request.Until, now, stop);
        var detail = $"kunci {made}; kunci lama berlaku sampai {request.Until:yyyy-MM-dd}";
        await AuditTrail.Append(session, actor, Action, $"kunci {made}", detail, now, stop);
        await session.Commit(stop);
        return new Answer(made, request.Until);
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "slip rotate-key",
            "Membuat kunci tanda tangan baru; kartu dengan kunci lama berlaku sampai suatu hari",
            "naungan slip rotate-key --government 64.02 --old-until 2027-12-31",
            verb =>
            {
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                var until = verb.Option<DateOnly>(
                    "--old-until",
                    "Hari terakhir kartu berkunci lama masih dinyatakan asli",
                    required: true
                );
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var request = new Request(run.Get(region), run.Get(until));
                    var actor = await run.Actor(db, request.Region);
                    return run.Answer(
                        await Handle(request, actor, db, run.Now, run.Stop),
                        (done, output) =>
                            output.WriteLine($"Kunci {done.Key} dibuat; kunci lama sampai {done.OldUntil:yyyy-MM-dd}.")
                    );
                });
            }
        );
}
