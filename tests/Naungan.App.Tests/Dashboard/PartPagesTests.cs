using Naungan.App.Dashboard;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Tests.Claims;
using Naungan.Core.Time;

namespace Naungan.App.Tests.Dashboard;

/// <summary>The pages of one sector, agency, year of money, and of grievances.</summary>
public sealed class PartPagesTests
{
    private static readonly Actor _leader = TestDb.ActorAs(Role.Leader, "pimpinan");
    private static readonly Actor _auditor = TestDb.ActorAs(Role.Auditor, "inspektorat");

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Months_of_a_sector_and_an_agency_stand_beside_those_before(DbKind kind)
    {
        await using var world = await ClaimWorld.Quarter(kind);
        await Count(world);
        var (programme, sector, agency) = await Place(world);

        var shown = await ShowSector.Handle(new(TestDb.Kukar, programme, sector), _leader, world.Db, default);
        Assert.Equal((2, 2), (shown.Value.Sector.People, shown.Value.OfProgramme));
        Assert.Equal([agency], shown.Value.Agencies.Select(one => one.Code));
        Assert.Equal(
            [(202112, 2L, (long?)2), (202111, 2L, 2), (202110, 2L, null)],
            shown.Value.Months.Select(one => (one.Month.Number, one.People, one.Before))
        );
        var accepted = await world.Money.Ask<long>(
            "select cast(sum(amount) as bigint) from run_line where month = 202112 and state = 'accepted'"
        );
        Assert.Equal(accepted, shown.Value.Months[0].Amount.Amount);

        var ours = await ShowAgency.Handle(new(TestDb.Kukar, agency), _leader, world.Db, default);
        Assert.Equal((2, 3), (ours.Value.Agency!.People, ours.Value.Months.Count));
        Assert.Equal([sector], ours.Value.Sectors.Select(one => one.Code));
        var unknown = await ShowAgency.Handle(new(TestDb.Kukar, "tiada"), _leader, world.Db, default);
        Assert.Equal("not-found", unknown.Refusal?.Reason);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Months_nothing_changed_in_are_kept_and_proved_by_a_recount_of_all(DbKind kind)
    {
        await using var world = await ClaimWorld.Quarter(kind);
        await Count(world);
        await world.Money.Sql(
            "update figure set value = value + 1 where name = 'month-people' and part like '202110:%'"
        );

        // Counting leaves a month alone that has not changed; the verification finds what was done to it.
        await Count(world);
        var difference = Assert.Single((await Verify(world)).Differences);
        Assert.Equal(("month-people", 3, 2), (difference.Name, difference.Kept, difference.Counted));

        await world.Money.Sql("update figure set value = value + 1 where name = 'month-stamp' and part = '202110'");
        await Count(world);
        Assert.Empty((await Verify(world)).Differences);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_reversed_month_is_counted_no_more(DbKind kind)
    {
        await using var world = await ClaimWorld.Quarter(kind);
        await Count(world);
        await world.Money.Sql("update run set state = 'reversed' where month = 202112");
        await Count(world);

        var (programme, sector, _) = await Place(world);
        var shown = await ShowSector.Handle(new(TestDb.Kukar, programme, sector), _leader, world.Db, default);
        Assert.Equal([202111, 202110], shown.Value.Months.Select(one => one.Month.Number));
        Assert.Empty((await Verify(world)).Differences);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_year_of_money_says_what_is_left_in_months(DbKind kind)
    {
        await using var world = await ClaimWorld.Quarter(kind);

        var shown = await ShowBudget.Handle(new(TestDb.Kukar, 2021), _leader, world.Db, ClaimWorld.Now, default);

        var programme = Assert.Single(shown.Value.Programmes);
        var runs = await world.Money.Ask<long>("select cast(sum(amount) as bigint) from run where month = 202112");
        Assert.Equal((3, runs), (programme.Bought, programme.Last.Amount));
        Assert.Equal((programme.Ceiling - programme.Committed).Amount / runs, programme.More);
        Assert.Equal([202110, 202111, 202112], shown.Value.Shown!.Paid.Select(one => one.Month.Number));
        Assert.Equal(shown.Value.Shown.PaidSum, shown.Value.Shown.Committed);
        var unknown = await ShowBudget.Handle(new(TestDb.Kukar, 0), _leader, world.Db, ClaimWorld.Now, default);
        Assert.Equal("not-found", unknown.Refusal?.Reason);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Grievances_count_by_month_and_misuse_for_those_who_may_read_it(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        await using (var session = await test.Db.Write(default))
        {
            foreach (var (number, category, secret, on) in new[] { (1, "question", "f", 10), (2, "fee", "t", 11) })
                await session.Run(
                    "insert into grievance (region_code, id, number, secret_index, channel, category, is_confidential, "
                        + "words_sealed, state, level, received_on, due_on, answer, answered_on, recorded_by, recorded_at) "
                        + "values ('64.02', @id, @number, @bytes, 'counter', @category, @hidden, @bytes, 'answered', 0, "
                        + "@received, @due, 'Sudah.', @due, 'uji', @Now)",
                    new
                    {
                        id = Ids.New(TestDb.Now),
                        number = $"PGD/{number}",
                        bytes = new[] { (byte)number },
                        category,
                        hidden = secret == "t",
                        received = new DateOnly(2021, on, 1),
                        due = new DateOnly(2021, on, 5),
                        TestDb.Now,
                    }
                );
            await session.Commit();
        }

        var officer = TestDb.ActorAs(Role.ClaimsOfficer);
        var shown = (await ShowComplaints.Handle(new(TestDb.Kukar), officer, test.Db, default)).Value;
        Assert.Equal([(new Month(2021, 10), 1L, 1L, 1L)], shown.Months.Select(Told));
        var leader = (await ShowComplaints.Handle(new(TestDb.Kukar), _leader, test.Db, default)).Value;
        Assert.Equal((2, 2, 0), (leader.Received, leader.AnsweredInTime, leader.Raised));

        static (Month, long, long, long) Told(ShowComplaints.Row row) =>
            (row.Month, row.Received, row.Answered, row.InTime);
    }

    [Fact]
    public async Task Each_page_is_guarded()
    {
        await using var web = await TestWeb.Start();
        var world = await ClaimWorld.On(web.Db);
        await Count(world);
        var (programme, sector, agency) = await Place(world);
        var name = await world.Money.Ask<string>($"select name from agency where code = '{agency}'");
        foreach (
            var (page, secret) in new[]
            {
                ($"/dashboard/sector?program={programme}&kategori={sector}", "Desember 2021"),
                ("/dashboard/agency?kode=" + agency, name),
                ("/dashboard/agency", name),
                ("/dashboard/budget", "Bulan ditagih"),
                ("/dashboard/grievances", null),
            }
        )
            await web.AssertPageIsGuarded(page, Role.VillageOperator, Role.Leader, secret);
    }

    /// <summary>Where the two people stand; their sector gets the name a decree would list it by.</summary>
    private static async Task<(string Programme, string Sector, string Agency)> Place(ClaimWorld world)
    {
        await world.Money.Sql(
            "insert into category (region_code, programme_code, code, name, sort) select distinct region_code, "
                + "programme_code, category, 'Nelayan', 1 from enrolment where true on conflict do nothing"
        );
        return (
            await world.Money.Ask<string>("select programme_code from enrolment limit 1"),
            await world.Money.Ask<string>("select category from enrolment limit 1"),
            await world.Money.Ask<string>("select agency_code from enrolment limit 1")
        );
    }

    private static async Task Count(ClaimWorld world)
    {
        var counted = await CountFigures.Handle(
            new(TestDb.Kukar),
            _auditor,
            world.Db,
            LawFiles.Shipped,
            ClaimWorld.Now,
            default
        );
        Assert.False(counted.IsRefused, counted.Refusal?.Message);
    }

    private static async Task<CountFigures.Answer> Verify(ClaimWorld world) =>
        (await CountFigures.Verify(new(TestDb.Kukar), _auditor, world.Db, LawFiles.Shipped, default)).Value;
}
