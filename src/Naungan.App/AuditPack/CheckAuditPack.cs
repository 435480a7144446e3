using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Files;
using Naungan.Core;

namespace Naungan.App.AuditPack;

/// <summary>Checks a pack offline: every file against the list, the list against the government's key.</summary>
public static class CheckAuditPack
{
    public sealed record Answer(int Files, IReadOnlyList<string> Faults);

    public static void Verb(Verbs cli) =>
        cli.Add(
            "audit check",
            "Memeriksa berkas auditor dengan kunci publik saja, tanpa basis data",
            "naungan audit check audit.zip --key kunci.pem",
            verb =>
            {
                var path = verb.Argument("FILE", "Berkas .zip");
                var key = verb.Option<string>("--key", "Kunci publik (PEM) dari halaman /kartu", required: true);
                verb.Run(async run =>
                {
                    if (!File.Exists(run.Get(path)) || !File.Exists(run.Get(key)))
                        return run.Refused(Refusal.NotFound("Berkas atau kunci"));
                    await using var file = File.OpenRead(run.Get(path));
                    var answer = Check(file, await File.ReadAllTextAsync(run.Get(key)!, run.Stop));
                    return run.Answer(
                        answer,
                        (done, text) =>
                        {
                            text.WriteLine(done.Faults.Count == 0 ? $"Utuh: {done.Files} berkas cocok." : "TIDAK UTUH");
                            foreach (var fault in done.Faults)
                                text.WriteLine("  " + fault);
                        },
                        done => done.Faults.Count == 0 ? Exit.Done : Exit.Damaged
                    );
                });
            }
        );

    public static Result<Answer> Check(Stream file, string pem)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.GetEntry(PackWriter.ListName) is not { } listed)
            return Refusal.Invalid("no-pack", "Ini bukan berkas auditor: daftar sidiknya tidak ada.");
        var list = Bytes(listed);
        var faults = new List<string>();
        var expected = Encoding.UTF8.GetString(list).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in expected)
        {
            var (hash, name) = (line[..64], line[66..]);
            if (zip.GetEntry(name) is not { } entry)
                faults.Add($"{name} hilang");
            else if (Convert.ToHexStringLower(SHA256.HashData(Bytes(entry))) != hash)
                faults.Add($"{name} diubah");
        }
        if (!IsSigned(zip, list, pem))
            faults.Add("tanda tangan tidak cocok dengan kunci");
        var known = expected.Length + 2; // the list and its signature
        if (zip.Entries.Count != known)
            faults.Add($"ada {zip.Entries.Count} berkas, seharusnya {known}");
        return new Answer(expected.Length, faults);
    }

    private static bool IsSigned(ZipArchive zip, byte[] list, string pem)
    {
        if (zip.GetEntry(MakeAuditPack.SignatureName) is not { } signed)
            return false;
        using var key = ECDsa.Create();
        key.ImportFromPem(pem);
        var signature = new byte[256];
        return Convert.TryFromBase64String(Encoding.ASCII.GetString(Bytes(signed)), signature, out var length)
            && key.VerifyData(list, signature.AsSpan(0, length), HashAlgorithmName.SHA256);
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var buffer = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }
}
