namespace Naungan.Core.Eligibility;

/// <summary>A rule a programme may choose.</summary>
/// <param name="Name">Stable kebab-case name; its reading and citation are law/enrolment/rule/NAME.yaml.</param>
/// <param name="Title">Indonesian, as pages show it.</param>
public sealed record EligibilityRule(string Name, string Title, Func<PersonFacts, EligibilityLaw, Finding> Ask);

/// <summary>What a rule found.</summary>
public readonly record struct Finding(CheckOutcome Outcome, string Sentence)
{
    internal static Finding Pass(string sentence) => new(CheckOutcome.Pass, sentence);

    internal static Finding Fail(string sentence) => new(CheckOutcome.Fail, sentence);

    internal static Finding Unknown(string sentence) => new(CheckOutcome.Unknown, sentence);
}

/// <summary>Every rule there is, in the order in which they are asked and reasons are named.</summary>
public static class RuleCatalogue
{
    public const string NikUsable = "nik-usable";
    public const string Alive = "alive";
    public const string Resident = "resident";
    public const string Age = "age";
    public const string NotCivilServant = "not-civil-servant";
    public const string NotInsured = "not-insured-by-employer";
    public const string OneProgramme = "one-programme";
    public const string CategoryListed = "category-listed";
    public const string PoorHousehold = "poor-household";

    public static IReadOnlyList<EligibilityRule> All { get; } =
    [
        new(NikUsable, "NIK dapat dipakai", IdentityRules.NikUsable),
        new(Alive, "Masih hidup menurut Dukcapil", IdentityRules.Alive),
        new(Resident, "Penduduk daerah ini", IdentityRules.Resident),
        new(Age, "Usia saat didaftarkan", IdentityRules.Age),
        new(NotCivilServant, "Bukan ASN, TNI, atau Polri", StandingRules.NotCivilServant),
        new(NotInsured, "Belum dijamin pemberi kerja", StandingRules.NotInsured),
        new(OneProgramme, "Hanya dalam satu program", StandingRules.OneProgramme),
        new(CategoryListed, "Pekerjaan atau jabatan termasuk program", StandingRules.CategoryListed),
        new(PoorHousehold, "Keluarga prasejahtera menurut DTSEN", StandingRules.PoorHousehold),
    ];

    /// <summary>
    /// What a programme asks when it names no rules of its own. Poverty data must be chosen: few have the list.
    /// </summary>
    public static IReadOnlyList<EligibilityRule> Usual { get; } = [.. All.Where(rule => rule.Name != PoorHousehold)];

    public static EligibilityRule? Find(string name) => All.FirstOrDefault(rule => rule.Name == name);

    /// <summary>Asks the chosen rules in catalogue order. Pure: same facts, same law, same answer.</summary>
    public static Assessment Assess(PersonFacts facts, IReadOnlyList<EligibilityRule> rules, EligibilityLaw law)
    {
        var checks = new Check[rules.Count];
        for (var i = 0; i < checks.Length; i++)
        {
            var (outcome, sentence) = rules[i].Ask(facts, law);
            checks[i] = new Check(rules[i].Name, outcome, sentence, law.CitationOf(rules[i].Name));
        }

        return new Assessment(checks);
    }
}
