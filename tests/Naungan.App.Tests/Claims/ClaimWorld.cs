using Naungan.App.Claims;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Tests.Runs;
using Naungan.Core;
using Naungan.Core.Claims;
using Naungan.Core.Law.Benefits;
using Naungan.Core.Money;

namespace Naungan.App.Tests.Claims;

/// <summary>Two people covered from October to December 2021, and the steps of their cases with usual values.</summary>
internal sealed class ClaimWorld : IAsyncDisposable
{
    internal static readonly DateTimeOffset Now = new(2022, 2, 1, 2, 0, 0, TimeSpan.Zero);
    internal static readonly Actor Officer = TestDb.ActorAs(Role.ClaimsOfficer, "klaim");
    private readonly string _folder = Directory.CreateTempSubdirectory("naungan-claims-").FullName;

    private ClaimWorld(MoneyWorld money) => Money = money;

    internal MoneyWorld Money { get; }

    internal Db Db => Money.Db;

    internal static Task<ClaimWorld> Quarter(DbKind kind) => Quarter(MoneyWorld.Ready(kind, people: 2));

    internal static async Task<ClaimWorld> On(Db db)
    {
        var money = MoneyWorld.On(db);
        await money.Prepare(people: 2);
        return await Quarter(Task.FromResult(money));
    }

    internal static ReportClaim.Request Event(BenefitEvent what, string on, int person = 0) =>
        new(
            TestDb.Kukar,
            MoneyWorld.Nik(person),
            null,
            what,
            DateOnly.Parse(on, null),
            "Loa Kulu",
            "Perahu terbalik saat mencari ikan.",
            "family",
            "Siti",
            new(2022, 1, 31)
        );

    internal Task<Result<ReportClaim.Answer>> Report(ReportClaim.Request request, Actor? actor = null) =>
        ReportClaim.Handle(request, actor ?? Officer, Db, LawFiles.Shipped, Now, default);

    internal async Task<Guid> Reported(BenefitEvent what, string on, int person = 0)
    {
        var made = await Report(Event(what, on, person));
        Assert.False(made.IsRefused, made.Refusal?.Message);
        return made.Value.Id;
    }

    internal async Task<ShowClaim.Answer> Show(Guid claim)
    {
        var shown = await ShowClaim.Handle(new(TestDb.Kukar, claim), Officer, Db, LawFiles.Shipped, default);
        Assert.False(shown.IsRefused, shown.Refusal?.Message);
        return shown.Value;
    }

    internal Task<Result<RecordStep.Answer>> Step(
        Guid claim,
        ClaimStep step,
        string on = "2022-02-01",
        string words = "",
        long? amount = null
    ) =>
        RecordStep.Handle(
            new(
                TestDb.Kukar,
                claim,
                step,
                DateOnly.Parse(on, null),
                words,
                Amount: amount is { } rupiah ? new Rupiah(rupiah) : null
            ),
            Officer,
            Db,
            LawFiles.Shipped,
            Now,
            default
        );

    internal Task<Result<int>> Heir(
        Guid claim,
        HeirKind kind,
        string name,
        string? born = null,
        SchoolLevel? school = null,
        string? nik = null
    ) =>
        AddHeir.Handle(
            new(TestDb.Kukar, claim, kind, name, born is null ? null : DateOnly.Parse(born, null), nik, null, school),
            Officer,
            Db,
            LawFiles.Shipped,
            Now,
            default
        );

    internal Task<Result<string>> Paper(Guid claim, string paper, byte[]? scan = null) =>
        ReceivePaper.Handle(new(TestDb.Kukar, claim, paper, new(2022, 2, 1), scan), Officer, Db, Now, default);

    public async ValueTask DisposeAsync()
    {
        await Money.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<ClaimWorld> Quarter(Task<MoneyWorld> money)
    {
        var world = new ClaimWorld(await money);
        for (var month = MoneyWorld.October; month <= MoneyWorld.October.Plus(2); month = month.Plus(1))
            await new RunSteps(world.Money, world._folder).Whole(MoneyWorld.Terms(month));
        return world;
    }
}
