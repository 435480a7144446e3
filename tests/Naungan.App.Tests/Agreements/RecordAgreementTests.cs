using Naungan.App.Agreements;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Tests.Programmes;
using Naungan.Core;
using Naungan.Core.Time;

namespace Naungan.App.Tests.Agreements;

public sealed class RecordAgreementTests
{
    private static readonly Actor _budget = TestDb.ActorAs(Role.BudgetOfficer, "anggaran");

    private static readonly RecordAgreement.Request _request = new(
        TestDb.Kukar,
        "180/21/2021",
        "Nota Kesepakatan Perlindungan Jaminan Sosial Ketenagakerjaan",
        "nota-kesepakatan",
        "BPJS Ketenagakerjaan",
        new DateOnly(2021, 9, 27),
        new DateOnly(2021, 9, 27),
        new DateOnly(2022, 1, 1),
        [TestProgrammes.Workers]
    );

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task An_agreement_covers_whole_months_of_the_programmes_it_names(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        await TestProgrammes.Create(test.Db);
        var id = (await Record(test, _request)).Value;

        (string Programme, string[] Insurance, Month Month, bool Covered)[] cases =
        [
            (TestProgrammes.Workers, ["jkk", "jkm"], new Month(2021, 10), true),
            (TestProgrammes.Workers, ["jkm"], new Month(2021, 12), true),
            (TestProgrammes.Workers, ["jkk", "jkm"], new Month(2021, 9), false),
            (TestProgrammes.Workers, ["jkk", "jkm"], new Month(2022, 1), false),
            (TestProgrammes.Workers, ["jkk", "jht"], new Month(2021, 10), false),
            (TestProgrammes.Staff, ["jkk", "jkm"], new Month(2021, 10), false),
        ];
        await using var session = await test.Db.Read(default);
        foreach (var (programme, insurance, month, covered) in cases)
        {
            var answer = await AgreementCovering.Ask(session, TestDb.Kukar, programme, insurance, month, default);
            Assert.Equal(
                (covered, covered ? null : "no-agreement"),
                (answer.TryGet(out var row, out _) && row.Id == id, answer.Refusal?.Reason)
            );
        }
    }

    [Fact]
    public async Task Wrong_dates_unknown_programmes_and_a_number_used_twice_are_refused()
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        await TestProgrammes.Create(test.Db);
        Assert.Null((await Record(test, _request)).Refusal);

        (RecordAgreement.Request Request, string Reason)[] cases =
        [
            (_request, "agreement-exists"),
            (_request with { Number = "2", ValidUntil = _request.ValidFrom }, "agreement-dates"),
            (_request with { Number = "2", SignedOn = new DateOnly(2022, 1, 1) }, "agreement-dates"),
            (_request with { Number = "2", Programmes = ["lain"] }, "not-found"),
            (_request with { Number = "2", Programmes = [] }, "agreement-incomplete"),
            (_request with { Number = " " }, "agreement-incomplete"),
            (_request with { Number = "2", Kind = "surat" }, "kind-unknown"),
        ];
        foreach (var (request, reason) in cases)
            Assert.Equal(reason, (await Record(test, request)).Refusal?.Reason);
    }

    [Theory]
    [InlineData("2021-09-26", ListAgreements.Standing.NotYet)]
    [InlineData("2021-10-02", ListAgreements.Standing.Holds)]
    [InlineData("2021-10-03", ListAgreements.Standing.EndsSoon)]
    [InlineData("2021-12-31", ListAgreements.Standing.EndsSoon)]
    [InlineData("2022-01-01", ListAgreements.Standing.Over)]
    public async Task The_list_warns_before_an_agreement_ends(string today, ListAgreements.Standing standing)
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        await TestProgrammes.Create(test.Db);
        await Record(test, _request);
        var day = DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture);

        var list = (await ListAgreements.Handle(new(TestDb.Kukar, day), _budget, test.Db, default)).Value;

        Assert.Equal(standing, Assert.Single(list).Standing);
        Assert.Equal("pekerja-rentan: jkk, jkm", Assert.Single(list[0].Parts));
    }

    [Theory]
    [InlineData(Role.AgencyOperator, "64.02")]
    [InlineData(Role.BudgetOfficer, "64.08")]
    public async Task Wrong_role_or_other_government_may_not_record(Role role, string at)
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        var actor = TestDb.ActorAs(role, at: Core.Identity.RegionCode.Parse(at));

        var answer = await RecordAgreement.Handle(_request, actor, test.Db, TestDb.Now, default);

        Assert.Equal("not-allowed", answer.Refusal?.Reason);
    }

    private static Task<Result<Guid>> Record(TestDb test, RecordAgreement.Request request) =>
        RecordAgreement.Handle(request, _budget, test.Db, TestDb.Now, default);
}
