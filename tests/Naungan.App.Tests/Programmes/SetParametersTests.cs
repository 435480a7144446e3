using Naungan.App.Eligibility;
using Naungan.App.Law;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Programmes;
using Naungan.Core;
using static Naungan.App.Tests.Programmes.TestProgrammes;

namespace Naungan.App.Tests.Programmes;

public sealed class SetParametersTests
{
    private static readonly Actor _administrator = TestDb.ActorAs(Role.Administrator, "admin");
    private static readonly Actor _operator = TestDb.ActorAs(Role.AgencyOperator, "operator", "distransnaker");

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task A_stricter_age_fails_whom_the_law_would_take_and_names_the_decision(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        await Create(test.Db);
        var one = Fine(1); // 41 years old on 1 October 2021
        await Add(test.Db, [one]);
        Assert.Equal(1, (await Assess(test.Db)).Eligible);

        Assert.Equal(1, (await Set(test.Db, ("age-below", 40))).Value);
        Assert.Equal((0, 1), ((await Assess(test.Db)).Eligible, (await Assess(test.Db)).NotEligible));
        var asked = new ExplainEligibility.Request(TestDb.Kukar, Workers, one.Id);
        var why = await ExplainEligibility.Handle(asked, _operator, test.Db, LawFiles.Shipped, default);
        Assert.Contains(
            why.Value.Checks,
            check =>
                check.Rule == "age"
                && check.Citation.EndsWith("keputusan program: usia di bawah 40", StringComparison.Ordinal)
        );

        Assert.Equal(0, (await Set(test.Db)).Value);
        Assert.Equal(1, (await Assess(test.Db)).Eligible);
    }

    [Theory]
    [InlineData("age-below", 66, "parameter-widens-law")]
    [InlineData("age-min", 17, "parameter-widens-law")]
    [InlineData("decile-max", 10, "parameter-widens-law")]
    [InlineData("decile-max", 0, "parameter-widens-law")]
    [InlineData("shoe-size", 40, "parameter-unknown")]
    public async Task No_programme_is_wider_than_the_law(string name, int value, string reason)
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        await Create(test.Db);
        Assert.Equal(reason, (await Set(test.Db, (name, value))).Refusal?.Reason);
    }

    [Fact]
    public async Task A_decision_and_the_right_are_needed()
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        await Create(test.Db);
        var request = new SetParameters.Request(TestDb.Kukar, Workers, new Dictionary<string, int>(), " ");
        var without = await SetParameters.Handle(
            request,
            _administrator,
            test.Db,
            LawFiles.Shipped,
            TestDb.Now,
            default
        );
        Assert.Equal("document-needed", without.Refusal?.Reason);
        var refused = await SetParameters.Handle(request, _operator, test.Db, LawFiles.Shipped, TestDb.Now, default);
        Assert.Equal("not-allowed", refused.Refusal?.Reason);
    }

    private static Task<Result<int>> Set(Db db, params (string Name, int Value)[] values) =>
        SetParameters.Handle(
            new(TestDb.Kukar, Workers, values.ToDictionary(one => one.Name, one => one.Value), "Perbup 5/2021"),
            _administrator,
            db,
            LawFiles.Shipped,
            TestDb.Now,
            default
        );

    private static async Task<AssessProgramme.Answer> Assess(Db db)
    {
        var request = new AssessProgramme.Request(TestDb.Kukar, Workers, October);
        return (await AssessProgramme.Handle(request, _operator, db, LawFiles.Shipped, TestDb.Now, default)).Value;
    }
}
