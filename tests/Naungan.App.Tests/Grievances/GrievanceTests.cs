using System.Net;
using Naungan.App.Grievances;
using Naungan.App.Law;
using Naungan.App.Platform;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;
using Naungan.Core.Identity;

namespace Naungan.App.Tests.Grievances;

public sealed class GrievanceTests
{
    private const string Story = "Ayah saya nelayan tetapi belum terdaftar.";
    private static readonly Actor _resident = Actor.Resident(TestDb.Kukar);
    private static readonly Actor _officer = TestDb.ActorAs(Role.ClaimsOfficer, "klaim");

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task An_anonymous_reporter_reads_the_answer_with_number_and_secret(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        var ticket = (await Report(test.Db, "not-enrolled")).Value;
        Assert.Equal(new DateOnly(2021, 10, 8), ticket.DueOn);

        var row = Assert.Single((await List(test.Db, _officer)).Rows);
        Assert.Null(row.ReporterName);
        var shown = await ShowGrievance.Handle(new(TestDb.Kukar, row.Id), _officer, test.Db, default);
        Assert.Equal(Story, shown.Value.Words);
        Assert.Equal("taken", (await Answer(test.Db, row.Id, "take")).Value);
        Assert.Equal("answered", (await Answer(test.Db, row.Id, "answer", "Sudah diusulkan bulan ini.")).Value);

        var told = (await Read(test.Db, ticket.Number, ticket.Secret.ToUpperInvariant().Replace("-", " "))).Value;
        Assert.Equal(("answered", "Sudah diusulkan bulan ini."), (told.State, told.Reply));
        Assert.Equal("ticket-unknown", (await Read(test.Db, ticket.Number, "aaaa-bbbb-cccc")).Refusal?.Reason);
        Assert.Equal("ticket-unknown", (await Read(test.Db, "PGD/2021/00002", ticket.Secret)).Refusal?.Reason);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task What_is_overdue_is_raised_once_a_day_and_no_higher_than_the_inspectorate(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        await Report(test.Db, "question");

        async Task<int> Escalate(int days) =>
            (
                await EscalateGrievances.Handle(
                    new(TestDb.Kukar),
                    _officer,
                    test.Db,
                    LawFiles.Shipped,
                    TestDb.Now.AddDays(days),
                    default
                )
            ).Value;

        Assert.Equal(0, await Escalate(7));
        Assert.Equal(1, await Escalate(8));
        Assert.Equal(0, await Escalate(8));
        Assert.Equal(1, await Escalate(30));
        Assert.Equal(0, await Escalate(90));
        Assert.Equal(2, Assert.Single((await List(test.Db, _officer)).Rows).Level);
        var counts = (await List(test.Db, _officer, TestDb.Now.AddDays(90))).Counts;
        Assert.Equal((1, 1, 0), (counts[0].Open, counts[0].Late, counts[0].Answered));
    }

    [Fact]
    public async Task A_report_of_misuse_is_seen_by_leader_and_auditor_only()
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        await Report(test.Db, "fee");

        Assert.Empty((await List(test.Db, _officer)).Rows);
        Assert.Empty((await List(test.Db, TestDb.ActorAs(Role.Administrator))).Counts);
        var row = Assert.Single((await List(test.Db, TestDb.ActorAs(Role.Auditor))).Rows);
        var hidden = await ShowGrievance.Handle(new(TestDb.Kukar, row.Id), _officer, test.Db, default);
        Assert.Equal("not-found", hidden.Refusal?.Reason);
        Assert.Equal("not-found", (await Answer(test.Db, row.Id, "take")).Refusal?.Reason);
    }

    [Fact]
    public async Task A_village_records_and_sees_its_own()
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        Actor Village(string code) => new("desa", Role.VillageOperator, TestDb.Kukar, null, RegionCode.Parse(code));
        await Report(test.Db, "service", Village("64.02.06.2001"));

