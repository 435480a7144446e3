namespace Naungan.Core.Eligibility;

/// <summary>A rule a programme may choose.</summary>
/// <param name="Name">Stable kebab-case name; its reading and citation are law/enrolment/rule/NAME.yaml.</param>
/// <param name="Title">Indonesian, as pages show it.</param>
/// <param name="MayExcept">Which outcomes an exception, asked and approved by two people, may set aside.</param>
public sealed record EligibilityRule(
    string Name,
    string Title,
    Func<PersonFacts, EligibilityLaw, Finding> Ask,
    Exceptable MayExcept = Exceptable.Never
)
{
    public bool CanExcept(CheckOutcome outcome) =>
        outcome == CheckOutcome.Unknown
            ? MayExcept != Exceptable.Never
            : outcome == CheckOutcome.Fail && MayExcept == Exceptable.Always;
}

/// <summary>How far people may set a rule aside.</summary>
public enum Exceptable
{
    /// <summary>The law or another payer would refuse anyway.</summary>
    Never,

    /// <summary>Papers may show what no list knows, but not against what a list says.</summary>
    WhenUnknown,

    /// <summary>A list may be outdated or the rule is the programme's own.</summary>
    Always,
}

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
    public const string NikMatched = "nik-matched";
    public const string Independent = "independent-without-wage";
    public const string IncomeBelowUmk = "income-below-umk";
    public const string WorkEvidence = "work-evidence";
    public const string FitnessEvidence = "fitness-evidence";
    public const string NotFundedByProvince = "not-funded-by-province";
    public const string NotFundedBySharedRevenue = "not-funded-by-shared-revenue";
    public const string NotFundedByVillage = "not-funded-by-village";
    public const string NotFundedByCompany = "not-funded-by-company";

    public static IReadOnlyList<EligibilityRule> All { get; } =
    [
        new(NikUsable, "NIK dapat dipakai", IdentityRules.NikUsable),
        new(Alive, "Masih hidup menurut Dukcapil", IdentityRules.Alive, Exceptable.WhenUnknown),
        new(Resident, "Penduduk daerah ini", IdentityRules.Resident, Exceptable.Always),
        new(Age, "Usia saat didaftarkan", IdentityRules.Age, Exceptable.WhenUnknown),
        new(NotCivilServant, "Bukan ASN, TNI, atau Polri", StandingRules.NotCivilServant, Exceptable.WhenUnknown),
        new(NotInsured, "Belum dijamin pemberi kerja", StandingRules.NotInsured, Exceptable.Always),
        new(OneProgramme, "Hanya dalam satu program", StandingRules.OneProgramme),
        new(CategoryListed, "Pekerjaan atau jabatan termasuk program", StandingRules.CategoryListed),
        new(PoorHousehold, "Keluarga prasejahtera menurut DTSEN", StandingRules.PoorHousehold, Exceptable.Always),
        new(NikMatched, "NIK dan nama padan di Dukcapil", IdentityRules.NikMatched, Exceptable.WhenUnknown),
        new(Independent, "Bekerja mandiri tanpa upah", WorkRules.Independent, Exceptable.WhenUnknown),
        new(IncomeBelowUmk, "Penghasilan di bawah UMK", WorkRules.IncomeBelowUmk, Exceptable.WhenUnknown),
        new(WorkEvidence, "Ada bukti bekerja", WorkRules.WorkEvidence, Exceptable.WhenUnknown),
        new(FitnessEvidence, "Ada bukti mampu bekerja", WorkRules.FitnessEvidence, Exceptable.WhenUnknown),
        new(NotFundedByProvince, "Tidak dibayar APBD provinsi pada bulan yang sama", FundingRules.Province),
        new(NotFundedBySharedRevenue, "Tidak dibayar DBH lain pada bulan yang sama", FundingRules.SharedRevenue),
        new(NotFundedByVillage, "Tidak dibayar APBDes pada bulan yang sama", FundingRules.Village),
        new(NotFundedByCompany, "Tidak dibayar CSR pada bulan yang sama", FundingRules.Company),
    ];

    private static readonly string[] _usual =
    [
        NikUsable,
        Alive,
        Resident,
        Age,
        NotCivilServant,
        NotInsured,
        OneProgramme,
        CategoryListed,
    ];

    /// <summary>
    /// What a programme asks when it names no rules of its own. The others need facts few have, and must be chosen.
    /// </summary>
    public static IReadOnlyList<EligibilityRule> Usual { get; } = [.. All.Where(rule => _usual.Contains(rule.Name))];

    public static EligibilityRule? Find(string name) => All.FirstOrDefault(rule => rule.Name == name);

    /// <summary>Asks the chosen rules in catalogue order. Pure: same facts, same law, same answer.</summary>
    /// <param name="exceptions">Approved exceptions of this person: reason by rule.</param>
    public static Assessment Assess(
        PersonFacts facts,
        IReadOnlyList<EligibilityRule> rules,
        EligibilityLaw law,
        IReadOnlyDictionary<string, string>? exceptions = null
    )
    {
        var checks = new Check[rules.Count];
        for (var i = 0; i < checks.Length; i++)
        {
            var (outcome, sentence) = rules[i].Ask(facts, law);
            checks[i] = new Check(rules[i].Name, outcome, sentence, law.CitationOf(rules[i].Name));
            if (exceptions?.GetValueOrDefault(rules[i].Name) is { } reason && rules[i].CanExcept(outcome))
                checks[i] = checks[i].Except(reason);
        }

        return new Assessment(checks);
    }
}
