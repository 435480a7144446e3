using System.Net;
using Naungan.App.Intake;
using Naungan.App.Matching;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;

namespace Naungan.App.Tests.Intake;

public sealed class TypePersonTests
{
    private const string Rahman = "1;6402061708809001;Rahman Hakim;;17-08-1980;L;Loa Ipuh Darat;Tenggarong;Nelayan";
    private static readonly Actor _sender = TestDb.ActorAs(Role.AgencyOperator, "operator", "distransnaker");
    private static readonly Actor _verifier = TestDb.ActorAs(Role.Verifier, "verifikator");

    private static readonly TypedPerson _basran = new()
    {
        Nik = "6402060102709002",
        Name = "Basran Yamani",
        Born = "1970-02-01",
        Sex = "L",
        Village = "64.02.06.1005",
        Work = "petani",
        Phone = "081234567890",
        Mother = "Aminah",
    };

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Somebody_unknown_becomes_a_person_by_the_door_of_every_list(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);

        var compared = (await Compare(test, _basran)).Value;
        Assert.Empty(compared.Candidates);
        Assert.Equal(("6402********9002", "Melayu", null), (compared.NikMasked, compared.Village, compared.Doubt));
        Assert.Equal(0, await test.Count("submission"));
        var made = (await Type(test, _basran)).Value;
        var again = (await Type(test, _basran)).Value;

