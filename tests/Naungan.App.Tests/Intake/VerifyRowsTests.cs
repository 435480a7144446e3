using Naungan.App.Intake;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;

namespace Naungan.App.Tests.Intake;

public sealed class VerifyRowsTests
{
    private const string Rahman = "1;6402061708809001;Rahman Hakim;;17-08-1980;L;Loa Ipuh Darat;Tenggarong;Nelayan";
    private const string Aminah = "2;6402065205859002;Siti Aminah;;12-05-1985;P;Loa Ipuh Darat;Tenggarong;dagang";
    private const string Unknown = "3;6402060303759003;Basran;;03-03-1975;L;Loa Ipuh Darat;Tenggarong;entah apa";
    private static readonly Actor _verifier = TestDb.ActorAs(Role.Verifier, "verifikator");

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_submission_is_verified_when_every_row_is(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        var made = await test.Rows(Rahman, Aminah, Unknown);

        var first = (await Judge(test, made.Id, right: true, rows: ["!2"])).Value;
        Assert.Equal(("being-verified", 1, 2), (first.State, first.Rows, first.Left));
        var unknown = (await Judge(test, made.Id, right: true, reason: "occupation-unknown")).Value;
        Assert.Equal(1, unknown.Rows);
        var last = (await Judge(test, made.Id, right: true)).Value;

        Assert.Equal(("verified", 1, 0), (last.State, last.Rows, last.Left));
        Assert.Equal(3, await test.Count("row_verdict"));
        Assert.Equal("submission-not-open", (await Judge(test, made.Id, right: true)).Refusal?.Reason);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_returned_row_proposes_nobody_and_goes_back_with_its_reason(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        var made = await test.Rows(Rahman, Aminah);

        await Judge(test, made.Id, right: false, rows: ["!3"], why: "Sudah pindah ke Samarinda");
        var done = (await Judge(test, made.Id, right: true)).Value;

        Assert.Equal("returned", done.State);
        Assert.Equal("waiting:returned", await test.OutcomeOf(made.Id, 3));
        Assert.Equal(1, await test.Count("work"));
        Assert.Equal(2, await test.Count("person")); // who was known stays known
        await using var session = await test.Db.Read(default);
        var after = await IntakeTables.ById(session, "64.02", made.Id, default);
        Assert.Equal((2, 1, 1), (after!.RowsRead, after.Accepted, after.Waiting));
        Assert.Equal("verifikator", after.Verifier);
        var looked = await LookAgainAtWaiting.Handle(new(TestDb.Kukar), IntakeTest.Console, test.Db, default);
        Assert.Equal((0, 0), (looked.Value.Rows, looked.Value.Settled)); // what a verifier returned stays returned
    }

    [Fact]
    public async Task Nobody_verifies_an_own_list_nor_returns_without_a_reason()
    {
        await using var test = await IntakeTest.Fresh();
        var made = (await test.Submit(test.File($"{IntakeTest.Heading}\n{Rahman}\n"), actor: OwnSender)).Value;

        var own = await VerifyRows.Handle(
            new(TestDb.Kukar, made.Id, true, "", []),
            OwnSender,
            test.Db,
            TestDb.Now,
            default
        );
        var silent = await Judge(test, made.Id, right: false, why: " ");
        var wrong = await VerifyRows.Handle(
            new(TestDb.Kukar, made.Id, true, "", []),
            TestDb.ActorAs(Role.AgencyOperator, agency: "distransnaker"),
            test.Db,
            TestDb.Now,
            default
        );

        Assert.Equal("four-eyes", own.Refusal?.Reason);
        Assert.Equal("reason-missing", silent.Refusal?.Reason);
        Assert.Equal("not-allowed", wrong.Refusal?.Reason);
        Assert.Equal(0, await test.Count("row_verdict"));
    }

    [Fact]
    public async Task The_page_is_guarded_and_judges()
    {
        await using var web = await TestWeb.Start();
        await IntakeTest.AddProgrammes(web.Db);
        await using var test = await IntakeTest.On(web.Db);
        var made = await test.Rows(Rahman, Aminah);
        var url = "/intake/verify/" + made.Id;

        await web.AssertPageIsGuarded(url, Role.AgencyOperator, Role.Verifier, null);
        var client = await web.SignedIn(Role.Verifier);
        var form = new Dictionary<string, string> { ["All"] = "true", ["Right"] = "true" };
        var answer = await TestWeb.Post(client, url, form);

        Assert.Equal("/intake/" + made.Id, answer.Headers.Location!.ToString());
        await using var session = await web.Db.Read(default);
        Assert.Equal("verified", await session.One<string>("select state from submission"));
    }

    private static Actor OwnSender { get; } = TestDb.ActorAs(Role.Administrator, "admin");

    private static Task<Result<VerifyRows.Answer>> Judge(
        IntakeTest test,
        Guid submission,
        bool right,
        string[]? rows = null,
        string reason = "",
        string why = ""
    ) =>
        VerifyRows.Handle(
            new(TestDb.Kukar, submission, right, why, rows ?? [], reason),
            _verifier,
            test.Db,
            TestDb.Now,
            default
        );
}
