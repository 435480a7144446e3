using Naungan.App.Claims;
using Naungan.App.Grievances;
using Naungan.App.Jobs;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Reminders;
using Naungan.App.Tests.Claims;
using Naungan.Core.Claims;
using Naungan.Core.Law.Benefits;

namespace Naungan.App.Tests.Reminders;

public sealed class ReminderTests
{
    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_late_answer_is_told_from_the_day_after_its_limit_until_something_happens(DbKind kind)
    {
        await using var world = await ClaimWorld.Quarter(kind);
        var id = await world.Reported(BenefitEvent.Death, "2021-11-20");
        await world.Step(id, ClaimStep.Send);
        var by = (await world.Show(id)).AnswerBy!.Value;

        await Daily(world.Db, by);
        Assert.Empty(await Of(world.Db, "insurer-answer"));
        // Nothing ran for three days; the next day finds it all the same.
        await Daily(world.Db, by.AddDays(4));
        var told = Assert.Single(await Of(world.Db, "insurer-answer"));
        Assert.Equal((by, by.AddDays(4), "/claims/" + id), (told.DueOn, told.Since, told.Page));
        await Daily(world.Db, by.AddDays(5));
        told = Assert.Single(await Of(world.Db, "insurer-answer"));
        Assert.Equal((by.AddDays(4), by.AddDays(5)), (told.Since, told.LookedOn));

        await world.Step(id, ClaimStep.Note, words: "Ditelepon; dijanjikan pekan ini.");
        Assert.Single(await Of(world.Db, "insurer-answer"));
        await world.Step(id, ClaimStep.Accept, amount: 42_000_000);
        Assert.Empty(await Of(world.Db, "insurer-answer"));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_child_is_a_task_each_year_until_its_year_is_asked_for(DbKind kind)
    {
        await using var world = await ClaimWorld.Quarter(kind);
        await world.Money.Sql("update person set birth_date = '1970-01-01'");
        var id = await world.Reported(BenefitEvent.AccidentDeath, "2021-11-20");
        await world.Heir(id, HeirKind.Child, "Ani", "2010-01-01", SchoolLevel.Smp);
        await world.Step(id, ClaimStep.Send);
        await world.Step(id, ClaimStep.Accept, amount: 145_000_000);

        await Daily(world.Db, new(2022, 2, 1));
        var first = Assert.Single(await Of(world.Db, "scholarship"));
        Assert.Equal("1", first.Part);
        var request = new ClaimScholarship.Request(TestDb.Kukar, id, 1);
        var paid = await ClaimScholarship.Handle(
            request,
            ClaimWorld.Officer,
            world.Db,
            LawFiles.Shipped,
            ClaimWorld.Now,
            default
        );
        Assert.Equal(first.Amount, paid.Value);
        Assert.Empty(await Of(world.Db, "scholarship"));
        await Daily(world.Db, new(2022, 11, 19));
        Assert.Empty(await Of(world.Db, "scholarship"));
        await Daily(world.Db, new(2022, 11, 20));
        Assert.Equal(new DateOnly(2022, 11, 20), Assert.Single(await Of(world.Db, "scholarship")).DueOn);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Gaps_and_agreements_become_tasks_of_those_who_pay(DbKind kind)
    {
        await using var world = await ClaimWorld.Quarter(kind);

        await Daily(world.Db, new(2022, 1, 15));

        var gap = Assert.Single(await Of(world.Db, "cover-gap", Role.Treasurer));
        Assert.Equal(("202201", 2L), (gap.Part, gap.People));
        Assert.Empty(await Of(world.Db, "cover-gap", Role.ClaimsOfficer));
        await using var session = await world.Db.Read(default);
        var until = await session.One<DateOnly>("select valid_until from agreement");
        await Daily(world.Db, until.AddDays(-91));
        Assert.Empty(await Of(world.Db, "agreement", Role.BudgetOfficer));
        await Daily(world.Db, until.AddDays(-90));
        var agreement = Assert.Single(await Of(world.Db, "agreement", Role.BudgetOfficer));
        Assert.Equal(until.AddDays(-1), agreement.DueOn);
        await Daily(world.Db, until);
        Assert.Empty(await Of(world.Db, "agreement", Role.BudgetOfficer));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task An_overdue_grievance_is_raised_and_stays_a_task_until_it_is_answered(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        var open = await Report(test.Db, "question");
        await Report(test.Db, "fee");

        await Daily(test.Db, open.DueOn);
        Assert.Empty(await Of(test.Db, "grievance"));
        await Daily(test.Db, open.DueOn.AddDays(1));
        await Daily(test.Db, open.DueOn.AddDays(1));

        // Misuse is told to leader and auditor alone.
        var told = Assert.Single(await Of(test.Db, "grievance"));
        Assert.Equal(open.Number, told.Label);
        Assert.Equal(1, await ListReminders.Count(TestDb.ActorAs(Role.ClaimsOfficer), test.Db, default));
        await using var session = await test.Db.Read(default);
        var row = await session.One<Guid>("select id from grievance where not is_confidential");
        Assert.Equal(1, await session.One<int>("select level from grievance where not is_confidential"));
        var answer = new AnswerGrievance.Request(TestDb.Kukar, row, "answer", "Sudah dijelaskan.");
        var officer = TestDb.ActorAs(Role.ClaimsOfficer);
        Assert.False((await AnswerGrievance.Handle(answer, officer, test.Db, TestDb.Now, default)).IsRefused);
        Assert.Empty(await Of(test.Db, "grievance"));
    }

    [Fact]
    public async Task The_page_and_the_menu_tell_whoever_must_act_and_nobody_else()
    {
        await using var web = await TestWeb.Start();
        await Report(web.Db, "question");
        await web.AssertPageIsGuarded("/reminders", Role.VillageOperator, Role.ClaimsOfficer, null);
        Assert.NotNull((await web.Page(Role.ClaimsOfficer, "/reminders")).QuerySelector(".empty"));

        await Daily(web.Db, new(2022, 1, 1));

        var page = await web.Page(Role.ClaimsOfficer, "/reminders");
        Assert.Contains("PGD/2021/00001", page.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", page.QuerySelector("nav .count")!.TextContent);
        var list = await web.Page(Role.ClaimsOfficer, "/grievances");
        Assert.Contains("PGD/2021/00001: jawab", list.Body!.TextContent, StringComparison.Ordinal);
        var treasurer = await web.Page(Role.Treasurer, "/reminders");
        Assert.NotNull(treasurer.QuerySelector(".empty"));
        Assert.Null(treasurer.QuerySelector("nav .count"));
        var jobs = await web.Page(Role.Administrator, "/jobs");
        Assert.Contains("Pekerjaan harian", jobs.Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<ReportGrievance.Answer> Report(Db db, string category)
    {
        var request = new ReportGrievance.Request(TestDb.Kukar, category, "Kartu belum sampai.");
        var made = await ReportGrievance.Handle(
            request,
            TestDb.ActorAs(Role.ClaimsOfficer),
            db,
            LawFiles.Shipped,
            TestDb.Now,
            default
        );
        Assert.False(made.IsRefused, made.Refusal?.Message);
        return made.Value;
    }

    private static async Task Daily(Db db, DateOnly on)
    {
        var console = Actor.AtConsole(TestDb.Kukar, "harian");
        var watch = new WatchJob(db, TimeProvider.System, TextWriter.Null);
        var request = new QueueDaily.Request(TestDb.Kukar, on);
        var done = await QueueDaily.WorkNow(request, console, db, Serve.Jobs, watch, TestDb.Now, default);
        Assert.False(done.IsRefused, done.Refusal?.Message);
        Assert.Equal(Serve.Daily.Count, done.Value.Works.Count);
        Assert.All(done.Value.Works, work => Assert.Null(work.Reason));
    }

    private static async Task<List<Reminder>> Of(Db db, string kind, Role role = Role.ClaimsOfficer)
    {
        var all = await ListReminders.Handle(new(TestDb.Kukar), TestDb.ActorAs(role), db, default);
        return [.. all.Value.Where(one => one.Kind == kind)];
    }
}
