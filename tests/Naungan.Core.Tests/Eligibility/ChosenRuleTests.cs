using System.Globalization;
using Naungan.Core.Eligibility;
using Naungan.Core.Identity;
using Naungan.Core.Law;

namespace Naungan.Core.Tests.Eligibility;

/// <summary>Rules a programme must choose: worked cases, one fact changed at a time.</summary>
public sealed class ChosenRuleTests
{
    private static readonly DateOnly _on = new(2026, 3, 1);
    private static readonly DateOnly _drawn = new(2026, 2, 15);

    private static readonly PersonFacts _fine = new()
    {
        NikProblem = null,
        BornOn = new DateOnly(1980, 5, 1),
        KtpRegion = "64.02",
        Village = "64.02.06.2001",
        Dukcapil = new(_drawn, "alive"),
        CivilServants = new(_drawn),
        Insured = new(_drawn),
        Category = "petani",
        CategoryListed = true,
        NameAgrees = true,
        Standing = WorkStanding.Independent,
        IncomeRupiah = 1_500_000,
        WorkLetter = new(_drawn),
        FitnessLetter = new(_drawn, new DateOnly(2026, 8, 15)),
        Funded = new(new(_drawn), new(_drawn), new(_drawn), new(_drawn)),
    };

    public static TheoryData<string, string, string, CheckOutcome, string> Cases =>
        new()
        {
            // rule, fact, its value, outcome, part of the sentence
            { "nik-matched", "nothing", "", CheckOutcome.Pass, "padan dengan Dukcapil per 15 Februari 2026" },
            { "nik-matched", "name", "other", CheckOutcome.Unknown, "nama lain" },
            { "nik-matched", "name", "none", CheckOutcome.Unknown, "tanpa nama" },
            { "nik-matched", "dukcapil", "unknown", CheckOutcome.Fail, "tidak mengenal" },
            { "nik-matched", "dukcapil", "absent", CheckOutcome.Unknown, "Padankan ulang" },
            { "nik-matched", "dukcapil", "no list", CheckOutcome.Unknown, "Muat daftar padanan" },
            { "nik-matched", "nik", "nik-length", CheckOutcome.Fail, "tidak dapat dipakai" },
            { "independent-without-wage", "nothing", "", CheckOutcome.Pass, "mandiri" },
            { "independent-without-wage", "standing", "paid", CheckOutcome.Fail, "dengan upah" },
            { "independent-without-wage", "standing", "unknown", CheckOutcome.Unknown, "Status Pekerjaan" },
            { "independent-without-wage", "wage", "stated", CheckOutcome.Fail, "upah, gaji, atau honor" },
            { "independent-without-wage", "wage", "other", CheckOutcome.Fail, "program lain" },
            { "independent-without-wage", "insured", "member", CheckOutcome.Fail, "lewat pemberi kerja" },
            { "income-below-umk", "income", "3991796", CheckOutcome.Pass, "UMK 64.02 tahun 2026, Rp3.991.797" },
            { "income-below-umk", "income", "3991797", CheckOutcome.Fail, "tidak di bawah" },
            { "income-below-umk", "income", "none", CheckOutcome.Unknown, "Penghasilan tidak disebut" },
            { "income-below-umk", "ktp", "64.08", CheckOutcome.Unknown, "UMK 64.08 tahun 2026 belum tercatat" },
            { "income-below-umk", "ktp and village", "none", CheckOutcome.Pass, "UMK 64.02" },
            { "work-evidence", "nothing", "", CheckOutcome.Pass, "tertanggal 15 Februari 2026" },
            { "work-evidence", "work letter", "none", CheckOutcome.Unknown, "belum ada" },
            { "work-evidence", "work letter", "2026-03-02", CheckOutcome.Unknown, "sesudah 1 Maret 2026" },
            { "work-evidence", "work letter", "2026-03-01", CheckOutcome.Pass, "1 Maret 2026" },
            { "fitness-evidence", "fitness until", "2026-03-01", CheckOutcome.Pass, "15 Februari 2026" },
            { "fitness-evidence", "fitness until", "2026-02-28", CheckOutcome.Fail, "28 Februari 2026" },
            { "not-funded-by-province", "nothing", "", CheckOutcome.Pass, "Tidak ada dalam daftar APBD provinsi" },
            { "not-funded-by-province", "funded", "no list", CheckOutcome.Unknown, "Minta dan muat" },
            { "not-funded-by-province", "funded", "member", CheckOutcome.Fail, "Maret 2026" },
            { "not-funded-by-province", "funded", "former", CheckOutcome.Pass, "Tidak dibayar lagi" },
            { "not-funded-by-province", "funded", "since 2026-03-31", CheckOutcome.Fail, "Maret 2026" },
            { "not-funded-by-province", "funded", "since 2026-04-01", CheckOutcome.Pass, "1 April 2026" },
            { "not-funded-by-province", "funded", "until 2026-03-01", CheckOutcome.Fail, "Maret 2026" },
            { "not-funded-by-province", "funded", "until 2026-02-28", CheckOutcome.Pass, "28 Februari 2026" },
            { "not-funded-by-province", "funded", "perhaps", CheckOutcome.Unknown, "tidak jelas" },
            { "not-funded-by-province", "nik", "nik-missing", CheckOutcome.Unknown, "belum dapat dipadankan" },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_chosen_rule_decides_as_the_table_says(
        string rule,
        string what,
        string value,
        CheckOutcome outcome,
        string says
    )
    {
        var check = Ask(rule, With(what, value));

        Assert.Equal(outcome, check.Outcome);
        Assert.Contains(says, check.Sentence, StringComparison.Ordinal);
        Assert.NotEqual("", check.Citation);
    }

    [Fact]
    public void Each_payer_is_asked_by_its_own_list()
    {
        var paid = new ListAnswer(_drawn, "member");
        (string Rule, FundedElsewhere By)[] payers =
        [
            ("not-funded-by-province", _fine.Funded with { Province = paid }),
            ("not-funded-by-shared-revenue", _fine.Funded with { SharedRevenue = paid }),
            ("not-funded-by-village", _fine.Funded with { Village = paid }),
            ("not-funded-by-company", _fine.Funded with { Company = paid }),
        ];
        foreach (var (rule, by) in payers)
        {
            var facts = _fine with { Funded = by };
            Assert.Equal(
                [rule],
                payers.Select(payer => payer.Rule).Where(one => Ask(one, facts).Outcome == CheckOutcome.Fail)
            );
        }
    }

    [Theory]
    [InlineData("income-percent-max", 50, "income-below-umk", CheckOutcome.Pass)] // 1,500,000 of 1,995,898.50
    [InlineData("income-percent-max", 37, "income-below-umk", CheckOutcome.Fail)] // of 1,476,964.89
    [InlineData("work-letter-months", 1, "work-evidence", CheckOutcome.Pass)]
    [InlineData("fitness-letter-months", 1, "fitness-evidence", CheckOutcome.Pass)]
    public void A_programme_narrows_the_numbers(string name, int value, string rule, CheckOutcome outcome)
    {
        var law = Law([RuleCatalogue.Find(rule)!]).Narrowed(new Dictionary<string, int> { [name] = value }).Value;

        var check = Assert.Single(RuleCatalogue.Assess(_fine, [RuleCatalogue.Find(rule)!], law).Checks);

        Assert.Equal(outcome, check.Outcome);
        Assert.Contains("keputusan program", check.Citation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_older_than_the_programme_allows_fails_from_the_day_after()
    {
        var rule = RuleCatalogue.Find("work-evidence")!;
        var law = Law([rule]).Narrowed(new Dictionary<string, int> { ["work-letter-months"] = 6 }).Value;
        CheckOutcome Of(string signed) =>
            RuleCatalogue.Assess(_fine with { WorkLetter = new(Day(signed)) }, [rule], law).Checks[0].Outcome;

        Assert.Equal((CheckOutcome.Pass, CheckOutcome.Fail), (Of("2025-09-01"), Of("2025-08-31")));
    }

    [Fact]
    public void None_of_them_is_asked_of_a_programme_that_chose_nothing() =>
        Assert.Empty(RuleCatalogue.Usual.Select(rule => rule.Name).Intersect(Cases.Select(row => row.Data.Item1)));

    private static Check Ask(string rule, PersonFacts facts)
    {
        IReadOnlyList<EligibilityRule> rules = [RuleCatalogue.Find(rule)!];
        return Assert.Single(RuleCatalogue.Assess(facts, rules, Law(rules)).Checks);
    }

    private static PersonFacts With(string what, string value) =>
        what switch
        {
            "nothing" => _fine,
            "nik" => _fine with { NikProblem = value },
            "name" => _fine with { NameAgrees = value == "none" ? null : false },
            "dukcapil" => _fine with { Dukcapil = List(value) },
            "insured" => _fine with { Insured = List(value) },
            "standing" => _fine with { Standing = value == "paid" ? WorkStanding.Paid : WorkStanding.Unknown },
            "wage" => _fine with { Wage = value == "stated" ? WageSign.Stated : WageSign.OtherProgramme },
            "income" => _fine with
            {
                IncomeRupiah = value == "none" ? null : long.Parse(value, CultureInfo.InvariantCulture),
            },
            "ktp" => _fine with { KtpRegion = value },
            "ktp and village" => _fine with { KtpRegion = null, Village = null },
            "work letter" => _fine with { WorkLetter = value == "none" ? default : new(Day(value)) },
            "fitness until" => _fine with { FitnessLetter = new(_drawn, Day(value)) },
            "funded" => _fine with { Funded = _fine.Funded with { Province = List(value) } },
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
        };

    private static ListAnswer List(string value) =>
        value.Split(' ') switch
        {
            ["no", "list"] => default,
            ["absent"] => new(_drawn),
            ["since", var day] => new(_drawn, "member", Day(day)),
            ["until", var day] => new(_drawn, "member", null, Day(day)),
            _ => new(_drawn, value),
        };

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static EligibilityLaw Law(IReadOnlyCollection<EligibilityRule> rules)
    {
        var parameters = rules
            .Select(rule => Parameter("enrolment/rule/" + rule.Name, LawUnit.Choice, new LawValue.Choice("as-read")))
            .Append(Parameter("enrolment/income-percent-of-umk", LawUnit.Percent, new LawValue.Quantity(100)))
            .Append(Parameter("umk/64.02", LawUnit.Rupiah, new LawValue.Quantity(3_991_797)));
        var book = new Lawbook(parameters, [new LawSource("uji", "Perbup Uji", SourceKind.Local, null, null)]);
        return EligibilityLaw.Of(book, _on, RegionCode.Parse("64.02"), rules).Value;
    }

    private static Parameter Parameter(string path, LawUnit unit, LawValue value)
    {
        var day = new DateOnly(2015, 7, 1);
        var dated = new DatedValue(day, value, day, "uji", "Pasal 3", day, Confidence.Read, Confidence.Read, [], null);
        return new Parameter(path, path, path, unit, [dated]);
    }
}
