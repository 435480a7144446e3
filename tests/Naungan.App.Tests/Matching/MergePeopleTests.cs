using Naungan.App.Matching;
using Naungan.App.People;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Tests.Intake;

namespace Naungan.App.Tests.Matching;

public sealed class MergePeopleTests
{
    private const string Basran = "1;6402060102709002;Basran Yamani;;01-02-1970;L;Loa Ipuh Darat;Tenggarong;petani";
    private const string Basrani = "2;6402060102709055;Basran Yamany;;01-02-1970;L;Loa Ipuh Darat;Tenggarong;Nelayan";
    private static readonly Actor _one = TestDb.ActorAs(Role.Verifier, "verifikator.satu");
    private static readonly Actor _other = TestDb.ActorAs(Role.Verifier, "verifikator.dua");

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_split_puts_both_back_as_they_stood(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        var (kept, absorbed) = await TwoPeople(test);
        var before = await Dump(test.Db);

        var merge = (await Merge(test, kept, absorbed)).Value;
        Assert.Equal("merged", merge.State);
        Assert.Equal(["perikanan_nelayan", "petani"], await WorksOf(test.Db, kept));
        Assert.Empty(await WorksOf(test.Db, absorbed));
        Assert.Equal(1, await Searched(test));
        var split = await Settle(test, merge.Merge, "split", _other, "Ternyata saudara kembar");

        Assert.Equal("split", split.Value);
        Assert.Equal(before, await Dump(test.Db));
        Assert.Equal(2, await Searched(test));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_row_with_the_absorbed_number_joins_the_person_that_is_kept(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        var (kept, absorbed) = await TwoPeople(test);
        await Merge(test, kept, absorbed);

        var later = await test.Rows(Basrani.Replace("Nelayan", "dagang", StringComparison.Ordinal));

        Assert.Equal("merged:same-nik", await test.OutcomeOf(later.Id, 2));
        Assert.Equal(["pedagang", "perikanan_nelayan", "petani"], await WorksOf(test.Db, kept));
        Assert.Empty(await WorksOf(test.Db, absorbed));
    }

    [Theory]
    [InlineData(DbKind.Sqlite, true)]
    [InlineData(DbKind.Sqlite, false)]
    [InlineData(DbKind.Postgres, true)]
    public async Task Months_that_were_paid_for_either_ask_for_a_second_person(DbKind kind, bool forKept)
    {
        await using var test = await IntakeTest.Fresh(kind);
        var (kept, absorbed) = await TwoPeople(test);
        await Pay(test.Db, forKept ? kept : absorbed);

        var merge = (await Merge(test, kept, absorbed)).Value;
        Assert.Equal("asked", merge.State);
        Assert.Equal(["perikanan_nelayan"], await WorksOf(test.Db, absorbed)); // nothing has moved
        Assert.Equal("merge-asked", (await Merge(test, absorbed, kept)).Refusal?.Reason);
        Assert.Equal("four-eyes", (await Settle(test, merge.Merge, "approve", _one)).Refusal?.Reason);
        Assert.Equal("merged", (await Settle(test, merge.Merge, "approve", _other)).Value);

        Assert.Empty(await WorksOf(test.Db, absorbed));
        Assert.Equal("merge-not-open", (await Settle(test, merge.Merge, "approve", _other)).Refusal?.Reason);
    }

    /// <summary>
    /// Alike in all but the number or one name: by NIK, without NIK, in one list and in the next.
    /// </summary>
    [Theory]
    [InlineData("6402061708809002", "Hasan Basri", "Husin Basri")]
    [InlineData("6402061708809002", "Hasan Basri", "Hasan Basri")]
    [InlineData("", "Hasan Basri", "Husin Basri")]
    [InlineData("", "Siti Aminah", "Siti Aminun")]
    public async Task Twins_are_never_joined_by_rule(string nik, string one, string other)
    {
        await using var test = await IntakeTest.Fresh();
        const string Heading = "No;NIK;Nama;Tgl Lahir;L/P;Desa;Kecamatan;Pekerjaan;No KK;No HP;Nama Ibu Kandung";
        string Row(string number, string name) =>
            $"1;{number};{name};17-08-1980;L;Loa Ipuh Darat;Tenggarong;petani;6402060101010001;081234567890;Fatimah";
        await test.Submit(test.File($"{Heading}\n{Row("6402061708809001", one)}\n"));

        var made = (await test.Submit(test.File($"{Heading}\n{Row(nik, other)}\n"))).Value;

        Assert.Equal(0, made.Merged);
        Assert.Equal(1, made.Accepted + made.Waiting);
    }

    [Fact]
    public async Task Two_people_are_not_brought_up_again()
    {
        await using var test = await IntakeTest.Fresh();
        var (kept, absorbed) = await TwoPeople(test);
        var asked = new FindCandidates.Request(TestDb.Kukar, kept);
        var first = (await FindCandidates.Handle(asked, _one, test.Db, default)).Value;
        var candidate = Assert.Single(first.Candidates);
        Assert.Equal(absorbed, candidate.Side.Id);
        Assert.True(candidate.IsForbidden); // two sound numbers

        await TellApart.Handle(new(TestDb.Kukar, absorbed, kept), _one, test.Db, TestDb.Now, default);

        Assert.Empty((await FindCandidates.Handle(asked, _one, test.Db, default)).Value.Candidates);
        var back = new FindCandidates.Request(TestDb.Kukar, absorbed);
        Assert.Empty((await FindCandidates.Handle(back, _one, test.Db, default)).Value.Candidates);
    }

    [Fact]
    public async Task What_cannot_be_merged_is_refused()
    {
        await using var test = await IntakeTest.Fresh();
        var (kept, absorbed) = await TwoPeople(test);

        Assert.Equal("not-found", (await Merge(test, kept, kept)).Refusal?.Reason);
        Assert.Equal("not-found", (await Merge(test, kept, Guid.NewGuid())).Refusal?.Reason);
        Assert.Equal("reason-missing", (await Merge(test, kept, absorbed, " ")).Refusal?.Reason);
        var operators = TestDb.ActorAs(Role.AgencyOperator, agency: "dpmd");
        var wrong = new MergePeople.Request(TestDb.Kukar, kept, absorbed, "KTP dilihat");
        var refused = await MergePeople.Handle(wrong, operators, test.Db, TestDb.Now, default);
        Assert.Equal("not-allowed", refused.Refusal?.Reason);
        await Enrol(test.Db, absorbed);
        Assert.Equal("still-registered", (await Merge(test, kept, absorbed)).Refusal?.Reason);
    }

    [Fact]
    public async Task The_pages_are_guarded_and_merge()
    {
        await using var web = await TestWeb.Start();
        await IntakeTest.AddProgrammes(web.Db);
        await using var test = await IntakeTest.On(web.Db);
        var (kept, absorbed) = await TwoPeople(test);
        var url = "/matching/person/" + kept;
        await web.AssertPageIsGuarded("/matching/merges", Role.Treasurer, Role.Verifier, null);
        await web.AssertPageIsGuarded(url, Role.Treasurer, Role.Verifier, null);
        var client = await web.SignedIn(Role.Verifier);
        var form = new Dictionary<string, string> { ["Other"] = absorbed.ToString(), ["Why"] = "KTP dilihat" };

        var answer = await TestWeb.Post(client, url, form, url + "?handler=Merge");

        Assert.Equal("/matching/merges", answer.Headers.Location!.ToString());
        var page = await TestWeb.Parse(await client.GetAsync(new Uri("/matching/merges", UriKind.Relative)));
        Assert.Contains("Basran Yamany", page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<(Guid Kept, Guid Absorbed)> TwoPeople(IntakeTest test)
    {
        Assert.Equal(2, (await test.Rows(Basran, Basrani)).Accepted);
        await using var session = await test.Db.Read(default);
        var ids = await session.List<Guid>("select id from person order by name_key");
        return (ids[0], ids[1]);
    }

    private static Task<Core.Result<MergePeople.Answer>> Merge(
        IntakeTest test,
        Guid kept,
        Guid absorbed,
        string why = "KTP dilihat"
    ) => MergePeople.Handle(new(TestDb.Kukar, kept, absorbed, why), _one, test.Db, TestDb.Now, default);

    private static Task<Core.Result<string>> Settle(
        IntakeTest test,
        Guid merge,
        string what,
        Actor actor,
        string why = ""
    ) => SettleMerge.Handle(new(TestDb.Kukar, merge, what, why), actor, test.Db, TestDb.Now, default);

    private static async Task<List<string>> WorksOf(Db db, Guid person)
    {
        await using var session = await db.Read(default);
        return await session.List<string>(
            "select category from work where person_id = @person order by category",
            new { person }
        );
    }

    private static async Task<long> Searched(IntakeTest test)
    {
        var request = new SearchPeople.Request(TestDb.Kukar, "Basran");
        return (await SearchPeople.Handle(request, _one, test.Db, default)).Value.Count;
    }

    /// <summary>Everything a merge may touch, in words.</summary>
    private static async Task<List<string>> Dump(Db db)
    {
        await using var session = await db.Read(default);
        var id = db.Kind == DbKind.Sqlite ? "hex({0})" : "cast({0} as text)";
        string As(string column) => string.Format(System.Globalization.CultureInfo.InvariantCulture, id, column);
        var works = await session.List<string>(
            $"select {As("id")} || {As("person_id")} || category || coalesce(occupation, '') from work order by 1"
        );
        var rows = await session.List<string>(
            $"select {As("submission_id")} || row_number || {As("person_id")} from submission_row "
                + "where person_id is not null order by 1"
        );
        var merged = await session.List<string>(
            $"select {As("id")} from person where merged_into is not null order by 1"
        );
        return [.. works, .. rows, .. merged];
    }

    private static async Task Enrol(Db db, Guid person)
    {
        await using var session = await db.Write(default);
        await session.Run(
            "insert into enrolment (region_code, programme_code, person_id, category, agency_code, state, verdict, "
                + "assessed_on, assessed_at) values ('64.02', 'pekerja-rentan', @person, 'petani', 'dpmd', "
                + "'registered', 'eligible', '2021-10-01', @Now)",
            new { person, TestDb.Now }
        );
        await session.Commit();
    }

    private static async Task Pay(Db db, Guid person)
    {
        await using var session = await db.Write(default);
        await session.Run(
            "insert into stored_line (region_code, run_id, person_id, insurance, month, budget_line_id, tariff, amount, "
                + "state, correction) values ('64.02', @run, @person, 'jkk', 202110, @line, 1, 10000, 'accepted', 0)",
            new
            {
                person,
                run = Guid.NewGuid(),
                line = Guid.NewGuid(),
            }
        );
        await session.Commit();
    }
}
