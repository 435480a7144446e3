using Naungan.App.Lists;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Tests.Intake;
using Naungan.Core;

namespace Naungan.App.Tests.Lists;

public sealed class LoadListTests
{
    private const string Answers =
        "nik,nama,status,tanggal_meninggal\n6402061708809001,A,SESUAI,\n6402065205859002,B,MENINGGAL,2021-03-04\n"
        + "6402060101709003,,TIDAK DITEMUKAN,\n6402061708809001,A,SESUAI,\n,C,SESUAI,\n";

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Answers_are_kept_once_for_each_number_and_only_by_blind_index(DbKind kind)
    {
        await using var test = await IntakeTest.Fresh(kind);

        var loaded = (await Load(test, "dukcapil", Answers)).Value;
        var again = (await Load(test, "dukcapil", Answers)).Value;

        Assert.Equal((3, 2, false), (loaded.People, loaded.Skipped, loaded.AlreadyKnown));
        Assert.Equal((loaded.Id, true), (again.Id, again.AlreadyKnown));
        Assert.Equal("alive", await AnswerOf(test, "6402061708809001"));
        Assert.Equal("deceased 2021-03-04", await AnswerOf(test, "6402065205859002"));
        Assert.Equal("unknown", await AnswerOf(test, "6402060101709003"));
    }

    [Theory]
    [InlineData(
        "bpjs-active",
        "nik,pemberi_kerja,status,tanggal_mulai\n6402061708809001,PT A,AKTIF,2020-01-02",
        "member 2020-01-02 PT A"
    )]
    [InlineData("bpjs-active", "nik,status\n6402061708809001,NONAKTIF", "former")]
    [InlineData("asn", "nik,nama,instansi\n6402061708809001,A,Dinas B", "member Dinas B")]
    [InlineData("dtsen", "nik,desil\n6402061708809001,3", "member 3")]
    public async Task Each_kind_of_list_is_read_by_its_own_columns(string kind, string text, string expected)
    {
        await using var test = await IntakeTest.Fresh();

        Assert.False((await Load(test, kind, text)).IsRefused);

        Assert.Equal(expected, await AnswerOf(test, "6402061708809001"));
    }

    [Fact]
    public async Task A_list_without_numbers_and_an_unknown_kind_are_refused()
    {
        await using var test = await IntakeTest.Fresh();

        Assert.Equal("no-nik-in-list", (await Load(test, "asn", "nama\nA\n")).Refusal?.Reason);
        Assert.Equal("list-kind-unknown", (await Load(test, "pbb", Answers)).Refusal?.Reason);
        Assert.Equal(
            "not-allowed",
            (await Load(test, "asn", Answers, TestDb.ActorAs(Role.AgencyOperator, agency: "dpmd"))).Refusal?.Reason
        );
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task The_population_office_settles_which_of_two_near_numbers_is_right(DbKind kind)
    {
        const string Wrong = "1;6402061708809011;Rahman Hakim;;17-08-1980;L;Loa Ipuh Darat;Tenggarong;Nelayan";
        const string Right = "2;6402061708809001;Rahman Hakim;;17-08-1980;L;Loa Ipuh Darat;Tenggarong;Nelayan";
        await using var test = await IntakeTest.Fresh(kind);
        await Load(test, "dukcapil", Answers);

        var answer = await test.Rows(Wrong, Right);

        Assert.Equal("merged:nik-corrected", await test.OutcomeOf(answer.Id, 3));
        await using var session = await test.Db.Read(default);
        var index = await session.One<byte[]>("select nik_index from person");
        Assert.Equal(test.Db.Vault.Index("nik", "6402061708809001"), index);
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_list_loaded_later_has_the_rows_that_wait_looked_at_again(DbKind kind)
    {
        const string Wrong = "1;6402061708809011;Rahman Hakim;;17-08-1980;L;Loa Ipuh Darat;Tenggarong;Nelayan";
        const string Right = "2;6402061708809001;Rahman Hakim;;17-08-1980;L;Loa Ipuh Darat;Tenggarong;Nelayan";
        await using var test = await IntakeTest.Fresh(kind);
        await Load(test, "asn", Answers);
        Assert.Equal(0, await test.Count("job")); // nothing waits
        var answer = await test.Rows(Wrong, Right);
        Assert.Equal("waiting:possible-duplicate", await test.OutcomeOf(answer.Id, 3));

        await Load(test, "dukcapil", Answers);
        await IntakeJobTests.WorkAll(test.Db);

        Assert.Equal("merged:nik-corrected", await test.OutcomeOf(answer.Id, 3));
    }

    private static Task<Result<LoadList.Answer>> Load(IntakeTest test, string kind, string text, Actor? actor = null)
    {
        var path = test.File(text, kind + ".csv");
        var request = new LoadList.Request(TestDb.Kukar, kind, path, kind + ".csv");
        return LoadList.Handle(request, actor ?? IntakeTest.Console, test.Db, TestDb.Now, default);
    }

    private static async Task<string?> AnswerOf(IntakeTest test, string nik)
    {
        await using var session = await test.Db.Read(default);
        return await session.Maybe<string>(
            "select answer || coalesce(' ' || cast(since as text), '') || coalesce(' ' || detail, '') from outside_person "
                + "where nik_index = @index",
            new { index = test.Db.Vault.Index("nik", nik) }
        );
    }
}
