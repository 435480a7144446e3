using Naungan.App.Eligibility;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Tests.Programmes;
using Naungan.Core;
using Naungan.Core.Eligibility;
using static Naungan.App.Tests.Programmes.TestProgrammes;

namespace Naungan.App.Tests.Eligibility;

public sealed class ExceptionTests
{
    private const string Reason = "Kartu peserta lama sudah dinonaktifkan, bukti surat keluar kerja.";
    private static readonly Actor _operator = TestDb.ActorAs(Role.AgencyOperator, "operator", "distransnaker");
    private static readonly Actor _verifier = TestDb.ActorAs(Role.Verifier, "verifikator");

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_rule_is_set_aside_only_when_two_people_agree_and_it_is_counted(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        var person = await Insured(test);
        var id = (await Ask(test, person, RuleCatalogue.NotInsured)).Value;
        Assert.Equal("no-exception", (await Ask(test, person, RuleCatalogue.NotInsured)).Refusal?.Reason);
        Assert.Equal((1, 0), await Assess(test));
        Assert.Equal("same-person", (await Decide(test, id, _verifier with { Name = "operator" })).Refusal?.Reason);

        Assert.True((await Decide(test, id, _verifier)).Value);

        Assert.Equal("already-decided", (await Decide(test, id, _verifier)).Refusal?.Reason);
        Assert.Equal((2, 1), await Assess(test));
        var told = await Explain(test, person);
        var check = told.Checks.Single(one => one.Rule == RuleCatalogue.NotInsured);
        Assert.Equal((CheckOutcome.Pass, true), (check.Outcome, check.IsExcepted));
        Assert.EndsWith("Dikecualikan: " + Reason, check.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_declined_exception_changes_nothing_and_an_approved_one_outdates_the_assessment()
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        var person = await Insured(test);
        var first = (await Ask(test, person, RuleCatalogue.NotInsured)).Value;
        await Decide(test, first, _verifier, approve: false);
        Assert.Equal((1, 0), await Assess(test));
        var second = (await Ask(test, person, RuleCatalogue.NotInsured)).Value;
        await Decide(test, second, _verifier);

        var verify = new VerifyProgramme.Request(TestDb.Kukar, Workers);
        var verified = await VerifyProgramme.Handle(verify, _verifier, test.Db, TestDb.Now.AddHours(2), default);

        Assert.Equal("assessment-outdated", verified.Refusal?.Reason);
    }

    [Fact]
    public async Task What_cannot_be_excepted_is_refused()
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        await TestProgrammes.Create(test.Db);
        var dead = Fine(1) with { Dukcapil = "deceased", Born = new DateOnly(1950, 1, 1) };
        await Add(test.Db, [dead]);
        await Assess(test);

        (string Rule, string Reason, string Refused)[] cases =
        [
            (RuleCatalogue.Alive, Reason, "no-exception"),
            (RuleCatalogue.Age, Reason, "no-exception"),
            (RuleCatalogue.Resident, Reason, "no-exception"),
            (RuleCatalogue.Alive, "ya", "reason-missing"),
            (RuleCatalogue.Alive, "lihat NIK 6402010101800002 pada kartu", "reason-holds-number"),
        ];
        foreach (var (rule, reason, refused) in cases)
            Assert.Equal(refused, (await Ask(test, dead.Id, rule, reason)).Refusal?.Reason);
        var stranger = TestDb.ActorAs(Role.AgencyOperator, "lain", "dpmd");
        Assert.Equal("not-found", (await Ask(test, dead.Id, RuleCatalogue.Alive, actor: stranger)).Refusal?.Reason);
        var treasurer = TestDb.ActorAs(Role.Treasurer);
        Assert.Equal("not-allowed", (await Ask(test, dead.Id, RuleCatalogue.Alive, actor: treasurer)).Refusal?.Reason);
    }

    private static async Task<Guid> Insured(TestDb test)
    {
        await TestProgrammes.Create(test.Db);
        var insured = Fine(2) with { Insured = "member" };
        await Add(test.Db, [Fine(1), insured]);
        await Assess(test);
        return insured.Id;
    }

    private static async Task<(int Eligible, int Excepted)> Assess(TestDb test)
    {
        var request = new AssessProgramme.Request(TestDb.Kukar, Workers, October);
        var answer = await AssessProgramme.Handle(
            request,
            _operator,
            test.Db,
            LawFiles.Shipped,
            TestDb.Now.AddHours(1),
            default
        );
        return (answer.Value.Eligible, answer.Value.Excepted);
    }

    private static async Task<ExplainEligibility.Answer> Explain(TestDb test, Guid person) =>
        (
            await ExplainEligibility.Handle(
                new(TestDb.Kukar, Workers, person),
                _verifier,
                test.Db,
                LawFiles.Shipped,
                default
            )
        ).Value;

    private static Task<Result<Guid>> Ask(
        TestDb test,
        Guid person,
        string rule,
        string reason = Reason,
        Actor? actor = null
    ) =>
        AskException.Handle(
            new(TestDb.Kukar, Workers, person, rule, reason),
            actor ?? _operator,
            test.Db,
            LawFiles.Shipped,
            TestDb.Now,
            default
        );

    private static Task<Result<bool>> Decide(TestDb test, Guid id, Actor actor, bool approve = true) =>
        DecideException.Handle(new(TestDb.Kukar, id, approve), actor, test.Db, TestDb.Now.AddHours(2), default);
}
