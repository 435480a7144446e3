using Naungan.App.Platform.Database;

namespace Naungan.App.Tests.Runs;

/// <summary>A database with a programme; the partial files add budgets, an agreement and decreed people.</summary>
internal sealed partial class MoneyWorld : IAsyncDisposable
{
    internal const string Programme = "pekerja-rentan";
    private readonly TestDb _test;

    private MoneyWorld(TestDb test) => _test = test;

    internal Db Db => _test.Db;

    internal static async Task<MoneyWorld> Empty(DbKind kind)
    {
        var world = new MoneyWorld(await TestDb.Fresh(kind));
        await using var session = await world.Db.Write(default);
        await session.Run(
            "insert into programme (region_code, code, name, segment, insurance, agency_code, precedence, legal_basis, "
                + "created_at) values (@code, @Programme, 'Pekerja rentan', 'bpu', 'jkk,jkm', 'distransnaker', 2, "
                + "'Perbup uji', @Now)",
            new
            {
                code = TestDb.Kukar.Code,
                Programme,
                TestDb.Now,
            }
        );
        await session.Commit();
        return world;
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();
}
