using Naungan.App.Claims;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Tests.Runs;
using Naungan.Core.Identity;
using Naungan.Core.Law.Benefits;
using Naungan.Core.Money;

namespace Naungan.App.Tests.Claims;

public sealed class ReportClaimTests
{
    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_death_under_cover_gives_the_grant_of_the_law_item_by_item(DbKind kind)
    {
        await using var world = await ClaimWorld.Quarter(kind);

        var claim = await world.Show(await world.Reported(BenefitEvent.Death, "2021-11-20"));

        Assert.True(claim.Law.Verdict.IsCovered);
        Assert.Equal(42_000_000, claim.Law.Estimate!.Total.Amount);
        Assert.Equal([20_000_000, 12_000_000, 10_000_000], claim.Law.Estimate.Items.Select(item => item.Amount.Amount));
        Assert.All(claim.Law.Estimate.Items, item => Assert.NotEmpty(item.Because));
        Assert.Contains(claim.Lacks, lack => lack.Code == "paper:death-certificate");
        Assert.Contains(claim.Lacks, lack => lack.Code == "heir");
        Assert.Equal(new DateOnly(2026, 11, 20), claim.Law.Deadlines.LapsesOn);
        Assert.DoesNotContain(MoneyWorld.Nik(0), claim.NikMasked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Death_by_an_accident_at_the_lowest_band_gives_seventy_million()
    {
        await using var world = await ClaimWorld.Quarter(DbKind.Sqlite);

        var claim = await world.Show(await world.Reported(BenefitEvent.AccidentDeath, "2021-12-05"));

        Assert.Equal(70_000_000, claim.Law.Estimate!.Total.Amount);
        Assert.NotNull(claim.Law.Medical);
        Assert.Contains(claim.Law.Papers, needed => needed.Paper.Code == "npwp");
        Assert.Equal(new DateOnly(2021, 12, 7), claim.Law.Deadlines.ReportBy);
    }

    [Theory]
    [InlineData("2021-09-15", "belum ada iuran")]
    [InlineData("2022-01-31", null)]
    public async Task Cover_is_asked_of_the_day_of_the_event(string on, string? notCovered)
    {
        await using var world = await ClaimWorld.Quarter(DbKind.Sqlite);

        var claim = await world.Show(await world.Reported(BenefitEvent.Death, on));

        Assert.Equal(notCovered is null, claim.Law.Verdict.IsCovered);
        if (notCovered is not null)
        {
            Assert.Contains(notCovered, claim.Law.Verdict.Reason, StringComparison.Ordinal);
            Assert.Equal("not-covered", claim.Law.NoEstimate?.Reason);
        }
    }

    [Fact]
    public async Task Inability_and_disability_are_estimated_from_the_facts_of_the_case()
    {
        await using var world = await ClaimWorld.Quarter(DbKind.Sqlite);
        var unable = ClaimWorld.Event(BenefitEvent.TemporaryInability, "2021-11-02") with
        {
            MonthsUnable = 13,
            Costs = "transport-sea:3000000",
        };
        var id = (await world.Report(unable)).Value.Id;

        var estimate = (await world.Show(id)).Law.Estimate!;

        Assert.Equal(12_500_000, estimate.Of("jkk-temporary-inability").Amount);
        Assert.Equal(2_000_000, estimate.Of("transport-sea").Amount);
    }

    [Theory]
    [InlineData("1989-12-31", "event-before-birth")]
    [InlineData("2022-02-05", "event-in-future")]
    [InlineData("2014-01-01", "no-law-on")]
    public async Task A_day_that_cannot_be_is_refused(string on, string reason)
    {
        await using var world = await ClaimWorld.Quarter(DbKind.Sqlite);

        Assert.Equal(reason, (await world.Report(ClaimWorld.Event(BenefitEvent.Death, on))).Refusal?.Reason);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task One_death_is_one_claim_and_nothing_happens_to_the_dead(DbKind kind)
    {
        await using var world = await ClaimWorld.Quarter(kind);
        await world.Reported(BenefitEvent.Death, "2021-11-20");

        async Task<string?> Reason(BenefitEvent what, string on) =>
            (await world.Report(ClaimWorld.Event(what, on))).Refusal?.Reason;

        Assert.Equal("death-already-claimed", await Reason(BenefitEvent.Death, "2021-11-20"));
        Assert.Equal("death-already-claimed", await Reason(BenefitEvent.AccidentDeath, "2021-12-01"));
        Assert.Equal("event-after-death", await Reason(BenefitEvent.TemporaryInability, "2021-12-01"));
        Assert.Null(await Reason(BenefitEvent.TemporaryInability, "2021-10-10"));
        Assert.Equal("claim-exists", await Reason(BenefitEvent.TemporaryInability, "2021-10-10"));
    }

    [Fact]
    public async Task Unknown_people_and_reports_by_the_dead_are_refused_by_name()
    {
        await using var world = await ClaimWorld.Quarter(DbKind.Sqlite);
        var report = ClaimWorld.Event(BenefitEvent.Death, "2021-11-20");

        async Task<string?> Reason(ReportClaim.Request request) => (await world.Report(request)).Refusal?.Reason;

        Assert.Equal("not-in-register", await Reason(ClaimWorld.Event(BenefitEvent.Death, "2021-11-20", person: 99)));
        Assert.Equal("nik-invalid", await Reason(report with { Nik = "123" }));
        Assert.Equal("reporter-is-the-deceased", await Reason(report with { ReporterNik = report.Nik }));
        Assert.Equal("reporter-unknown", await Reason(report with { ReporterKind = "tetangga" }));
        Assert.Equal("report-incomplete", await Reason(report with { ReporterName = " " }));
        Assert.Equal("costs-unreadable", await Reason(report with { Costs = "transport-land:-5" }));
        Assert.Equal("facts-negative", await Reason(report with { MonthsUnable = -1 }));
        Assert.Equal("percent-too-high", await Reason(report with { Disability = 101 }));
    }

    [Theory]
    [InlineData(Role.Treasurer, "64.02")]
    [InlineData(Role.ClaimsOfficer, "64.08")]
    public async Task Neither_a_wrong_role_nor_another_government_may_report(Role role, string government)
    {
        await using var world = await ClaimWorld.Quarter(DbKind.Sqlite);
        var actor = TestDb.ActorAs(role, at: RegionCode.Parse(government));

        var answer = await world.Report(ClaimWorld.Event(BenefitEvent.Death, "2021-11-20"), actor);

        Assert.Equal("not-allowed", answer.Refusal?.Reason);
    }

    [Fact]
    public async Task A_village_reports_its_own_people_only()
    {
        await using var world = await ClaimWorld.Quarter(DbKind.Sqlite);
        var person = world.Money.People[0];
        await world.Money.Sql("update person set village_code = '64.02.06.2001' where id = @person", new { person });
        var operatorOfVillage = new Actor(
            "desa",
            Role.VillageOperator,
            TestDb.Kukar,
            null,
            RegionCode.Parse("64.02.06.2001")
        );

        var own = await world.Report(ClaimWorld.Event(BenefitEvent.Death, "2021-11-20"), operatorOfVillage);
        var other = await world.Report(ClaimWorld.Event(BenefitEvent.Death, "2021-11-20", 1), operatorOfVillage);

        Assert.False(own.IsRefused, own.Refusal?.Message);
        Assert.Equal("not-in-register", other.Refusal?.Reason);
        await world.Reported(BenefitEvent.Death, "2021-12-02", person: 1);
        var list = await ListClaims.Handle(new(TestDb.Kukar), operatorOfVillage, world.Db, default);
        Assert.Equal((1, 1), (list.Value.Count, list.Value.Claims.Count));
        Assert.Equal(Rupiah.Zero, list.Value.Paid);
    }
}
