using System.Net;
using Naungan.App.Intake;
using Naungan.App.Lists;
using Naungan.App.People;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Tests.Intake;

namespace Naungan.App.Tests.People;

public sealed class PersonLifeTests
{
    private const string Heading = "No;NIK;No KK;Nama;Tgl Lahir;L/P;Desa;Kecamatan;Pekerjaan";
    private const string Rahman =
        "1;6402061708809001;6402060101010001;Rahman Hakim;17-08-1980;L;Loa Ipuh Darat;Tenggarong;Nelayan";
    private const string Aminah =
        "2;6402065205859002;6402060101010001;Siti Aminah;12-05-1985;P;Loa Ipuh Darat;Tenggarong;dagang";

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_person_has_a_household_states_and_evidence(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        await test.Submit(test.File($"{Heading}\n{Rahman}\n{Aminah}\n"));
        var id = await IdOf(test.Db, "RAHMAN HAKIM");
        var on = new DateOnly(2021, 9, 1);
        var state = new RecordState.Request(TestDb.Kukar, id, "deceased", on, "Surat kematian desa 470/12");
        await RecordState.Handle(state, IntakeTest.Console, test.Db, TestDb.Now, default);
        using var scan = new MemoryStream("%PDF-1.7 surat"u8.ToArray());
        var evidence = Evidence(id) with { Scan = scan, ScanName = "surat.pdf" };
        await RecordEvidence.Handle(evidence, IntakeTest.Console, test.Db, TestDb.Now, default);

        var shown = (await ShowPerson.Handle(new(TestDb.Kukar, id), IntakeTest.Console, test.Db, default)).Value;

        Assert.Equal("Siti Aminah", Assert.Single(shown.Household).Name);
        Assert.Equal(("deceased", on), (shown.States[0].Name, shown.States[0].Since));
        var letter = Assert.Single(shown.Evidence);
        Assert.Equal(("work", "Kepala Desa"), (letter.Kind, letter.SignedRole));
        Assert.NotNull(letter.FileId);
    }

    [Theory]
    [InlineData("fisik", "Ahmad", "2021-09-01", null, "%PDF-1", "kind-unknown")]
    [InlineData("work", " ", "2021-09-01", null, "%PDF-1", "signer-missing")]
    [InlineData("work", "Ahmad", "2031-09-01", null, "%PDF-1", "day-in-future")]
    [InlineData("work", "Ahmad", "2021-09-01", "2021-08-01", "%PDF-1", "days-reversed")]
    [InlineData("work", "Ahmad", "2021-09-01", null, "MZ program", "scan-unknown")]
    public async Task Evidence_that_cannot_be_is_refused(
        string kind,
        string by,
        string on,
        string? until,
        string scan,
        string reason
    )
    {
        await using var test = await IntakeTest.Fresh();
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(scan));
        var request = Evidence(Guid.NewGuid()) with
        {
            Kind = kind,
            SignedBy = by,
            SignedOn = DateOnly.Parse(on),
            ValidUntil = until is null ? null : DateOnly.Parse(until),
            Scan = content,
        };

        var refused = await RecordEvidence.Handle(request, IntakeTest.Console, test.Db, TestDb.Now, default);

