using System.Globalization;
using Naungan.Core.Eligibility;
using Naungan.Core.Identity;
using Naungan.Core.Law;

namespace Naungan.Core.Tests.Eligibility;

public sealed class RuleCatalogueTests
{
    private static readonly DateOnly _on = new(2021, 10, 1);
    private static readonly DateOnly _drawn = new(2021, 9, 15);

    private static readonly PersonFacts _fine = new()
    {
        NikProblem = null,
        BornOn = new DateOnly(1980, 5, 1),
        KtpRegion = "64.02.06",
        Village = "64.02.06.2001",
        Dukcapil = new(_drawn, "alive"),
        CivilServants = new(_drawn),
        Insured = new(_drawn),
        Category = "petani",
        CategoryListed = true,
    };

    public static TheoryData<string, string, string, string?> Cases =>
        new()
        {
            // what is changed, to what, expected verdict, expected first reason
            { "nothing", "", "eligible", null },
            { "nik", "nik-length", "not-eligible", "nik-usable" },
            { "dukcapil", "deceased", "not-eligible", "alive" },
            { "dukcapil", "unknown", "unknown", "alive" },
            { "dukcapil", "absent", "unknown", "alive" },
            { "dukcapil", "no list", "unknown", "alive" },
            { "ktp", "64.08", "not-eligible", "resident" },
            { "ktp", "64.020", "eligible", null },
            { "ktp", "none", "eligible", null },
            { "village", "64.08.01.2001", "eligible", null },
            { "ktp and village", "none", "unknown", "resident" },
            { "ktp and village", "64.08.01.2001", "unknown", "resident" },
            { "born", "1956-10-01", "not-eligible", "age" },
            { "born", "1956-10-02", "eligible", null },
            { "born", "2003-10-02", "not-eligible", "age" },
            { "born", "2003-10-01", "eligible", null },
            { "born", "none", "unknown", "age" },
            { "asn", "member", "not-eligible", "not-civil-servant" },
            { "asn", "no list", "unknown", "not-civil-servant" },
            { "insured", "member", "not-eligible", "not-insured-by-employer" },
            { "insured", "former", "eligible", null },
            { "insured", "perhaps", "unknown", "not-insured-by-employer" },
            { "other", "higher", "not-eligible", "one-programme" },
            { "other", "open", "unknown", "one-programme" },
            { "other", "decreed", "not-eligible", "one-programme" },
            { "category", "none", "not-eligible", "category-listed" },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_rule_decides_as_the_table_says(string what, string value, string verdict, string? reason)
    {
        var assessment = RuleCatalogue.Assess(With(what, value), RuleCatalogue.Usual, Law(RuleCatalogue.Usual));

        Assert.Equal((verdict, reason), (assessment.VerdictName, assessment.FirstReason));
        Assert.Equal(RuleCatalogue.Usual.Select(rule => rule.Name), assessment.Checks.Select(check => check.Rule));
        Assert.All(assessment.Checks, check => Assert.NotEqual("", check.Citation));
    }

    [Fact]
    public void A_failure_outranks_what_is_unknown_before_it()
    {
        var facts = _fine with { Dukcapil = default, BornOn = new DateOnly(1950, 1, 1) };

        var assessment = RuleCatalogue.Assess(facts, RuleCatalogue.Usual, Law(RuleCatalogue.Usual));

        Assert.Equal(("not-eligible", "age"), (assessment.VerdictName, assessment.FirstReason));
    }

    [Theory]
    [InlineData("1", "eligible")]
    [InlineData("5", "not-eligible")]
    [InlineData("member", "unknown")]
    [InlineData(null, "not-eligible")]
    public void Poverty_is_asked_only_where_a_programme_chose_it(string? decile, string verdict)
    {
        var facts = _fine with { Poverty = new(_drawn, decile) };

        IReadOnlyList<EligibilityRule> rules = [.. RuleCatalogue.Usual, RuleCatalogue.Find("poor-household")!];

        var assessment = RuleCatalogue.Assess(facts, rules, Law(rules));

        Assert.Equal(verdict, assessment.VerdictName);
        Assert.DoesNotContain(RuleCatalogue.Usual, rule => rule.Name == RuleCatalogue.PoorHousehold);
    }

    [Theory]
    [InlineData("2021-02-27", "eligible")]
    [InlineData("2021-02-28", "not-eligible")]
    public void A_leap_day_birthday_is_completed_on_the_day_before_in_other_years(string on, string verdict)
    {
        var facts = _fine with { BornOn = new DateOnly(1956, 2, 29) };

        var assessment = RuleCatalogue.Assess(
            facts,
            RuleCatalogue.Usual,
            Law(RuleCatalogue.Usual, DateOnly.Parse(on, CultureInfo.InvariantCulture))
        );

        Assert.Equal(verdict, assessment.VerdictName);
    }

    [Fact]
    public void A_day_before_the_law_is_refused()
    {
        var law = EligibilityLaw.Of(
            Book(RuleCatalogue.Usual),
            new DateOnly(2010, 1, 1),
            RegionCode.Parse("64.02"),
            RuleCatalogue.Usual
        );

        Assert.Equal("no-law-on", law.Refusal?.Reason);
    }

    private static PersonFacts With(string what, string value) =>
        what switch
        {
            "nothing" => _fine,
            "nik" => _fine with { NikProblem = value },
            "dukcapil" => _fine with { Dukcapil = List(value) },
            "ktp" => _fine with { KtpRegion = value == "none" ? null : value },
            "village" => _fine with { Village = value },
            "ktp and village" => _fine with { KtpRegion = null, Village = value == "none" ? null : value },
            "born" => _fine with
            {
                BornOn = value == "none" ? null : DateOnly.Parse(value, CultureInfo.InvariantCulture),
            },
            "asn" => _fine with { CivilServants = List(value) },
            "insured" => _fine with { Insured = List(value) },
            "other" => _fine with { Other = new("PPNPN", Claim(value)) },
            "category" => _fine with { CategoryListed = false },
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
        };

    private static ListAnswer List(string value) =>
        value switch
        {
            "no list" => default,
            "absent" => new(_drawn),
            _ => new(_drawn, value),
        };

    private static OtherClaim Claim(string value) =>
        value switch
        {
            "higher" => OtherClaim.HigherAndEligible,
            "open" => OtherClaim.HigherAndOpen,
            _ => OtherClaim.Decreed,
        };

    private static EligibilityLaw Law(IReadOnlyCollection<EligibilityRule> rules, DateOnly? on = null) =>
        EligibilityLaw.Of(Book(rules), on ?? _on, RegionCode.Parse("64.02"), rules).Value;

    private static Lawbook Book(IEnumerable<EligibilityRule> rules)
    {
        var parameters = rules
            .Select(rule =>
                Parameter("enrolment/rule/" + rule.Name, LawUnit.Choice, new LawValue.Choice("ktp-or-village"))
            )
            .Append(Number("enrolment/age-years-min", 18))
            .Append(Number("enrolment/age-years-below", 65))
            .Append(Number("enrolment/poverty-decile-max", 4));
        return new Lawbook(parameters, [new LawSource("uji", "Perbup Uji", SourceKind.Local, null, null)]);
    }

    private static Parameter Number(string path, long value) =>
        Parameter(path, LawUnit.Years, new LawValue.Quantity(value));

    private static Parameter Parameter(string path, LawUnit unit, LawValue value)
    {
        var day = new DateOnly(2015, 7, 1);
        var dated = new DatedValue(day, value, day, "uji", "Pasal 3", day, Confidence.Read, Confidence.Read, [], null);
        return new Parameter(path, path, path, unit, [dated]);
    }
}
