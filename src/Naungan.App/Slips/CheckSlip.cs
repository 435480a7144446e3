using System.Security.Cryptography;
using System.Text;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Platform.Web.Writing;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Slips;

namespace Naungan.App.Slips;

/// <summary>Says whether the QR of a slip is genuine, by its signature alone; it tells nothing of the person.</summary>
public static class CheckSlip
{
    public const string Action = "public.slip";

    /// <param name="Text">What a reader saw in the QR.</param>
    public sealed record Request(string Text, DateOnly On);

    public sealed record Answer(string Government, long Number, DateOnly AskedOn, DateOnly CoveredThrough, bool IsOver);

    private static readonly Refusal _unreadable = Refusal.Invalid(
        "slip-unreadable",
        "Ini bukan QR kartu perlindungan. Pindai QR di sudut kiri bawah kartu, seluruhnya."
    );

    private static readonly Refusal _notGenuine = Refusal.Invalid(
        "slip-not-genuine",
        "Tanda tangan kartu tidak cocok: kartu ini tidak dibuat oleh pemerintah daerah, atau isinya diubah. "
            + "Tanyakan ke kantor desa."
    );

    public static async Task<Result<Answer>> Handle(Request request, Actor actor, Db db, CancellationToken stop)
    {
        if (Access.Check(actor, Action, actor.Government) is { } refusal)
            return refusal;
        if (!SlipText.TryRead(request.Text, out var slip, out var signature))
            return _unreadable;
        await using var session = await db.Read(stop);
        var keys = await SigningKeys.All(session, stop);
        if (!keys.Exists(key => key.RegionCode == slip.Government))
            return OtherGovernment(slip.Government);
        var signer = keys.Find(key => key.RegionCode == slip.Government && key.Id == slip.Key);
        if (signer is null || !Holds(signer.PublicKey, slip, signature))
            return _notGenuine;
        return signer.VerifiesUntil is { } until && until < request.On
            ? Retired(until)
            : Told(slip, signer.Name, request.On);
    }

    /// <summary>Offline: needs the published key and nothing else.</summary>
    public static void Verb(Verbs cli) =>
        cli.Add(
            "slip check",
            "Memeriksa QR kartu dengan kunci publik saja, tanpa sambungan dan tanpa basis data",
            "naungan slip check N1/6402/1/100001/20211220/20220331/ABC --key kunci.pem",
            verb =>
            {
                var text = verb.Argument("text", "Isi QR");
                var path = verb.Option<string>(
                    "--key",
                    "Berkas kunci publik (PEM) dari halaman /kartu",
                    required: true
                );
                verb.Run(async run =>
                {
                    if (!File.Exists(run.Get(path)))
                        return run.Refused(Refusal.NotFound("Berkas kunci"));
                    var pem = await File.ReadAllTextAsync(run.Get(path)!, run.Stop);
                    return run.Answer(
                        Offline(run.Get(text), pem, DateOnly.FromDateTime(run.Now.UtcDateTime)),
                        (answer, output) =>
                            output.WriteLine(
                                $"ASLI: kartu {answer.Number}, terlindungi sampai {answer.CoveredThrough:yyyy-MM-dd}"
                                    + (answer.IsOver ? " (sudah lewat)" : "")
                            )
                    );
                });
            }
        );

    internal static Result<Answer> Offline(string text, string pem, DateOnly on)
    {
        if (!SlipText.TryRead(text, out var slip, out var signature))
            return _unreadable;
        using var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return Holds(key.ExportSubjectPublicKeyInfo(), slip, signature)
            ? Told(slip, slip.Government.Code, on)
            : _notGenuine;
    }

    private static Refusal OtherGovernment(RegionCode code) =>
        Refusal.Invalid(
            "slip-of-other-government",
            $"Kartu ini diterbitkan pemerintah daerah lain (kode {code.Code}). Periksa di situs pemerintah daerah itu."
        );

    private static Refusal Retired(DateOnly until) =>
        Refusal.Invalid(
            "slip-key-retired",
            $"Kartu ini ditandatangani dengan kunci lama yang berlaku sampai {Indonesian.Day(until)}. "
                + "Minta kartu baru di kantor desa; perlindungan pemegangnya tidak berubah."
        );

    private static Answer Told(SlipText slip, string government, DateOnly on) =>
        new(government, slip.Number, slip.AskedOn, slip.CoveredThrough, slip.CoveredThrough < on);

    private static bool Holds(byte[] publicKey, SlipText slip, byte[] signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(publicKey, out _);
        return key.VerifyData(Encoding.ASCII.GetBytes(slip.Body), signature, HashAlgorithmName.SHA256);
    }
}