        Assert.Equal(reason, refused.Refusal?.Reason);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_finding_is_gone_when_the_next_list_no_longer_says_so(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        await test.Submit(test.File($"{Heading}\n{Rahman}\n{Aminah}\n"));
        await Load(test, "NIK;Status\n6402061708809001;Meninggal\n6402065205859002;Hidup\n", new(2021, 8, 1));
        Assert.Equal(["Rahman Hakim"], await Found(test, "deceased-at-dukcapil"));

        await Load(test, "NIK;Status\n6402061708809001;Hidup\n6402065205859002;Hidup\n", new(2021, 9, 1));

        Assert.Empty(await Found(test, "deceased-at-dukcapil"));
        var id = await IdOf(test.Db, "RAHMAN HAKIM");
        var shown = (await ShowPerson.Handle(new(TestDb.Kukar, id), IntakeTest.Console, test.Db, default)).Value;
        Assert.Equal(("alive", new DateOnly(2021, 9, 1)), (shown.Dukcapil?.Answer, shown.Dukcapil?.SnapshotOn));
        Assert.Equal(2, shown.Outside.Count); // what the earlier list said stays to be seen
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Two_agencies_one_person_and_what_each_said(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        await test.Submit(test.File($"{Heading}\n{Rahman}\n{Aminah}\n"));
        const string AsHead = "NAMA,NIK,DESA,JABATAN\nH. Rahman Hakim,6402061708809001,Loa Ipuh Darat,Ketua RT\n";
        await test.Submit(test.File(AsHead, "rt.csv"), "dpmd", "ppnpn");

        var request = new ListOverlaps.Request(TestDb.Kukar, 0, 50);
        var overlaps = (await ListOverlaps.Handle(request, IntakeTest.Console, test.Db, default)).Value;
        var one = Assert.Single(overlaps.Overlaps);
        Assert.Equal(("Rahman Hakim", 1L), (one.Name, overlaps.People));
        Assert.Equal("PPNPN", one.Proposals[0].Programme); // position before occupation
        Assert.Equal(1, Assert.Single(overlaps.Pairs).People);

        var history = await TellHistory.Handle(new(TestDb.Kukar, one.Person), IntakeTest.Console, test.Db, default);
        var names = history.Value.Fields.Single(field => field.Field == "name");
        Assert.Equal(["Distransnaker", "DPMD"], names.Sources.Select(said => said.Agency).Order());
        var nik = history.Value.Fields.Single(field => field.Field == "nik");
        Assert.All(nik.Sources, said => Assert.Equal("6402********9001", said.Value));
    }

    [Fact]
    public async Task The_pages_are_guarded_and_take_what_is_recorded()
    {
        await using var web = await TestWeb.Start();
        await IntakeTest.AddProgrammes(web.Db);
        await using var test = await IntakeTest.On(web.Db);
        await test.Submit(test.File($"{Heading}\n{Rahman}\n{Aminah}\n"));
        var id = await IdOf(web.Db, "RAHMAN HAKIM");
        await web.AssertPageIsGuarded("/people/overlaps", Role.VillageOperator, Role.Verifier, null);
        await web.AssertPageIsGuarded("/people/findings", Role.Treasurer, Role.Verifier, null);
        await web.AssertPageIsGuarded("/intake/history/" + id, Role.Treasurer, Role.Verifier, null);
        var client = await web.SignedIn(Role.Verifier);
        var form = new Dictionary<string, string>
        {
            ["State"] = "moved",
            ["Since"] = "2021-09-01",
            ["Source"] = "Surat pindah 470/3",
        };

        var answer = await TestWeb.Post(client, "/people/" + id, form, $"/people/{id}?handler=State");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = await TestWeb.Parse(await client.GetAsync(new Uri("/people/" + id, UriKind.Relative)));
        Assert.Contains("Surat pindah 470/3", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Siti Aminah", page.Body.TextContent, StringComparison.Ordinal);
    }

    private static RecordEvidence.Request Evidence(Guid person) =>
        new(TestDb.Kukar, person, "work", "Ahmad", "Kepala Desa", new(2021, 9, 1), null, "");

    private static async Task<Guid> IdOf(Db db, string nameKey)
    {
        await using var session = await db.Read(default);
        return await session.One<Guid>("select id from person where name_key = @nameKey", new { nameKey });
    }

    private static async Task Load(IntakeTest test, string text, DateOnly on)
    {
        var request = new LoadList.Request(TestDb.Kukar, "dukcapil", test.File(text), "padanan.csv", on);
        var loaded = await LoadList.Handle(request, IntakeTest.Console, test.Db, TestDb.Now, default);
        Assert.Equal(2, loaded.Value.People);
    }

    private static async Task<IEnumerable<string>> Found(IntakeTest test, string finding)
    {
        var request = new ListFindings.Request(TestDb.Kukar, finding, 0, 50);
        var answer = (await ListFindings.Handle(request, IntakeTest.Console, test.Db, default)).Value;
        Assert.Equal(answer.People.Count, answer.Counts.Single(count => count.Name == finding).People);
        return answer.People.Select(person => person.Name);
    }
}
