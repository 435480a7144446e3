using System.Security.Cryptography;
using Naungan.App.Audit;
using Naungan.App.Platform.Cli;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Runs;
using Naungan.Core;

namespace Naungan.App.Backups;

/// <summary>
/// Puts a backup where no database is yet, and only when everything about it proves whole: its hash, its pages, the
/// keys that open its NIKs, every audit chain, and all money counted from scratch.
/// </summary>
public static class RestoreBackup
{
    private const string Database = "naungan.db";
    private const string Keys = "vault.json";
    private const string DamagedReason = "backup-damaged";

    /// <param name="File">Made by <see cref="MakeBackup"/>, with FILE.sha256 beside it.</param>
    /// <param name="Keys">The key file that belonged to the database; null when it lies in the folder already.</param>
    /// <param name="Folder">Where the database will live.</param>
    public sealed record Request(string File, string? Keys, string Folder);

    /// <param name="Migrations">Changes of the schema since the backup, applied to the restored database.</param>
    public sealed record Answer(int Governments, long Events, long Lines, int Migrations);

    public static async Task<Result<Answer>> Handle(
        Request request,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (File.Exists(Path.Combine(request.Folder, Database)))
            return Refusal.Invalid(
                "database-exists",
                "Folder itu sudah berisi basis data. Pulihkan ke folder lain, periksa, baru ganti."
            );
        var keys = request.Keys ?? Path.Combine(request.Folder, Keys);
        if (!File.Exists(request.File) || !File.Exists(keys))
            return Refusal.NotFound(File.Exists(request.File) ? $"Berkas kunci {Keys}" : "Berkas cadangan");
        if (await WhyChanged(request.File, stop) is { } changed)
            return changed;
        // Tried in a folder of its own, so that nothing half restored ever bears the database's name.
        var trial = Path.Combine(request.Folder, ".restore-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(trial);
        try
        {
            CopyPrivate(request.File, Path.Combine(trial, Database));
            CopyPrivate(keys, Path.Combine(trial, Keys));
            if (!(await Prove(trial, actor, request.File, now, stop)).TryGet(out var answer, out var fault))
                return fault;
            if (request.Keys is not null)
                File.Move(Path.Combine(trial, Keys), Path.Combine(request.Folder, Keys), overwrite: false);
            File.Move(Path.Combine(trial, Database), Path.Combine(request.Folder, Database), overwrite: false);
            return answer;
        }
        finally
        {
            Directory.Delete(trial, recursive: true);
        }
    }

    public static void Verb(Verbs cli) =>
        cli.Add(
            "restore",
            "Memulihkan cadangan ke folder kosong, setelah segala isinya terbukti utuh",
            "naungan restore cadangan/2026-11-22.db --keys vault.json --data ./pulih",
            verb =>
            {
                var path = verb.Argument("FILE", "Berkas cadangan");
                var keys = verb.Option<string>(
                    "--keys",
                    "Berkas kunci basis data itu, bila belum ada di folder tujuan"
                );
                verb.Run(async run =>
                {
                    if (run.HasDatabase && !run.HasData)
                        return run.Refused(BackupFile.OfServer);
                    var request = new Request(run.Get(path), run.Get(keys), run.DataFolder);
                    var answer = await Handle(request, BackupFile.AtConsole, run.Now, run.Stop);
                    var exit = run.Answer(
                        answer,
                        (value, text) =>
                            text.WriteLine(
                                $"Dipulihkan dan diperiksa: {value.Governments} daerah, {value.Events} catatan audit, "
                                    + $"{value.Lines} baris iuran dihitung ulang, {value.Migrations} perubahan susunan tabel."
                            )
                    );
                    return answer.Refusal?.Reason == DamagedReason ? Exit.Damaged : exit;
                });
            }
        );

    private static async Task<Refusal?> WhyChanged(string path, CancellationToken stop)
    {
        if (!File.Exists(path + ".sha256"))
            return Refusal.NotFound("Berkas .sha256 di samping cadangan");
        var known = (await File.ReadAllTextAsync(path + ".sha256", stop)).Split(' ')[0];
        if (!Convert.ToHexStringLower(await BackupFile.Hash(path, stop)).Equals(known, StringComparison.Ordinal))
            return Damaged("isi berkas tidak cocok dengan sidiknya");
        return await BackupFile.WhyBroken(path, stop) is { } fault ? Damaged(fault) : null;
    }

    private static async Task<Result<Answer>> Prove(
        string folder,
        Actor actor,
        string path,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        await using var db = Db.InFolder(folder);
        var migrations = await Migrate.ToLatest(db, now, stop);
        if (!await KeysFit(db, stop))
            return Refusal.Invalid("keys-differ", "Kunci itu bukan milik cadangan ini: NIK di dalamnya tidak terbuka.");
        var (events, lines) = (0L, 0L);
        var governments = await BackupFile.Governments(db, stop);
        foreach (var government in governments)
        {
            var there = actor with { Government = government };
            if (Access.Check(there, "backups.restore", government) is { } refusal)
                return refusal;
            var chain = (await VerifyChain.Handle(new(government), there, db, stop)).Value;
            var money = (await VerifyMoney.Handle(new(government), there, db, stop)).Value;
            if (chain.BrokenAt is { } at)
                return Damaged($"rantai audit {government} putus pada {at}");
            if (money.Faults.Count > 0)
                return Damaged($"uang {government} tidak cocok: {money.Faults[0]}");
            (events, lines) = (events + chain.Events, lines + money.Lines);
        }

        var sha256 = Convert.ToHexStringLower(await BackupFile.Hash(path, stop));
        await BackupFile.Tell(db, governments, actor, "backups.restore", path, sha256, now, stop);
        await Settle(db, stop);
        return new Answer(governments.Count, events, lines, migrations);
    }

    /// <summary>Opens one sealed NIK; a database without people fits any keys.</summary>
    private static async Task<bool> KeysFit(Db db, CancellationToken stop)
    {
        await using var session = await db.Read(stop);
        var cell = await session.Maybe<Cell>(
            "select id, nik_sealed from person where nik_sealed is not null limit 1",
            stop: stop
        );
        try
        {
            return cell is null || db.Vault.Open(cell.NikSealed, "person.nik", cell.Id) is not null;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Brings what the journal holds into the one file that is moved.</summary>
    private static async Task Settle(Db db, CancellationToken stop)
    {
        await using var session = await db.Read(stop);
        await session.Run("pragma wal_checkpoint(truncate)", stop: stop);
    }

    private static void CopyPrivate(string from, string to)
    {
        BackupFile.MakePrivate(to);
        File.Copy(from, to, overwrite: true);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(to, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static Refusal Damaged(string what) =>
        Refusal.Invalid(DamagedReason, $"Cadangan ini rusak dan tidak dipulihkan: {what}. Pakai cadangan sebelumnya.");

    private sealed record Cell
    {
        public Guid Id { get; init; }
        public byte[] NikSealed { get; init; } = [];
    }
}