        Assert.Equal("village", Assert.Single((await List(test.Db, Village("64.02.06.2001"))).Rows).Channel);
        Assert.Empty((await List(test.Db, Village("64.02.06.2002"))).Rows);
    }

    [Fact]
    public async Task Empty_unknown_and_endless_reports_and_answers_with_numbers_are_refused()
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);

        Assert.Equal("category-unknown", (await Report(test.Db, "cuaca")).Refusal?.Reason);
        Assert.Equal("words-missing", (await Report(test.Db, "service", words: " tolong ")).Refusal?.Reason);
        Assert.Equal("not-allowed", (await Report(test.Db, "service", TestDb.ActorAs(Role.Treasurer))).Refusal?.Reason);
        for (var i = 0; i < Limits.GrievancesPerAddress; i++)
            Assert.False((await Report(test.Db, "service", address: "10.0.0.1")).IsRefused);
        Assert.Equal("too-many-today", (await Report(test.Db, "service", address: "10.0.0.1")).Refusal?.Reason);
        Assert.False((await Report(test.Db, "service", address: "10.0.0.2")).IsRefused);
        var id = (await List(test.Db, _officer)).Rows[0].Id;
        Assert.Equal("words-missing", (await Answer(test.Db, id, "answer")).Refusal?.Reason);
        var number = await Answer(test.Db, id, "answer", "NIK Anda 6402060101900001 sudah benar");
        Assert.Equal("words-hold-number", number.Refusal?.Reason);
        await Answer(test.Db, id, "answer", "Sudah.");
        Assert.Equal("grievance-answered", (await Answer(test.Db, id, "note", "Lagi.")).Refusal?.Reason);
    }

    [Fact]
    public async Task A_resident_sends_the_form_without_a_name_and_reads_the_ticket()
    {
        await using var web = await TestWeb.Start();
        using var resident = web.Anonymous();
        var form = new Dictionary<string, string> { ["Category"] = "claim-slow", ["Words"] = Story };

        var sent = await TestWeb.Parse(await TestWeb.Post(resident, "/pengaduan", form));

        var facts = sent.QuerySelectorAll(".alert dd strong").Select(cell => cell.TextContent).ToList();
        var asked = new Dictionary<string, string> { ["Number"] = facts[0], ["Secret"] = facts[1] };
        var answer = await TestWeb.Post(resident, "/pengaduan/jawaban", asked);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Belum ditangani", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resident_chooses_the_village_by_district_and_statistics_know_it()
    {
        await using var web = await TestWeb.Start();
        await using (var session = await web.Db.Write(default))
        {
            await session.Run(
                "insert into region (code, parent_code, level, name, kind) values ('64.02.06', '64.02', 3, 'Tenggarong', "
                    + "'kecamatan'), ('64.02.06.2001', '64.02.06', 4, 'Loa Uji', 'desa')"
            );
            await session.Commit();
        }

        using var resident = web.Anonymous();
        var page = await TestWeb.Parse(await resident.GetAsync(new Uri("/pengaduan", UriKind.Relative)));
        Assert.NotNull(
            page.QuerySelector("select[name=Village] optgroup[label=Tenggarong] option[value='64.02.06.2001']")
        );
        var form = new Dictionary<string, string> { ["Category"] = "service", ["Words"] = Story };
        await TestWeb.Post(resident, "/pengaduan", new(form) { ["Village"] = "64.02.06.2001" });
        await TestWeb.Post(resident, "/pengaduan", new(form) { ["Village"] = "" });
        foreach (var wrong in new[] { "64.08.01.2001", "64.02.06", "x" })
        {
            var refused = await TestWeb.Post(resident, "/pengaduan", new(form) { ["Village"] = wrong });
            Assert.Contains(
                "Pilih desa dari daftar",
                await refused.Content.ReadAsStringAsync(),
                StringComparison.Ordinal
            );
        }

        Assert.Equal(
            ["Loa Uji", null],
            (await List(web.Db, _officer)).Rows.OrderBy(row => row.Number).Select(row => row.Village)
        );
        var counted = await TestWeb.Parse(
            await (await web.SignedIn(Role.Leader)).GetAsync(new Uri("/dashboard/grievances", UriKind.Relative))
        );
        Assert.NotNull(counted.QuerySelector("a[href='/dashboard/place?kode=64.02.06.2001']"));
    }

    [Fact]
    public async Task Where_there_are_several_governments_one_is_chosen_first()
    {
        await using var web = await TestWeb.Start();
        await web.SignedIn(Role.Verifier, RegionCode.Parse("64.08"));
        using var resident = web.Anonymous();

        var first = await TestWeb.Parse(await resident.GetAsync(new Uri("/pengaduan", UriKind.Relative)));
        Assert.Null(first.QuerySelector("form [name=Words]"));
        var link = first.QuerySelector("a[href='/pengaduan?daerah=64.02']")!.GetAttribute("href")!;
        var form = new Dictionary<string, string>
        {
            ["Government"] = "64.02",
            ["Category"] = "service",
            ["Words"] = Story,
        };
        await TestWeb.Post(resident, link, form, "/pengaduan");

        Assert.Single((await List(web.Db, _officer)).Rows);
    }

    [Fact]
    public async Task The_pages_are_guarded()
    {
        await using var web = await TestWeb.Start();
        var made = (await Report(web.Db, "service")).Value;

        await web.AssertPageIsGuarded("/grievances", Role.Treasurer, Role.ClaimsOfficer, made.Number);
        await web.AssertPageIsGuarded("/grievances/" + made.Id, Role.Treasurer, Role.ClaimsOfficer, Story);
        await web.AssertPageIsGuarded("/grievances/new", Role.Treasurer, Role.ClaimsOfficer, null);
    }

    private static Task<Result<ReportGrievance.Answer>> Report(
        Db db,
        string category,
        Actor? actor = null,
        string words = Story,
        string? address = null
    ) =>
        ReportGrievance.Handle(
            new(TestDb.Kukar, category, words, Address: address),
            actor ?? _resident,
            db,
            LawFiles.Shipped,
            TestDb.Now,
            default
        );

    private static async Task<ListGrievances.Answer> List(Db db, Actor actor, DateTimeOffset? now = null)
    {
        var today = DateOnly.FromDateTime((now ?? TestDb.Now).UtcDateTime);
        var answer = await ListGrievances.Handle(new(TestDb.Kukar, today), actor, db, default);
        Assert.False(answer.IsRefused, answer.Refusal?.Message);
        return answer.Value;
    }

    private static Task<Result<string>> Answer(Db db, Guid id, string step, string words = "") =>
        AnswerGrievance.Handle(new(TestDb.Kukar, id, step, words), _officer, db, TestDb.Now, default);

    private static Task<Result<ReadTicket.Answer>> Read(Db db, string number, string secret) =>
        ReadTicket.Handle(new(TestDb.Kukar, number, secret), _resident, db, default);
}
