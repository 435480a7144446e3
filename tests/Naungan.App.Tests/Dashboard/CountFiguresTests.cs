using Naungan.App.Dashboard;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Tests.Claims;
using Naungan.Core.Claims;
using Naungan.Core.Law.Benefits;

namespace Naungan.App.Tests.Dashboard;

public sealed class CountFiguresTests
{
    private static readonly Actor _leader = TestDb.ActorAs(Role.Leader, "pimpinan");
    private static readonly DateOnly _today = DateOnly.FromDateTime(ClaimWorld.Now.UtcDateTime);
    private static readonly Actor _auditor = TestDb.ActorAs(Role.Auditor, "inspektorat");

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task What_is_kept_is_what_a_recount_finds(DbKind kind)
    {
        await using var world = await ClaimWorld.Quarter(kind);

        var shown = await Show(world);

        Assert.Equal((2, 2, false), (shown.Protected, shown.Decreed, shown.IsOld));
        Assert.Equal((0, 2, 2), (shown.ReadyPeople, shown.ReadyOf, shown.AtRisk + shown.Lost));
        Assert.Empty((await Verify(world)).Differences);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_figure_that_was_changed_is_named(DbKind kind)
    {
        await using var world = await ClaimWorld.Quarter(kind);
        await Show(world);
        await world.Money.Sql("update figure set value = value + 1 where name = 'protected'");

        var difference = Assert.Single((await Verify(world)).Differences);

        Assert.Equal(
            ("protected", "202112", 3, 2),
            (difference.Name, difference.Part, difference.Kept, difference.Counted)
        );
    }

    [Fact]
    public async Task Figures_are_old_after_the_next_event_and_fresh_after_the_next_count()
    {
        await using var world = await ClaimWorld.Quarter(DbKind.Sqlite);
        Assert.False((await Show(world)).IsOld);
        var claim = await world.Reported(BenefitEvent.Death, "2021-11-20");

        Assert.True((await Show(world)).IsOld);

        await CountFigures.Handle(new(TestDb.Kukar), _auditor, world.Db, LawFiles.Shipped, ClaimWorld.Now, default);
        Assert.False((await Show(world)).IsOld);
        await world.Step(claim, ClaimStep.Send);
        await world.Step(claim, ClaimStep.Accept, amount: 42_000_000);
        await world.Step(claim, ClaimStep.Pay, amount: 42_000_000);
        var shown = await Show(world);
        Assert.Equal((1, 42_000_000), (shown.Claims.Families, shown.Claims.Paid.Amount));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task What_depends_on_a_day_is_told_of_the_day_chosen(DbKind kind)
    {
        await using var world = await ClaimWorld.Quarter(kind);

        var paid = await Show(world, new(2021, 12, 31));
        Assert.Equal((0, 0, new DateOnly(2021, 12, 31)), (paid.AtRisk, paid.Lost, paid.On));
        var later = await Show(world, new(2022, 1, 15));
        Assert.Equal((2, 0), (later.AtRisk, later.Lost));
        var years = await Show(world, new(2026, 1, 1));
        Assert.Equal((0, 2), (years.AtRisk, years.Lost));
    }

    [Fact]
    public async Task A_promise_is_measured_by_what_the_system_counts()
    {
        await using var world = await ClaimWorld.Quarter(DbKind.Sqlite);
        var promise = new RecordPromise.Request(
            TestDb.Kukar,
            "Lindungi nelayan",
            "protected",
            2021,
            4,
            "RPJMD 2021-2026"
        );

        async Task<string?> Reason(RecordPromise.Request request) =>
            (await RecordPromise.Handle(request, _leader, world.Db, ClaimWorld.Now, default)).Refusal?.Reason;

        Assert.Null(await Reason(promise));
        Assert.Equal("promise-exists", await Reason(promise));
        Assert.Equal("indicator-unknown", await Reason(promise with { Indicator = "bahagia" }));
        Assert.Equal("target-not-positive", await Reason(promise with { Target = 0 }));
        Assert.Equal("promise-incomplete", await Reason(promise with { Source = "" }));
        Assert.Equal("year-unlikely", await Reason(promise with { Year = 21 }));
        var kept = Assert.Single((await Show(world)).Promises);
        Assert.Equal((2, 0.5m), (kept.Actual, kept.Share));
    }

    [Fact]
    public async Task A_village_shows_its_people_months_and_claims_beside_the_regency()
    {
        await using var web = await TestWeb.Start();
        var world = await ClaimWorld.On(web.Db);
        await world.Money.Sql(
            "insert into region (code, parent_code, level, name, kind) values ('64.02.06', '64.02', 3, 'Tenggarong', "
                + "'kecamatan'), ('64.02.06.2001', '64.02.06', 4, 'Loa Uji', 'desa')"
        );
        await world.Money.Sql("update person set district_code = '64.02.06', village_code = '64.02.06.2001'");
        await world.Reported(BenefitEvent.Death, "2021-11-20");
        // The web counts by itself too, perhaps before the villages were written.
        var counted = await CountFigures.Handle(
            new(TestDb.Kukar),
            _auditor,
            world.Db,
            LawFiles.Shipped,
            ClaimWorld.Now,
            default
        );
        Assert.False(counted.IsRefused, counted.Refusal?.Message);
        async Task<ShowPlace.Answer> Place(string code) =>
            (await ShowPlace.Handle(new(TestDb.Kukar, code), _leader, world.Db, default)).Value;

        var village = await Place("64.02.06.2001");
        Assert.Equal((2, 2, 1), (village.People, village.OfRegency, village.Claims));
        Assert.Equal([2, 2, 2], village.Months.Select(month => month.People));
        Assert.Equal(
            ("Loa Uji", 2),
            ((await Place("64.02.06")).Below[0].Name, (await Place("64.02.06")).Below[0].People)
        );
        var other = await ShowPlace.Handle(new(TestDb.Kukar, "64.08.01"), _leader, world.Db, default);
        Assert.Equal("not-found", other.Refusal?.Reason);
        await web.AssertPageIsGuarded("/dashboard/place?kode=64.02.06", Role.VillageOperator, Role.Leader, "Loa Uji");
    }

    [Fact]
    public async Task The_page_of_promises_is_guarded()
    {
        await using var web = await TestWeb.Start();
        await web.AssertPageIsGuarded("/dashboard/promises", Role.VillageOperator, Role.Leader, null);
    }

    private static async Task<ShowDashboard.Answer> Show(ClaimWorld world, DateOnly? on = null)
    {
        var shown = await ShowDashboard.Handle(
            new(on ?? _today),
            _leader,
            world.Db,
            LawFiles.Shipped,
            ClaimWorld.Now,
            default
        );
        Assert.False(shown.IsRefused, shown.Refusal?.Message);
        return shown.Value;
    }

    private static async Task<CountFigures.Answer> Verify(ClaimWorld world) =>
        (await CountFigures.Verify(new(TestDb.Kukar), _auditor, world.Db, LawFiles.Shipped, default)).Value;
}
