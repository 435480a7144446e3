using System.Net;
using Naungan.App.People;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Tests.Intake;

namespace Naungan.App.Tests.People;

public sealed class PeopleTests
{
    private const string Rahman = "1;6402061708809001;H. Rahman Hakim;;17-08-1980;L;Loa Ipuh Darat;Tenggarong;Nelayan";
    private const string Aminah = "2;6402065205859002;Siti Aminah;;12-05-1985;P;Melayu;Tenggarong;dagang";

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task People_are_found_by_name_by_whole_number_and_by_what_they_do(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        await test.Rows(Rahman, Aminah);

        Assert.Equal(["H. Rahman Hakim"], await Names(test, new(TestDb.Kukar, "rahman")));
        Assert.Equal(["H. Rahman Hakim"], await Names(test, new(TestDb.Kukar, "hak")));
        Assert.Equal(["Siti Aminah"], await Names(test, new(TestDb.Kukar, "6402 0652 0585 9002")));
        Assert.Equal(["Siti Aminah"], await Names(test, new(TestDb.Kukar, Category: "pedagang")));
        Assert.Equal(2, (await Names(test, new(TestDb.Kukar, District: "64.02.06"))).Count);
        Assert.Empty(await Names(test, new(TestDb.Kukar, "640206520585900")));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Words_of_a_name_are_found_in_any_order_and_by_their_sound(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        await test.Rows(Rahman, Aminah, "3;6402060101709003;Yayan Fadhilah;;01-01-1970;L;Melayu;Tenggarong;petani");

        Assert.Equal(["Siti Aminah"], await Names(test, new(TestDb.Kukar, "amin siti")));
        Assert.Equal(["Siti Aminah"], await Names(test, new(TestDb.Kukar, "siti", District: "64.02.06")));
        Assert.Equal(
            ["Siti Aminah"],
            await Names(test, new(TestDb.Kukar, "amin siti aminah", Village: "64.02.06.1005"))
        );
        Assert.Empty(await Names(test, new(TestDb.Kukar, "siti rahman")));
        Assert.Empty(await Names(test, new(TestDb.Kukar, "minah")));
        Assert.Empty(await Names(test, new(TestDb.Kukar, "padila")));
        Assert.Equal(["Yayan Fadhilah"], await Names(test, new(TestDb.Kukar, "padilah", SoundsLike: true)));
        Assert.Equal(["Yayan Fadhilah"], await Names(test, new(TestDb.Kukar, "padilah yay", SoundsLike: true)));
        Assert.Equal(
            ["Yayan Fadhilah"],
            await Names(test, new(TestDb.Kukar, "padilah", Village: "64.02.06.1005", SoundsLike: true))
        );
        Assert.Empty(await Names(test, new(TestDb.Kukar, "padilah rahman", SoundsLike: true)));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task More_than_a_thousand_are_not_counted_and_names_that_begin_so_come_first(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        await AddPeople(test.Db, 1100, i => i < 1099 ? $"AAN{(char)('A' + (i % 26))} ZUL" : "ZUL HAQ");

        var found = (await SearchPeople.Handle(new(TestDb.Kukar, "zul"), IntakeTest.Console, test.Db, default)).Value;
        Assert.True(found.IsMore);
        Assert.Equal(1000, found.Count);
        Assert.Equal("ZUL HAQ", found.People[0].Name);
        Assert.Equal(50, found.People.Count);
        var one = (await SearchPeople.Handle(new(TestDb.Kukar, "zul haq"), IntakeTest.Console, test.Db, default)).Value;
        Assert.False(one.IsMore);
        Assert.Equal(["ZUL HAQ"], one.People.Select(person => person.Name));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task An_older_database_gets_the_words_of_its_people(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        await test.Rows(Rahman, Aminah);
        await using (var session = await test.Db.Write(default))
        {
            await session.Run("drop table person_word; drop table name_word");
            await session.Run("delete from schema_migration where number = 80");
            await session.Commit();
        }

        await Migrate.ToLatest(test.Db, TestDb.Now, default);

        Assert.Equal(["Siti Aminah"], await Names(test, new(TestDb.Kukar, "aminah")));
        Assert.Equal(["H. Rahman Hakim"], await Names(test, new(TestDb.Kukar, "hakiem", SoundsLike: true)));
    }

    [Fact]
    public async Task A_village_operator_sees_the_village_and_an_agency_its_own_people()
    {
        await using var test = await IntakeTest.Fresh();
        await test.Rows(Rahman, Aminah);
        var village = new Actor(
            "desa",
            Role.VillageOperator,
            TestDb.Kukar,
            Village: Core.Identity.RegionCode.Parse("64.02.06.1005")
        );

        Assert.Equal(["Siti Aminah"], await Names(test, new(TestDb.Kukar), village));
        Assert.Empty(await Names(test, new(TestDb.Kukar), TestDb.ActorAs(Role.AgencyOperator, agency: "dpmd")));
        Assert.Equal(
            2,
            (await Names(test, new(TestDb.Kukar), TestDb.ActorAs(Role.AgencyOperator, agency: "distransnaker"))).Count
        );
        var refused = await SearchPeople.Handle(new(TestDb.Kukar), TestDb.ActorAs(Role.Treasurer), test.Db, default);
        Assert.Equal("not-allowed", refused.Refusal?.Reason);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Counts_are_of_people(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        await test.Rows(Rahman, Aminah, Rahman.Replace("Nelayan", "petani", StringComparison.Ordinal));
        await using var session = await test.Db.Read(default);
        var all = new Scope(null, null);

        var categories = await PeopleTables.CountByCategory(session, "64.02", all, "pekerja-rentan", default);
        var districts = await PeopleTables.CountByDistrict(session, "64.02", all, default);
        var villages = await PeopleTables.CountByVillage(session, "64.02", all, default);
        var agencies = await PeopleTables.CountByAgency(session, "64.02", all, default);

        Assert.Equal(
            ["Petani 1", "Perikanan nelayan 1", "Pedagang 1"],
            categories.Select(counted => $"{counted.Name} {counted.People}")
        );
        Assert.Equal(["Tenggarong 2"], districts.Select(counted => $"{counted.Name} {counted.People}"));
        Assert.Equal(2, villages.Count);
        Assert.Equal(["Distransnaker 2"], agencies.Select(counted => $"{counted.Name} {counted.People}"));
    }

    [Fact]
    public async Task A_number_is_revealed_for_a_reason_that_is_kept()
    {
        await using var test = await IntakeTest.Fresh();
        await test.Rows(Rahman);
        var id = await Only(test.Db);
        var actor = TestDb.ActorAs(Role.Verifier);

        var shown = await RevealNik.Handle(
            new(TestDb.Kukar, id, "dicocokkan dengan KTP"),
            actor,
            test.Db,
            TestDb.Now,
            default
        );
        var without = await RevealNik.Handle(new(TestDb.Kukar, id, ""), actor, test.Db, TestDb.Now, default);
        var leader = TestDb.ActorAs(Role.Leader);
        var refused = await RevealNik.Handle(
            new(TestDb.Kukar, id, "ingin tahu saja"),
            leader,
            test.Db,
            TestDb.Now,
            default
        );

        Assert.Equal("6402061708809001", shown.Value.Digits);
        Assert.Equal("reason-too-short", without.Refusal?.Reason);
        Assert.Equal("not-allowed", refused.Refusal?.Reason);
        await using var session = await test.Db.Read(default);
        Assert.Equal(1, await session.One<int>("select count(*) from audit_event where action = 'people.reveal'"));
    }

    [Fact]
    public async Task The_pages_are_guarded_and_show_a_number_only_when_asked()
    {
        await using var web = await TestWeb.Start();
        await IntakeTest.AddProgrammes(web.Db);
        await using (var test = await IntakeTest.On(web.Db))
            await test.Rows(Rahman, Aminah);
        var id = await Only(web.Db, "RAHMAN HAKIM");
        await web.AssertPageIsGuarded("/people", Role.Treasurer, Role.Verifier, "Siti Aminah");
        var client = await web.SignedIn(Role.Verifier);
        var url = "/people/" + id;

        var page = await TestWeb.Parse(await client.GetAsync(new Uri(url, UriKind.Relative)));
        Assert.Contains("6402********9001", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("6402061708809001", page.Body.InnerHtml, StringComparison.Ordinal);
        var token = page.QuerySelector("form[method=post] input[name=__RequestVerificationToken]")!;
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = token.GetAttribute("value")!,
                ["Reason"] = "dicocokkan dengan KTP",
            }
        );
        var shown = await client.PostAsync(new Uri(url + "?handler=Reveal", UriKind.Relative), form);
        Assert.Contains("6402061708809001", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var other = await web.SignedIn(Role.Verifier, Core.Identity.RegionCode.Parse("64.08"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(new Uri(url, UriKind.Relative))).StatusCode);
    }

    private static async Task<List<string>> Names(IntakeTest test, SearchPeople.Request request, Actor? actor = null)
    {
        var answer = await SearchPeople.Handle(request, actor ?? IntakeTest.Console, test.Db, default);
        Assert.Equal(answer.Value.Count, answer.Value.People.Count);
        return [.. answer.Value.People.Select(person => person.Name)];
    }

    private static async Task AddPeople(Db db, int count, Func<int, string> nameOf)
    {
        await using var session = await db.Write(default);
        var people = Enumerable.Range(0, count).Select(i => (Id: Ids.New(TestDb.Now), NameKey: nameOf(i))).ToList();
        await session.BulkInsert(
            "person",
            ["region_code", "id", "name", "name_key", "nik_state", "recorded_at"],
            people.Select(one => new object?[] { "64.02", one.Id, one.NameKey, one.NameKey, "nik-missing", TestDb.Now })
        );
        await new NameWords(session, "64.02").Add(people, default);
        await session.Commit();
    }

    private static async Task<Guid> Only(Db db, string nameKey = "RAHMAN HAKIM")
    {
        await using var session = await db.Read(default);
        return await session.One<Guid>("select id from person where name_key = @nameKey", new { nameKey });
    }
}
