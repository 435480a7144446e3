using Naungan.App.Coverage;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Tests.Runs;
using Naungan.Core.Money;

namespace Naungan.App.Tests.Coverage;

/// <summary>Who loses cover on which day unless what happens by when, and cover that buys nothing.</summary>
public sealed class GapsAndOverlapsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("naungan-gaps-").FullName;

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_gap_names_the_day_and_what_stands_in_the_way(DbKind kind)
    {
        await using var world = await MoneyWorld.Ready(kind, people: 3, ceiling: 40_000);
        await new RunSteps(world, _folder).Whole(MoneyWorld.Terms());

        // October is paid; the rest of the ceiling does not bear November.
        var early = await Gaps(world, "2021-10-20");
        var later = await Gaps(world, "2021-11-20");
        var lost = await Gaps(world, "2022-02-01");

        Assert.Equal((0, 0, 3), (early.PeopleAtRisk, early.PeopleLost, early.PeopleAhead));
        var gap = Assert.Single(later.Gaps);
        Assert.Equal((3, "no-money", "2021-11"), (gap.People, gap.NextState, gap.NextMonth.ToString()));
        Assert.Equal((new(2021, 11, 15), new DateOnly(2022, 2, 1)), (gap.ActBy, gap.CoverEnds));
        Assert.Equal((3, 0, 0), (later.PeopleAtRisk, later.PeopleLost, later.PeopleAhead));
        Assert.Equal((0, 3), (lost.PeopleAtRisk, lost.PeopleLost));
        await world.Sql("update budget_line set ceiling = 900000");
        Assert.Equal("no-run", Assert.Single((await Gaps(world, "2021-11-20")).Gaps).NextState);
        await world.Open(MoneyWorld.Terms(MoneyWorld.October.Plus(1)));
        Assert.Equal("computed", Assert.Single((await Gaps(world, "2021-11-20")).Gaps).NextState);
        await world.Sql("delete from agreement_programme");
        Assert.Equal(3, (await Gaps(world, "2021-10-20")).PeopleAhead + (await Gaps(world, "2021-11-20")).PeopleAtRisk);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Money_that_buys_nothing_and_deaths_not_paid_are_named(DbKind kind)
    {
        await using var world = await MoneyWorld.Ready(kind, people: 5);
        var habits = new App.Insurer.Simulator.InsurerSimulator.Habits(Seed: 1, RejectPerMille: 0);
        await new RunSteps(world, _folder) { Habits = habits }.Whole(MoneyWorld.Terms());
        Assert.Equal(0, (await Overlaps(world)).People);

        await world.Sql(
            "update enrolment set state = 'ended', ends_on = @day where person_id = @id",
            new { day = new DateOnly(2021, 10, 1), id = world.People[0] }
        );
        await world.AddProgramme("ppnpn", "pu", "dpmd");
        await world.AddPeople("ppnpn", 1);
        await world.Enrol("ppnpn", world.People[1]);
        await world.Sql(
            "update stored_line set state = 'rejected', answer_code = 'SUDAH-TERDAFTAR' where person_id = @id",
            new { id = world.People[2] }
        );
        await Died(world, world.People[3], new DateOnly(2021, 10, 9));
        await Died(world, world.People[4], new DateOnly(2021, 12, 9));

        var found = await Overlaps(world);

        Assert.Equal(
            ["after-end", "death-unpaid", "elsewhere", "two-segments"],
            found.Overlaps.Select(one => one.Kind).Order()
        );
        Assert.Equal((4, new Rupiah(3 * 16_800)), (found.People, found.AtStake));
        Assert.Equal(world.People[4], found.Overlaps.Single(one => one.Kind == "death-unpaid").Person);
        var refused = await FindOverlaps.Handle(
            new(TestDb.Kukar),
            TestDb.ActorAs(Role.ClaimsOfficer),
            world.Db,
            default
        );
        Assert.Equal("not-allowed", refused.Refusal?.Reason);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<FindGaps.Answer> Gaps(MoneyWorld world, string on)
    {
        var request = new FindGaps.Request(
            TestDb.Kukar,
            DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture)
        );
        return (await FindGaps.Handle(request, MoneyWorld.Treasurer, world.Db, LawFiles.Shipped, default)).Value;
    }

    private static async Task<FindOverlaps.Answer> Overlaps(MoneyWorld world) =>
        (await FindOverlaps.Handle(new(TestDb.Kukar), MoneyWorld.Treasurer, world.Db, default)).Value;

    private static Task<int> Died(MoneyWorld world, Guid person, DateOnly day) =>
        world.Sql(
            "insert into mutation_entry (region_code, decree_id, number, change, person_id, reason, happened_on, "
                + "effective_on) select @region, id, @number, 'out', @person, 'died', @day, @day from decree "
                + "where programme_code = @programme and state = 'sealed' limit 1",
            new
            {
                region = TestDb.Kukar,
                programme = MoneyWorld.Programme,
                number = day.DayNumber,
                person,
                day,
            }
        );
}
