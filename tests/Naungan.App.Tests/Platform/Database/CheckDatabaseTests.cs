using Naungan.App.Platform.Database;

namespace Naungan.App.Tests.Platform.Database;

public sealed class CheckDatabaseTests
{
    [Fact]
    public async Task A_fresh_file_is_whole_and_safe()
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        await using var session = await test.Db.Read(default);
        var answer = await CheckDatabase.Look(session, default);
        Assert.True(answer.IsOk, string.Join("; ", answer.Checks.Where(check => !check.Ok)));
    }

    [Fact]
    public async Task A_server_that_may_forget_is_told_apart_from_damage()
    {
        await using var test = await TestDb.Fresh(DbKind.Postgres); // the tests' server runs without fsync
        await using var session = await test.Db.Read(default);
        var answer = await CheckDatabase.Look(session, default);
        Assert.Equal(
            ["fsync", "full-page-writes", "synchronous-commit"],
            answer.Checks.Where(check => !check.Ok).Select(check => check.Name)
        );
        Assert.DoesNotContain(answer.Checks, check => check is { Ok: false, Damage: true });
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_schema_behind_or_ahead_of_the_program_is_named(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        await using var session = await test.Db.Write(default);
        await session.Run("update schema_migration set number = 999 where number = 10");
        var checks = (await CheckDatabase.Look(session, default)).Checks;
        Assert.Equal("kurang 010_register.sql", checks.Single(check => check.Name == "schema").Found);
        Assert.Equal("lebih tua dari perubahan 999", checks.Single(check => check.Name == "program").Found);
    }

    [Fact]
    public async Task A_row_without_its_parent_is_damage()
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        await using var session = await test.Db.Write(default);
        await session.Run("pragma defer_foreign_keys = on");
        await session.Run("insert into agency (region_code, code, name) values ('99.99', 'dinas', 'Dinas')");
        var checks = (await CheckDatabase.Look(session, default)).Checks;
        Assert.True(checks.Single(check => check.Name == "foreign-keys") is { Ok: false, Damage: true });
    }

    [Fact]
    public async Task A_spoiled_page_is_damage()
    {
        var folder = Directory.CreateTempSubdirectory("naungan-check-").FullName;
        try
        {
            await using (var db = Db.InFolder(folder))
                await Migrate.ToLatest(db, TestDb.Now, default);
            var file = Path.Combine(folder, "naungan.db");
            var bytes = await File.ReadAllBytesAsync(file);
            Array.Fill(bytes, (byte)0x5a, bytes.Length - 4096, 2048); // the last page belongs to some index or table
            await File.WriteAllBytesAsync(file, bytes);
            await using var spoiled = Db.InFolder(folder);
            await using var session = await spoiled.Read(default);
            var pages = (await CheckDatabase.Look(session, default)).Checks.Single(check => check.Name == "pages");
            Assert.True(pages is { Ok: false, Damage: true }, pages.Found);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task An_empty_folder_has_no_schema()
    {
        var folder = Directory.CreateTempSubdirectory("naungan-check-").FullName;
        try
        {
            await using var db = Db.InFolder(folder);
            await using var session = await db.Read(default);
            var answer = await CheckDatabase.Look(session, default);
            Assert.Equal("schema", Assert.Single(answer.Checks).Name);
            Assert.False(answer.IsOk);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
