using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Roster;

namespace Naungan.App.Roster;

/// <summary>Recomputes the hash of a sealed annex from its stored lines and compares it with the one sealed.</summary>
public static class VerifyDecree
{
    public const string Action = "roster.read";

    public sealed record Request(RegionCode Region, string Number);

    /// <param name="Sealed">The hash written when it was sealed, hexadecimal.</param>
    /// <param name="Recomputed">The hash of what is stored now.</param>
    public sealed record Answer(string Number, int People, string Sealed, string Recomputed)
    {
        public bool IsWhole => Sealed == Recomputed;
    }

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        var visible = await ShowDecree.Visible(db, actor, request.Region, request.Number, Action, stop);
        if (!visible.TryGet(out var seen, out var refusal))
            return refusal;
        if (!seen.Decree.IsSealed)
            return NotSealed;
        await using var session = await db.Read(stop);
        var lines = AnnexRows.OfSealed(session, db.Vault, request.Region, seen.Decree.Id).ToList();
        return new Answer(
            seen.Decree.Number,
            lines.Count,
            Convert.ToHexStringLower(seen.Decree.AnnexSha256),
            Convert.ToHexStringLower(AnnexSeal.Of(seen.Decree.Head(request.Region), lines))
        );
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "roster verify",
            "Menghitung ulang sidik lampiran SK dari baris yang tersimpan",
            "naungan roster verify 188.45/610/2021 --government 64.02",
            verb =>
            {
                var number = verb.Argument("number", "Nomor SK");
                var region = verb.Option<RegionCode>("--government", "Kode daerah, misalnya 64.02", required: true);
                verb.Run(async run =>
                {
                    await using var db = await run.OpenDb();
                    var request = new Request(run.Get(region), run.Get(number));
                    var answer = await Handle(request, await run.Actor(db, request.Region), db, run.Stop);
                    return run.Answer(
                        answer,
                        (value, output) =>
                            output.WriteLine(
                                value.IsWhole
                                    ? $"Lampiran utuh: {value.People} orang, {value.Sealed}."
                                    : $"Lampiran BERUBAH: ditetapkan {value.Sealed}, kini {value.Recomputed}."
                            ),
                        exitWhenDone: value => value.IsWhole ? Exit.Done : Exit.Damaged
                    );
                });
            }
        );

    internal static Refusal NotSealed { get; } =
        Refusal.Invalid("decree-not-sealed", "Keputusan ini masih konsep. Tetapkan lebih dahulu.");
}
