using System.Text;
using Naungan.App.Audit;
using Naungan.App.Backups;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Tests.Runs;
using Naungan.Core;

namespace Naungan.App.Tests.Backups;

public sealed class BackupTests : IDisposable
{
    private static readonly Actor _keeper = Actor.AtConsole(TestDb.Kukar, "penjaga");
    private readonly string _folder = Directory.CreateTempSubdirectory("naungan-backup-").FullName;

    private string Copy => Path.Combine(_folder, "cadangan.db");

    [Fact]
    public async Task What_is_restored_is_what_was_there_and_says_so_in_both_chains()
    {
        var keys = await Made();

        var restored = await Restore(keys);

        Assert.False(restored.IsRefused, restored.Refusal?.Message);
        Assert.Equal((1, 12L, 0), (restored.Value.Governments, restored.Value.Lines, restored.Value.Migrations));
        await using var db = Db.InFolder(Path.Combine(_folder, "pulih"));
        await using var session = await db.Read(default);
        Assert.Equal(12, await session.One<int>("select count(*) from run_line"));
        var cell = await session.One<byte[]>("select nik_sealed from person order by id limit 1");
        var id = await session.One<Guid>("select id from person order by id limit 1");
        Assert.Equal(16, db.Vault.Open(cell, "person.nik", id)!.Length);
        Assert.Equal(
            "backups.restore",
            await session.One<string>("select action from audit_event order by sequence desc limit 1")
        );
        Assert.Equal(0, await session.One<int>("select count(*) from audit_event where action = 'backups.make'"));
        Assert.Null((await VerifyChain.Handle(new(TestDb.Kukar), _keeper, db, default)).Value.BrokenAt);
    }

    [Fact]
    public async Task One_changed_byte_is_refused_even_when_the_hash_was_changed_with_it()
    {
        var keys = await Made();
        var bytes = await File.ReadAllBytesAsync(Copy);
        var at = bytes.AsSpan().IndexOf("reservation/"u8);
        bytes[at + 1] ^= 1;
        await File.WriteAllBytesAsync(Copy, bytes);
        Assert.Equal("backup-damaged", (await Restore(keys)).Refusal?.Reason);
        bytes[at + 1] ^= 1;
        await File.WriteAllBytesAsync(Copy, bytes);

        // The amount of a line, and a hash made anew: the pages are whole, the money is not.
        await using (var db = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Copy};Pooling=False"))
        {
            await db.OpenAsync();
            await using var change = db.CreateCommand();
            change.CommandText = "drop trigger run_line_fixed; update stored_line set amount = amount + 1";
            await change.ExecuteNonQueryAsync();
        }

        var hash = Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(Copy))
        );
        await File.WriteAllTextAsync(Copy + ".sha256", hash + "  cadangan.db\n");
        Assert.Equal("backup-damaged", (await Restore(keys)).Refusal?.Reason);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_folder, "pulih")));
    }

    [Fact]
    public async Task A_database_is_never_overwritten_and_other_keys_do_not_fit()
    {
        var keys = await Made();
        var other = Path.Combine(_folder, "lain.json");
        Vault.FromFile(other).Dispose();

        Assert.Equal("keys-differ", (await Restore(other)).Refusal?.Reason);
        Assert.Equal("not-found", (await Restore(Path.Combine(_folder, "tiada.json"))).Refusal?.Reason);
        Assert.False((await Restore(keys)).IsRefused);
        Assert.Equal("database-exists", (await Restore(keys)).Refusal?.Reason);
    }

    [Fact]
    public async Task A_backup_is_taken_while_others_write_and_holds_none_of_what_came_later()
    {
        await using var world = await MoneyWorld.Ready(DbKind.Sqlite, people: 3);
        Task<Result<MakeBackup.Answer>> making;
        await using (var session = await world.Db.Write(default))
        {
            await session.Run("update person set name = 'KEMUDIAN'");
            making = Task.Run(() => Make(world)); // copies now, and waits for the writer only to tell of it
            for (var tries = 0; !File.Exists(Copy) && tries < 300; tries++)
                await Task.Delay(50);
            Assert.True(File.Exists(Copy));
            await session.Commit();
        }

        Assert.False((await making).IsRefused);

        Assert.DoesNotContain(
            "KEMUDIAN",
            Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Copy)),
            StringComparison.Ordinal
        );
        Assert.Equal("file-exists", (await Make(world)).Refusal?.Reason);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Copy));
    }

    [Fact]
    public async Task No_personal_number_is_readable_in_a_backup()
    {
        await Made();
        var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Copy));
        for (var i = 0; i < 6; i++)
            Assert.DoesNotContain(MoneyWorld.Nik(i), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_is_told_the_commands_to_use_instead()
    {
        await using var test = await TestDb.Fresh(DbKind.Postgres);
        var refused = await MakeBackup.Handle(new(Copy), _keeper, test.Db, TestDb.Now, default);
        Assert.Equal("server-tools", refused.Refusal?.Reason);
        Assert.Contains("pg_dump", refused.Refusal!.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Copy));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A backup of a world with money in it; returns a copy of its keys.</summary>
    private async Task<string> Made()
    {
        await using var world = await MoneyWorld.Ready(DbKind.Sqlite, people: 6);
        await new RunSteps(world, _folder).Whole(MoneyWorld.Terms());
        var made = (await Make(world)).Value;
        Assert.Equal($"{made.Sha256}  cadangan.db\n", await File.ReadAllTextAsync(Copy + ".sha256"));
        await using var session = await world.Db.Read(default);
        Assert.Equal(
            made.Sha256,
            await session.One<string>("select detail from audit_event where action = 'backups.make'")
        );
        var database = await session.One<string>("select file from pragma_database_list where name = 'main'");
        var keys = Path.Combine(_folder, "kunci.json");
        File.Copy(Path.Combine(Path.GetDirectoryName(database)!, "vault.json"), keys);
        return keys;
    }

    private Task<Result<MakeBackup.Answer>> Make(MoneyWorld world) =>
        MakeBackup.Handle(new(Copy), _keeper, world.Db, TestDb.Now, default);

    private Task<Result<RestoreBackup.Answer>> Restore(string keys) =>
        RestoreBackup.Handle(new(Copy, keys, Path.Combine(_folder, "pulih")), _keeper, TestDb.Now, default);
}