        Assert.Equal("accepted", made.Outcome);
        Assert.Equal(made with { AlreadyKnown = true }, again);
        Assert.Equal(1, await test.Count("person"));
        Assert.Equal(1, await test.Count("person_word where word = 'YAMANI'"));
        var shown = (
            await ShowSubmission.Handle(new(TestDb.Kukar, made.Submission), _verifier, test.Db, default)
        ).Value;
        Assert.Equal("checked", shown.Submission.State);
        Assert.Equal("operator", shown.Submission.SubmittedBy);
        Assert.DoesNotContain("Basran", shown.Submission.FileName, StringComparison.OrdinalIgnoreCase);
        var own = new VerifyRows.Request(TestDb.Kukar, made.Submission, true, "", []);
        var itself = _verifier with { Name = "operator" };
        Assert.Equal("four-eyes", (await VerifyRows.Handle(own, itself, test.Db, TestDb.Now, default)).Refusal?.Reason);
        Assert.Equal("verified", (await VerifyRows.Handle(own, _verifier, test.Db, TestDb.Now, default)).Value.State);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Who_is_meant_is_chosen_and_makes_nobody_new(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        await test.Rows(Rahman);
        var typed = _basran with { Nik = null, Name = "Rahmn Hakim", Born = "1980-08-17", Work = "pedagang" };

        // Typed for another village than the register knows: found all the same.
        var candidate = Assert.Single((await Compare(test, typed)).Value.Candidates);
        Assert.Equal("Rahman Hakim", candidate.Name);
        var made = (await Type(test, typed, candidate.Person)).Value;

        Assert.Equal(("merged", "typed-same", candidate.Person), (made.Outcome, made.Reason, made.Person));
        Assert.Equal(1, await test.Count("person"));
        Assert.Equal(2, await test.Count("work"));
        Assert.Equal(1, await test.Count("row_decision where decision = 'same' and was_reason = 'typed'"));
        var history = await TellHistory.Handle(new(TestDb.Kukar, candidate.Person), _verifier, test.Db, default);
        var names = history.Value.Fields.Single(field => field.Field == "name");
        Assert.False(names.Agree);
        Assert.Contains("Rahmn Hakim", names.Sources.Select(said => said.Value));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task None_of_them_is_a_new_person_and_the_pair_is_not_brought_up_again(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        await test.Rows(Rahman);
        var typed = _basran with { Nik = "6402061708809077", Name = "Rahman Hakim", Born = "1980-08-17" };
        var candidate = Assert.Single((await Compare(test, typed)).Value.Candidates);

        Assert.Equal("candidates-unseen", (await Type(test, typed)).Refusal?.Reason);
        Assert.Equal(1, await test.Count("submission"));
        var made = (await Type(test, typed, null, candidate.Person)).Value;

        Assert.Equal(("accepted", "typed-different"), (made.Outcome, made.Reason));
        Assert.Equal(2, await test.Count("person"));
        var around = new FindCandidates.Request(TestDb.Kukar, made.Person!.Value);
        Assert.Empty((await FindCandidates.Handle(around, _verifier, test.Db, default)).Value.Candidates);
    }

    [Fact]
    public async Task Two_sound_numbers_are_not_joined_on_the_senders_word()
    {
        await using var test = await IntakeTest.Fresh();
        await test.Rows(Rahman);
        var typed = _basran with { Nik = "6402061708809077", Name = "Rahman Hakim", Born = "1980-08-17" };
        var candidate = Assert.Single((await Compare(test, typed)).Value.Candidates);

        var made = (await Type(test, typed, candidate.Person)).Value;

        Assert.Equal(("waiting", "possible-duplicate"), (made.Outcome, made.Reason));
        Assert.Equal(0, await test.Count("row_decision"));
        var review = (await ReviewRows.Handle(new(TestDb.Kukar), _verifier, test.Db, default)).Value;
        Assert.Single(review.Cases);
    }

    [Fact]
    public async Task A_number_that_is_another_persons_waits_and_a_missing_one_too()
    {
        await using var test = await IntakeTest.Fresh();
        await test.Rows(Rahman);
        var taken = _basran with { Nik = "6402061708809001", Born = "1980-08-17" };
        var owner = Assert.Single((await Compare(test, taken)).Value.Candidates).Person;

        Assert.Equal("nik-of-another", (await Type(test, taken, null, owner)).Value.Reason);
        var without = _basran with { Nik = null, Name = "Yohanes Ding" };
        Assert.Equal("nik-missing", (await Compare(test, without)).Value.Doubt);
        Assert.Equal(("waiting", "nik-missing"), Told((await Type(test, without)).Value));
        Assert.Equal(1, await test.Count("person"));
    }

    [Fact]
    public async Task What_cannot_be_a_row_is_refused_and_nothing_is_kept()
    {
        await using var test = await IntakeTest.Fresh();

        Assert.Equal("name-missing", (await Type(test, _basran with { Name = " " })).Refusal?.Reason);
        Assert.Equal("no-nik-no-date", (await Type(test, _basran with { Nik = "", Born = "" })).Refusal?.Reason);
        Assert.Equal("text-too-long", (await Type(test, _basran with { Address = new('x', 300) })).Refusal?.Reason);
        Assert.Equal("not-found", (await Type(test, _basran, Guid.NewGuid())).Refusal?.Reason);
        var other = TestDb.ActorAs(Role.AgencyOperator, "lain", "dpmd");
        Assert.Equal("not-allowed", (await Type(test, _basran, null, other)).Refusal?.Reason);
        Assert.Equal("not-allowed", (await Type(test, _basran, null, TestDb.ActorAs(Role.Leader))).Refusal?.Reason);
        Assert.Equal(0, await test.Count("submission"));
    }

    [Fact]
    public async Task The_page_is_guarded_compares_and_saves()
    {
        await using var web = await TestWeb.Start();
        await IntakeTest.AddProgrammes(web.Db);
        await using (var test = await IntakeTest.On(web.Db))
            await test.Rows(Rahman);
        await web.AssertPageIsGuarded("/intake/new", Role.Leader, Role.AgencyOperator, null);
        var client = await web.SignedIn(Role.AgencyOperator, agency: "distransnaker");
        var form = new Dictionary<string, string>
        {
            ["Agency"] = "distransnaker",
            ["Programme"] = "pekerja-rentan",
            ["Name"] = "Rahman Hakim",
            ["Nik"] = "6402061708809077",
            ["Born"] = "1980-08-17",
            ["Village"] = "64.02.06.1005",
            ["Work"] = "petani",
        };

        var page = await TestWeb.Parse(await TestWeb.Post(client, "/intake/new", form));
        Assert.Contains("6402********9001", page.Body!.TextContent, StringComparison.Ordinal);
        form["NotSame"] = page.QuerySelector("input[name=NotSame]")!.GetAttribute("value")!;
        var saved = await TestWeb.Post(client, "/intake/new", form, "/intake/new?handler=Save");

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var shown = await client.GetAsync(saved.Headers.Location);
        Assert.Contains("6402********9077", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/intake/new")]
    [InlineData("/intake/submit")]
    public async Task The_programme_is_chosen_beforehand_only_when_it_is_the_agencys_only_one(string url)
    {
        await using var web = await TestWeb.Start();
        await IntakeTest.AddProgrammes(web.Db);

        Assert.Equal(
            "pekerja-rentan",
            await Chosen(web, await web.SignedIn(Role.AgencyOperator, agency: "distransnaker"), url)
        );
        Assert.Equal("ppnpn", await Chosen(web, await web.SignedIn(Role.AgencyOperator, agency: "dpmd"), url));
        Assert.Equal("", await Chosen(web, await web.SignedIn(Role.Administrator), url));
        await using (var session = await web.Db.Write(default))
        {
            await session.Run("update programme set agency_code = 'dpmd'");
            await session.Commit();
        }

        Assert.Equal("", await Chosen(web, await web.SignedIn(Role.AgencyOperator, agency: "dpmd"), url));
    }

    private static async Task<string> Chosen(TestWeb web, HttpClient client, string url)
    {
        var page = await TestWeb.Parse(await client.GetAsync(new Uri(web.Address, url)));
        var options = page.QuerySelectorAll("select[name=Programme] option");
        return (options.FirstOrDefault(option => option.HasAttribute("selected")) ?? options[0]).GetAttribute("value")!;
    }

    private static (string, string?) Told(TypePerson.Answer made) => (made.Outcome, made.Reason);

    private static Task<Result<CompareTyped.Answer>> Compare(IntakeTest test, TypedPerson person) =>
        CompareTyped.Handle(
            new(TestDb.Kukar, "distransnaker", "pekerja-rentan", person),
            _sender,
            test.Db,
            TestDb.Now,
            default
        );

    private static Task<Result<TypePerson.Answer>> Type(
        IntakeTest test,
        TypedPerson person,
        Guid? sameAs = null,
        params Guid[] notSame
    ) => Type(test, person, sameAs, _sender, notSame);

    private static Task<Result<TypePerson.Answer>> Type(
        IntakeTest test,
        TypedPerson person,
        Guid? sameAs,
        Actor actor,
        params Guid[] notSame
    ) =>
        TypePerson.Handle(
            new(TestDb.Kukar, "distransnaker", "pekerja-rentan", person, sameAs, notSame),
            actor,
            test.Db,
            TestDb.Now,
            default
        );
}
