using System.Net;
using Naungan.App.Intake;
using Naungan.App.Matching;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.Core;

namespace Naungan.App.Tests.Intake;

public sealed class ReviewTests
{
    private const string First = "1;6402061708809001;Rahman Hakim;;17-08-1980;L;Loa Ipuh Darat;Tenggarong;Nelayan";
    private const string Near = "2;6402061708809011;Rahman Hakim;;17-08-1980;L;Loa Ipuh Darat;Tenggarong;petani";
    private static readonly Actor _verifier = TestDb.ActorAs(Role.Verifier, "verifikator");

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_row_decided_to_be_the_same_joins_the_person_and_the_sums_still_add_up(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        var made = await test.Rows(First, Near);
        Assert.Equal("waiting:possible-duplicate", await test.OutcomeOf(made.Id, 3));

        var review = (await ReviewRows.Handle(new(TestDb.Kukar), _verifier, test.Db, default)).Value;
        var only = Assert.Single(review.Cases);
        var candidate = Assert.Single(only.Candidates);
        Assert.Equal("6402********9001", candidate.NikMasked);
        var answer = (await Decide(test, made.Id, candidate.Person)).Value;

        Assert.Equal("merged", answer.Outcome);
        Assert.Equal("merged:decided-same", await test.OutcomeOf(made.Id, 3));
        Assert.Equal(1, await test.Count("person"));
        Assert.Equal(2, await test.Count("work"));
        var shown = (await ShowSubmission.Handle(new(TestDb.Kukar, made.Id), _verifier, test.Db, default)).Value;
        Assert.Equal((2, 1, 1, 0), Sums(shown.Submission));
        Assert.Equal("row-not-waiting", (await Decide(test, made.Id, candidate.Person)).Refusal?.Reason);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_row_decided_to_be_nobody_there_makes_a_person(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        var made = await test.Rows(First, Near);

        var answer = (await Decide(test, made.Id, null)).Value;

        Assert.Equal(("accepted", "decided-different"), (answer.Outcome, answer.Reason));
        Assert.Equal(2, await test.Count("person"));
        Assert.Equal(1, await test.Count("row_decision"));
        var review = (await ReviewRows.Handle(new(TestDb.Kukar), _verifier, test.Db, default)).Value;
        Assert.Equal(0, review.Waiting);
    }

    [Fact]
    public async Task A_number_that_is_another_persons_makes_nobody_even_when_they_differ()
    {
        await using var test = await IntakeTest.Fresh();
        var made = await test.Rows(First, First.Replace("Rahman Hakim", "Yohanes Ding", StringComparison.Ordinal));

        var answer = (await Decide(test, made.Id, null)).Value;

        Assert.Equal(("waiting", "nik-taken"), (answer.Outcome, answer.Reason));
        Assert.Equal(1, await test.Count("person"));
    }

    [Fact]
    public async Task Who_sent_the_list_and_who_has_no_right_do_not_decide()
    {
        await using var test = await IntakeTest.Fresh();
        var made = await test.Rows(First, Near);
        var sender = Actor.AtConsole(TestDb.Kukar, "uji");
        var leader = TestDb.ActorAs(Role.Leader);
        var elsewhere = TestDb.ActorAs(Role.Verifier, at: Core.Identity.RegionCode.Parse("64.08"));

        Assert.Equal("four-eyes", (await Decide(test, made.Id, null, sender)).Refusal?.Reason);
        Assert.Equal("not-allowed", (await Decide(test, made.Id, null, leader)).Refusal?.Reason);
        Assert.Equal("not-allowed", (await Decide(test, made.Id, null, elsewhere)).Refusal?.Reason);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_row_without_a_number_joins_its_person_though_the_name_is_spelled_otherwise(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        const string Card = "No;NIK;Nama;Tgl Lahir;L/P;Desa;Kecamatan;Pekerjaan;No KK;No HP";
        const string Tail = "17-08-1980;L;Loa Ipuh Darat;Tenggarong;Nelayan;6402060101209001;081234567890";
        string[] others =
        [
            .. Enumerable
                .Range(0, 40)
                .Select(i =>
                    $"{i + 3};64020601{1 + (i % 12):00}{60 + i}9{i:000};Orang Lain {(char)('A' + (i % 26))}{i};"
                    + $"01-{1 + (i % 12):00}-19{60 + i};L;Loa Ipuh Darat;Tenggarong;petani;;"
                ),
        ];

        var made = (
            await test.Submit(
                test.File(
                    string.Join(
                        '\n',
                        [
                            Card,
                            $"1;6402061708809001;Rahman Hakim Saputra;{Tail}",
                            $"2;;Rahmn Hakim Saputra;{Tail}",
                            .. others,
                        ]
                    )
                )
            )
        ).Value;

        Assert.Contains(await test.OutcomeOf(made.Id, 3), new[] { "merged:same-person", "waiting:possible-duplicate" });
        Assert.Equal(made.Rows - 1, made.Accepted);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Where_most_is_paid_comes_first_and_what_was_put_off_comes_last_for_who_put_it_off(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        string[] rows =
        [
            First,
            Near,
            "3;6402060102709002;Basran Yamani;;01-02-1970;L;Loa Ipuh Darat;Tenggarong;petani",
            "4;6402060102709012;Basran Yamani;;01-02-1970;L;Loa Ipuh Darat;Tenggarong;petani",
        ];
        await test.Rows(rows);
        Assert.Equal(["Rahman Hakim", "Basran Yamani"], await Queue(test, _verifier));
        await Pay(test.Db, "BASRAN YAMANI", [202101, 202102]);

        Assert.Equal(["Basran Yamani", "Rahman Hakim"], await Queue(test, _verifier));
        var review = (await ReviewRows.Handle(new(TestDb.Kukar), _verifier, test.Db, default)).Value;
        Assert.Equal((2, 3.0, false), (review.Cases[0].PaidMonths, review.Cases[0].Value, review.Cases[0].IsPutOff));
        var first = review.Cases[0];
        var later = new PutOff.Request(TestDb.Kukar, first.Submission, first.Sheet, first.Row);
        Assert.True((await PutOff.Handle(later, _verifier, test.Db, TestDb.Now, default)).Value);
        Assert.True((await PutOff.Handle(later, _verifier, test.Db, TestDb.Now.AddHours(1), default)).Value);

        Assert.Equal(["Rahman Hakim", "Basran Yamani"], await Queue(test, _verifier));
        Assert.Equal(["Basran Yamani", "Rahman Hakim"], await Queue(test, _verifier with { Name = "lain" }));
        var answer = (await ReviewRows.Handle(new(TestDb.Kukar), _verifier, test.Db, default)).Value;
        Assert.Equal((2, 1), (answer.Waiting, answer.PutOff));
        var nothing = later with { Row = 2 };
        Assert.Equal(
            "row-not-waiting",
            (await PutOff.Handle(nothing, _verifier, test.Db, TestDb.Now, default)).Refusal?.Reason
        );
        var leader = TestDb.ActorAs(Role.Leader);
        Assert.Equal("not-allowed", (await PutOff.Handle(later, leader, test.Db, TestDb.Now, default)).Refusal?.Reason);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Somebody_decided_to_be_new_is_not_brought_up_again_beside_whom_he_is_not(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);
        var made = await test.Rows(First, Near);

        var person = (await Decide(test, made.Id, null)).Value.Person!.Value;

        var around = new FindCandidates.Request(TestDb.Kukar, person);
        Assert.Empty((await FindCandidates.Handle(around, _verifier, test.Db, default)).Value.Candidates);
    }

    [Fact]
    public async Task The_page_is_guarded_and_decides()
    {
        await using var web = await TestWeb.Start();
        await IntakeTest.AddProgrammes(web.Db);
        await using (var test = await IntakeTest.On(web.Db))
            await test.Rows(First, Near);
        await web.AssertPageIsGuarded("/intake/review", Role.Treasurer, Role.Verifier, "Rahman Hakim");
        var client = await web.SignedIn(Role.Verifier);
        var address = new Uri("/intake/review", UriKind.Relative);
        var page = await TestWeb.Parse(await client.GetAsync(address));
        var form = page.QuerySelectorAll("form").First(found => found.QuerySelector("[name=SameAs]") is not null);
        var fields = form.QuerySelectorAll("input")
            .ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? "");

        var later = new Uri("/intake/review?handler=Later", UriKind.Relative);
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await client.PostAsync(later, new FormUrlEncodedContent(fields))).StatusCode
        );
        var put = await TestWeb.Parse(await client.GetAsync(address));
        Assert.Contains("Anda menunda 1 di antaranya", put.Body!.TextContent, StringComparison.Ordinal);
        var answer = await client.PostAsync(address, new FormUrlEncodedContent(fields));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var after = await TestWeb.Parse(await client.GetAsync(address));
        Assert.Contains("0 baris menunggu keputusan", after.Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<string>> Queue(IntakeTest test, Actor actor) =>
        (await ReviewRows.Handle(new(TestDb.Kukar), actor, test.Db, default)).Value.Cases.Select(one => one.Name);

    private static async Task Pay(Db db, string nameKey, int[] months)
    {
        await using var session = await db.Write(default);
        var person = await session.One<Guid>("select id from person where name_key = @nameKey", new { nameKey });
        foreach (var month in months)
            await session.Run(
                "insert into stored_line (region_code, run_id, person_id, insurance, month, budget_line_id, tariff, amount, "
                    + "state, correction) values ('64.02', @run, @person, 'jkk', @month, @run, 1, 10000, 'accepted', 0)",
                new
                {
                    person,
                    run = Guid.NewGuid(),
                    month,
                }
            );
        await session.Commit();
    }

    private static Task<Result<DecideRow.Answer>> Decide(
        IntakeTest test,
        Guid submission,
        Guid? sameAs,
        Actor? actor = null
    ) =>
        DecideRow.Handle(
            new(TestDb.Kukar, submission, "", 3, sameAs),
            actor ?? _verifier,
            test.Db,
            TestDb.Now,
            default
        );

    private static (int, int, int, int) Sums(IntakeTables.Submission made) =>
        (made.RowsRead, made.Accepted, made.Merged, made.Waiting);
}
