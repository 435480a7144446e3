using System.Net;
using Naungan.App.People;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Tests.Intake;

namespace Naungan.App.Tests.People;

public sealed class EvidenceTests
{
    private const string Rahman = "1;6402061708809001;Rahman Hakim;;17-08-1980;L;Loa Ipuh Darat;Tenggarong;Nelayan";
    private const string Scan = "%PDF-1.7 <script>alert(1)</script>";
    private static readonly Actor _verifier = TestDb.ActorAs(Role.Verifier, "verifikator");

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_letter_is_withdrawn_once_with_who_and_why_and_stays_to_be_seen(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        var (person, evidence) = await Letter(test);

        Assert.Equal("reason-missing", (await Withdraw(test, person, evidence, "salah")).Refusal?.Reason);
        Assert.Equal("not-found", (await Withdraw(test, Guid.NewGuid(), evidence)).Refusal?.Reason);
        Assert.Equal("not-found", (await Withdraw(test, person, Guid.NewGuid())).Refusal?.Reason);
        var leader = TestDb.ActorAs(Role.Leader);
        Assert.Equal("not-allowed", (await Withdraw(test, person, evidence, actor: leader)).Refusal?.Reason);
        var elsewhere = TestDb.ActorAs(Role.AgencyOperator, agency: "dpmd");
        Assert.Equal("not-found", (await Withdraw(test, person, evidence, actor: elsewhere)).Refusal?.Reason);
        Assert.False((await Withdraw(test, person, evidence)).IsRefused);

        Assert.Equal("evidence-withdrawn", (await Withdraw(test, person, evidence)).Refusal?.Reason);
        var shown = (await ShowPerson.Handle(new(TestDb.Kukar, person), _verifier, test.Db, default)).Value;
        var letter = Assert.Single(shown.Evidence);
        Assert.Equal(
            (TestDb.Now, "verifikator", "Surat dicabut kepala desa"),
            (letter.WithdrawnAt, letter.WithdrawnBy, letter.WithdrawnWhy)
        );
        Assert.Equal(1, await test.Count($"audit_event where detail = 'evidence withdrawn {evidence}'"));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_scan_is_handed_out_to_who_may_and_leaves_a_trace(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        var (person, evidence) = await Letter(test);

        var scan = (await Open(test, person, evidence, _verifier)).Value;

        Assert.Equal(Scan, System.Text.Encoding.UTF8.GetString(scan.Bytes));
        Assert.Equal(("application/pdf", $"bukti-{evidence:N}.pdf"), (scan.ContentType, scan.Name));
        Assert.Equal(1, await test.Count("audit_event where action = 'people.documents'"));
        var treasurer = TestDb.ActorAs(Role.Treasurer);
        Assert.Equal("not-allowed", (await Open(test, person, evidence, treasurer)).Refusal?.Reason);
        var elsewhere = TestDb.ActorAs(Role.AgencyOperator, agency: "dpmd");
        Assert.Equal("not-found", (await Open(test, person, evidence, elsewhere)).Refusal?.Reason);
        Assert.Equal("not-found", (await Open(test, Guid.NewGuid(), evidence, _verifier)).Refusal?.Reason);
        Assert.Equal(1, await test.Count("audit_event where action = 'people.documents'"));
    }

    [Fact]
    public async Task A_scan_that_was_changed_is_not_handed_out()
    {
        await using var test = await IntakeTest.Fresh();
        var (person, evidence) = await Letter(test);
        await using (var session = await test.Db.Write(default))
        {
            await session.Run("update person_evidence set file_sha256 = x'00'");
            await session.Commit();
        }

        await Assert.ThrowsAsync<InvalidDataException>(() => Open(test, person, evidence, _verifier));
    }

    [Fact]
    public async Task The_page_downloads_as_a_file_and_withdraws()
    {
        await using var web = await TestWeb.Start();
        await IntakeTest.AddProgrammes(web.Db);
        await using var test = await IntakeTest.On(web.Db);
        var (person, evidence) = await Letter(test);
        var client = await web.SignedIn(Role.Verifier);
        var url = "/people/" + person;
        var form = new Dictionary<string, string> { ["evidence"] = evidence.ToString() };

        var scan = await TestWeb.Post(client, url, form, url + "?handler=Scan");

        Assert.Equal("attachment", scan.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("application/pdf", scan.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", scan.Headers.GetValues("X-Content-Type-Options").Single());
        form["Why"] = "Surat dicabut kepala desa";
        var done = await TestWeb.Post(client, url, form, url + "?handler=Withdraw");
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var page = await TestWeb.Parse(await client.GetAsync(new Uri(url, UriKind.Relative)));
        Assert.Contains("Surat dicabut kepala desa", page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<(Guid Person, Guid Evidence)> Letter(IntakeTest test)
    {
        await test.Rows(Rahman);
        await using var session = await test.Db.Read(default);
        var person = await session.One<Guid>("select id from person");
        using var scan = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Scan));
        var request = new RecordEvidence.Request(
            TestDb.Kukar,
            person,
            "work",
            "Ahmad",
            "Kepala Desa",
            new(2021, 9, 1),
            null,
            "",
            scan,
            "surat.pdf"
        );
        return (person, (await RecordEvidence.Handle(request, _verifier, test.Db, TestDb.Now, default)).Value);
    }

    private static Task<Core.Result<Guid>> Withdraw(
        IntakeTest test,
        Guid person,
        Guid evidence,
        string why = "Surat dicabut kepala desa",
        Actor? actor = null
    ) =>
        WithdrawEvidence.Handle(
            new(TestDb.Kukar, person, evidence, why),
            actor ?? _verifier,
            test.Db,
            TestDb.Now,
            default
        );

    private static Task<Core.Result<OpenEvidence.Answer>> Open(
        IntakeTest test,
        Guid person,
        Guid evidence,
        Actor actor
    ) => OpenEvidence.Handle(new(TestDb.Kukar, person, evidence), actor, test.Db, TestDb.Now, default);
}
