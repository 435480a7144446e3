using System.Text;
using Naungan.App.Eligibility;
using Naungan.App.Law;
using Naungan.App.Lists;
using Naungan.App.Platform.Database;
using Naungan.App.Platform.Security;
using Naungan.App.Programmes;
using Naungan.App.Tests.Programmes;
using Naungan.Core.Names;
using static Naungan.App.Tests.Programmes.TestProgrammes;

namespace Naungan.App.Tests.Eligibility;

/// <summary>Facts of chosen rules, from the rows they come from to the verdict.</summary>
public sealed class ChosenFactsTests
{
    private static readonly DateOnly _march = new(2026, 3, 1);
    private static readonly Actor _administrator = TestDb.ActorAs(Role.Administrator, "admin");
    private static readonly Actor _verifier = TestDb.ActorAs(Role.Verifier, "verifikator");

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Income_and_relation_of_work_come_from_the_agencys_list(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        var people = await Three(test, "independent-without-wage income-below-umk");
        await Work(test, people[0], "monthly_income = 1500000, standing = 'independent'");
        await Work(test, people[1], "monthly_income = 4000000, standing = 'paid'");

        Assert.Equal("PP", await Outcomes(test, people[0]));
        Assert.Equal("FF", await Outcomes(test, people[1]));
        Assert.Equal("UU", await Outcomes(test, people[2]));
        var all = await Assess(test);
        Assert.Equal((1, 1, 1), (all.Eligible, all.NotEligible, all.Unknown));
    }

    [Fact]
    public async Task A_stated_wage_and_a_proposal_as_wage_earner_speak_against_independent_work()
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        var people = await Three(
            test,
            "independent-without-wage",
            Fine(4) with
            {
                Works = [(Workers, "petani"), (Staff, "rt")],
            }
        );
        foreach (var one in people)
            await Work(test, one, "standing = 'independent'");
        await Work(test, people[1], "monthly_wage = 900000");

