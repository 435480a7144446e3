using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Readiness;
using Naungan.App.Tests.Claims;
using Naungan.App.Tests.Runs;
using Naungan.Core;
using Naungan.Core.Claims;
using Naungan.Core.Identity;
using Naungan.Core.Law.Benefits;

namespace Naungan.App.Tests.Readiness;

public sealed class ReadinessTests
{
    private const string Village = "64.02.06.2001";

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Covered_people_are_counted_by_what_their_claim_would_lack(DbKind kind)
    {
        await using var world = await ClaimWorld.Quarter(kind);
        await world.Money.AddPeople(MoneyWorld.Programme, 3);
        await Live(world);

        var before = await Count(world, new(2022, 2, 1));
        Assert.Equal(
            (2, 0, 2, 2, 2),
            (before.People, before.Ready, before.NoHeir, before.NoFamilyCard, before.NoPhone)
        );
        await Mend(
            world,
            new(TestDb.Kukar, world.Money.People[0], HeirKind.Spouse, "Siti", "6402060101900001", "081234567890")
        );
        await world.Money.Sql(
            "insert into work (region_code, id, person_id, programme_code, agency_code, submission_id, segment, category, "
                + "occupation, recorded_at) select region_code, id, id, 'pekerja-rentan', 'distransnaker', id, 'bpu', "
                + "'petani', 'nelayan', recorded_at from person"
        );

        var after = await Count(world, new(2022, 2, 1));
        Assert.Equal((2, 1, 1, 0), (after.People, after.Ready, after.NoHeir, after.NoWork));
        Assert.Equal(after.Ready, after.Villages.Sum(village => village.Ready));
    }

    [Theory]
    [InlineData("2021-09-30", 0)]
    [InlineData("2021-10-01", 2)]
    [InlineData("2022-03-31", 2)]
    [InlineData("2022-04-01", 0)]
    public async Task Who_is_covered_is_what_the_law_says_of_the_day(string on, int people)
    {
        await using var world = await ClaimWorld.Quarter(DbKind.Sqlite);

        Assert.Equal(people, (await Count(world, DateOnly.Parse(on, null))).People);
    }

    [Fact]
    public async Task The_visiting_list_holds_exactly_those_who_lack_something()
    {
        await using var world = await ClaimWorld.Quarter(DbKind.Sqlite);
        await Live(world);
        var officer = ClaimWorld.Officer;
        var request = new ListUnready.Request(TestDb.Kukar, Village, new(2022, 2, 1));

        var list = (await ListUnready.Handle(request, officer, world.Db, LawFiles.Shipped, default)).Value;

        Assert.Equal(["Orang 0", "Orang 1"], list.People.Select(person => person.Name).Order());
        Assert.Equal(new DateOnly(2021, 12, 31), list.On);
        var other = new Actor("desa", Role.VillageOperator, TestDb.Kukar, null, RegionCode.Parse("64.02.06.2002"));
        var hidden = await ListUnready.Handle(request, other, world.Db, LawFiles.Shipped, default);
        Assert.Equal("not-found", hidden.Refusal?.Reason);
    }

    [Fact]
    public async Task What_is_known_is_not_overwritten_and_numbers_must_be_whole()
    {
        await using var world = await ClaimWorld.Quarter(DbKind.Sqlite);
        var person = world.Money.People[0];

        async Task<string?> Reason(MendPerson.Request request) => (await Mend(world, request)).Refusal?.Reason;

        Assert.Equal("kk-invalid", await Reason(new(TestDb.Kukar, person, FamilyCard: "123")));
        Assert.Equal("phone-invalid", await Reason(new(TestDb.Kukar, person, Phone: "0812")));
        Assert.Equal("heir-incomplete", await Reason(new(TestDb.Kukar, person, HeirName: "Siti")));
        Assert.Equal("nothing-added", await Reason(new(TestDb.Kukar, person)));
        Assert.Null(await Reason(new(TestDb.Kukar, person, Phone: "0812-3456-7890")));
        Assert.Equal("nothing-added", await Reason(new(TestDb.Kukar, person, Phone: "0899-9999-9999")));
        Assert.Equal("not-found", await Reason(new(TestDb.Kukar, Guid.NewGuid(), Phone: "081234567890")));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Heirs_recorded_in_time_stand_in_the_claim(DbKind kind)
    {
        await using var world = await ClaimWorld.Quarter(kind);
        await Mend(world, new(TestDb.Kukar, world.Money.People[0], HeirKind.Spouse, "Siti"));
        await Mend(world, new(TestDb.Kukar, world.Money.People[0], HeirKind.Child, "Ani"));

        var claim = await world.Show(await world.Reported(BenefitEvent.Death, "2021-11-20"));

        Assert.Equal(["Ani", "Siti"], claim.Heirs.Select(heir => heir.Name).Order());
        Assert.DoesNotContain(claim.Lacks, lack => lack.Code == "heir");
    }

    [Theory]
    [InlineData("/readiness", "Kesiapan")]
    [InlineData("/readiness/village?desa=64.02.06.2001", "Orang 0")]
    public async Task The_pages_are_guarded(string url, string secret)
    {
        await using var web = await TestWeb.Start();
        var world = await ClaimWorld.On(web.Db);
        await Live(world);

        await web.AssertPageIsGuarded(url, Role.Treasurer, Role.ClaimsOfficer, url.Contains('?') ? secret : null);
    }

    private static async Task<ShowReadiness.Answer> Count(ClaimWorld world, DateOnly on)
    {
        var request = new ShowReadiness.Request(TestDb.Kukar, on, on);
        var answer = await ShowReadiness.Handle(request, ClaimWorld.Officer, world.Db, LawFiles.Shipped, default);
        Assert.False(answer.IsRefused, answer.Refusal?.Message);
        return answer.Value;
    }

    private static Task<Result<int>> Mend(ClaimWorld world, MendPerson.Request request) =>
        MendPerson.Handle(request, ClaimWorld.Officer, world.Db, ClaimWorld.Now, default);

    private static Task<int> Live(ClaimWorld world) =>
        world.Money.Sql("update person set village_code = @Village", new { Village });
}
