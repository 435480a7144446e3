using System.Net;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Public;
using Naungan.App.Tests.Runs;
using Naungan.Core;

namespace Naungan.App.Tests.Public;

/// <summary>People with October 2021 reconciled, a family card and a mother each, who ask on the public page.</summary>
internal sealed class PublicWorld : IAsyncDisposable
{
    internal const string Kk = "6402060101150001";
    internal const string Mother = "Siti Aminah";
    internal static readonly DateOnly Born = new(1990, 1, 1);
    internal static readonly DateTimeOffset November = new(2021, 11, 20, 2, 0, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("naungan-public-").FullName;

    private PublicWorld(MoneyWorld money) => Money = money;

    internal MoneyWorld Money { get; }

    internal Db Db => Money.Db;

    internal static async Task<PublicWorld> Ready(DbKind kind, int people)
    {
        var world = new PublicWorld(await MoneyWorld.Ready(kind, people));
        await world.Fill();
        return world;
    }

    internal static async Task<PublicWorld> On(Db db)
    {
        var money = MoneyWorld.On(db);
        await money.Prepare(people: 2);
        var world = new PublicWorld(money);
        await world.Fill();
        return world;
    }

    internal Task<Result<CheckCover.Answer>> Check(
        string nik,
        CheckCover.Proof? proof = null,
        DateOnly? born = null,
        DateTimeOffset? now = null,
        string address = "10.1.2.3",
        string? challenge = null,
        string? number = null
    ) =>
        CheckCover.Handle(
            new(TestDb.Kukar, nik, born ?? Born, proof ?? new("kk", Kk), IPAddress.Parse(address), challenge, number),
            Actor.Resident(TestDb.Kukar),
            Db,
            LawFiles.Shipped,
            now ?? November,
            default
        );

    public async ValueTask DisposeAsync()
    {
        await Money.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Fill()
    {
        await new RunSteps(Money, _folder).Whole(MoneyWorld.Terms());
        foreach (var id in Money.People)
        {
            await Money.Sql(
                "update person set kk_index = @kk, mother_sealed = @mother where region_code = @region and id = @id",
                new
                {
                    region = TestDb.Kukar,
                    id,
                    kk = Db.Vault.Index("kk", Kk),
                    mother = Db.Vault.Seal(Mother, "person.mother", id),
                }
            );
        }
    }
}
