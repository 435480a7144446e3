using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core.Identity;

namespace Naungan.App.Tests;

/// <summary>A fresh, migrated database of either kind with one government in it; gone after the test.</summary>
internal sealed class TestDb : IAsyncDisposable
{
    internal static readonly RegionCode Kukar = RegionCode.Parse("64.02");
    internal static readonly DateTimeOffset Now = new(2021, 9, 20, 2, 0, 0, TimeSpan.Zero);

    private readonly string? _folder;

    private TestDb(Db db, string? folder)
    {
        Db = db;
        _folder = folder;
    }

    /// <summary>
    /// Both databases, for <c>[Theory, MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]</c>.
    /// </summary>
    public static TheoryData<DbKind> Kinds => [DbKind.Sqlite, DbKind.Postgres];

    internal Db Db { get; }

    internal static async Task<TestDb> Fresh(DbKind kind)
    {
        var folder = kind == DbKind.Sqlite ? Directory.CreateTempSubdirectory("naungan-test-").FullName : null;
        var db = folder is null
            ? Db.OnServer(await ScratchPostgres.FreshDatabase(), Vault.InMemory())
            : Db.InFolder(folder);
        await Migrate.ToLatest(db, Now, default);
        await using var session = await db.Write(default);
        await session.Run(
            "insert into government (region_code, name, created_at) values (@code, 'Kabupaten Kutai Kartanegara', @Now)",
            new { code = Kukar.Code, Now }
        );
        await session.Run(
            "insert into agency (region_code, code, name) values (@code, 'distransnaker', 'Distransnaker'), "
                + "(@code, 'dpmd', 'DPMD')",
            new { code = Kukar.Code }
        );
        await session.Commit();
        return new TestDb(db, folder);
    }

    internal static Actor ActorAs(Role role, string name = "uji", string? agency = null, RegionCode? at = null) =>
        new(name, role, at ?? Kukar, agency);

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }
}