        Assert.Equal("P", await Outcomes(test, people[0]));
        Assert.Equal("F", await Outcomes(test, people[1]));
        Assert.Equal("F", await Outcomes(test, people[3]));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Letters_count_by_the_day_and_withdrawn_ones_do_not(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        var people = await Three(test, "work-evidence fitness-evidence");
        await Letter(test, people[0], "work", "2026-01-10", null);
        await Letter(test, people[0], "work", "2026-03-05", null); // newer, but not there yet on the day
        await Letter(test, people[0], "fitness", "2025-01-10", "2025-12-31");
        await Letter(test, people[1], "work", "2026-01-10", null, withdrawn: true);

        Assert.Equal("PF", await Outcomes(test, people[0]));
        Assert.Equal("UU", await Outcomes(test, people[1]));
        Assert.Equal((0, 1, 2), await Verdicts(test));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Names_are_compared_as_they_are_folded_and_never_kept(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        var people = await Three(test, "nik-matched");
        await using (var writing = await test.Db.Write(default))
        {
            await writing.Run("update person set name_key = @key", new { key = NameKey.Of("Siti Aminah") });
            await writing.Commit();
        }

        await Load(
            test,
            "dukcapil",
            $"nik,nama,status\n{people[0].Nik},Hj. STI AMINAH S.Pd,SESUAI\n{people[1].Nik},Siti Maimunah,SESUAI\n"
                + $"{people[2].Nik},,TIDAK DITEMUKAN\n"
        );

        Assert.Equal("P", await Outcomes(test, people[0]));
        Assert.Equal("U", await Outcomes(test, people[1]));
        Assert.Equal("F", await Outcomes(test, people[2]));
        Assert.Equal((1, 1, 1), await Verdicts(test));
        await using var session = await test.Db.Read(default);
        Assert.Empty(await session.List<string>("select detail from outside_person where detail like '%minah%'"));
    }

    [Theory]
    [MemberData(nameof(TestDb.Kinds), MemberType = typeof(TestDb))]
    public async Task Who_is_paid_for_by_another_purse_in_the_month_fails_and_a_missing_list_is_unknown(DbKind kind)
    {
        await using var test = await TestDb.Fresh(kind);
        var people = await Three(test, "not-funded-by-province not-funded-by-village");
        await Load(
            test,
            "funded-province",
            $"nik,tanggal mulai,sampai\n{people[0].Nik},2026-01-01,2026-12-31\n{people[1].Nik},2025-01-01,2025-12-31\n"
        );

        Assert.Equal(["FU", "PU", "PU"], [.. await All(test, people)]);

        await Load(test, "funded-village", $"nik,desa\n{people[2].Nik},Loa Kulu Kota\n");
        Assert.Equal(["FP", "PP", "PF"], [.. await All(test, people)]);
        Assert.Equal((1, 2, 0), await Verdicts(test));
    }

    [Fact]
    public async Task New_rules_call_for_a_new_assessment()
    {
        await using var test = await TestDb.Fresh(DbKind.Sqlite);
        await Three(test, "nik-usable");
        await Assess(test);
        await Choose(test, "nik-usable alive", minutes: 1);

        var verified = await VerifyProgramme.Handle(
            new(TestDb.Kukar, Workers),
            _verifier,
            test.Db,
            TestDb.Now.AddMinutes(2),
            default
        );

        Assert.Equal("assessment-outdated", verified.Refusal?.Reason);
    }

    private static async Task<List<Someone>> Three(TestDb test, string rules, params Someone[] more)
    {
        await TestProgrammes.Create(test.Db);
        List<Someone> people = [Fine(1), Fine(2), Fine(3), .. more];
        await Add(test.Db, people);
        await Choose(test, rules, minutes: 0);
        return people;
    }

    private static async Task Choose(TestDb test, string rules, int minutes)
    {
        var request = new ChooseRules.Request(
            TestDb.Kukar,
            Workers,
            rules.Split(' '),
            new Dictionary<string, int>(),
            "Perbup 5/2026"
        );
        var at = TestDb.Now.AddMinutes(minutes);
        var chosen = await ChooseRules.Handle(request, _administrator, test.Db, LawFiles.Shipped, at, default);
        Assert.Null(chosen.Refusal);
    }

    private static async Task<AssessProgramme.Answer> Assess(TestDb test)
    {
        var actor = TestDb.ActorAs(Role.AgencyOperator, "operator", "distransnaker");
        var request = new AssessProgramme.Request(TestDb.Kukar, Workers, _march);
        var answer = await AssessProgramme.Handle(request, actor, test.Db, LawFiles.Shipped, TestDb.Now, default);
        return answer.Value;
    }

    private static async Task<(int, int, int)> Verdicts(TestDb test)
    {
        var all = await Assess(test);
        return (all.Eligible, all.NotEligible, all.Unknown);
    }

    private static async Task<List<string>> All(TestDb test, List<Someone> people)
    {
        var found = new List<string>();
        foreach (var one in people)
            found.Add(await Outcomes(test, one));
        return found;
    }

    /// <summary>The first letter of each rule's outcome, in catalogue order, as the person's page asks.</summary>
    private static async Task<string> Outcomes(TestDb test, Someone one)
    {
        var request = new ExplainEligibility.Request(TestDb.Kukar, Workers, one.Id, _march);
        var told = await ExplainEligibility.Handle(request, _verifier, test.Db, LawFiles.Shipped, default);
        return string.Concat(told.Value.Checks.Select(check => check.Outcome.ToString()[0]));
    }

    private static async Task Load(TestDb test, string kind, string text)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, text, Encoding.UTF8);
            var request = new LoadList.Request(TestDb.Kukar, kind, path, "daftar.csv", new DateOnly(2026, 2, 15));
            Assert.Null((await LoadList.Handle(request, _administrator, test.Db, TestDb.Now, default)).Refusal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task Work(TestDb test, Someone one, string set)
    {
        await using var session = await test.Db.Write(default);
        await session.Run(
            $"update work set {set} where person_id = @Id and programme_code = @Workers",
            new { one.Id, Workers }
        );
        await session.Commit();
    }

    private static async Task Letter(
        TestDb test,
        Someone one,
        string kind,
        string signed,
        string? until,
        bool withdrawn = false
    )
    {
        await using var session = await test.Db.Write(default);
        await session.Run(
            "insert into person_evidence (region_code, id, person_id, kind, signed_by, signed_role, signed_on, "
                + "valid_until, note, recorded_by, recorded_at, withdrawn_at) values (@region, @id, @Person, @kind, "
                + "'Kepala Desa', 'kades', @signed, @until, '', 'uji', @now, @withdrawn)",
            new
            {
                region = TestDb.Kukar.Code,
                id = Ids.New(TestDb.Now),
                Person = one.Id,
                kind,
                signed = DateOnly.Parse(signed, System.Globalization.CultureInfo.InvariantCulture),
                until = until is null
                    ? (DateOnly?)null
                    : DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture),
                now = TestDb.Now,
                withdrawn = withdrawn ? TestDb.Now : (DateTimeOffset?)null,
            }
        );
        await session.Commit();
    }
}
