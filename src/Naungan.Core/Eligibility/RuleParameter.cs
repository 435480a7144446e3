namespace Naungan.Core.Eligibility;

/// <summary>A number of a rule that a programme may set for itself, within what the law allows.</summary>
/// <param name="Rule">The rule it belongs to.</param>
/// <param name="Title">Indonesian, as pages and citations show it.</param>
/// <param name="Narrows">Whether a value is at least as strict as the law.</param>
public sealed record RuleParameter(
    string Name,
    string Rule,
    string Title,
    Func<EligibilityLaw, int, bool> Narrows,
    Action<EligibilityLaw, int> Set
)
{
    public static IReadOnlyList<RuleParameter> All { get; } =
    [
        new(
            "age-min",
            RuleCatalogue.Age,
            "Usia paling rendah",
            (law, value) => value >= law.AgeYearsMin && value < law.AgeYearsBelow,
            (law, value) => law.AgeYearsMin = value
        ),
        new(
            "age-below",
            RuleCatalogue.Age,
            "Usia di bawah",
            (law, value) => value <= law.AgeYearsBelow && value > law.AgeYearsMin,
            (law, value) => law.AgeYearsBelow = value
        ),
        new(
            "decile-max",
            RuleCatalogue.PoorHousehold,
            "Desil paling tinggi",
            (law, value) => value >= 1 && value <= law.PovertyDecileMax,
            (law, value) => law.PovertyDecileMax = value
        ),
        new(
            "income-percent-max",
            RuleCatalogue.IncomeBelowUmk,
            "Penghasilan di bawah persen UMK",
            (law, value) => value >= 1 && value <= law.IncomePercentMax,
            (law, value) => law.IncomePercentMax = value
        ),
        new(
            "work-letter-months",
            RuleCatalogue.WorkEvidence,
            "Umur surat keterangan kerja paling lama, bulan",
            (_, value) => value >= 1,
            (law, value) => law.WorkLetterMonths = value
        ),
        new(
            "fitness-letter-months",
            RuleCatalogue.FitnessEvidence,
            "Umur surat keterangan mampu bekerja paling lama, bulan",
            (_, value) => value >= 1,
            (law, value) => law.FitnessLetterMonths = value
        ),
    ];

    public static RuleParameter? Find(string name) => All.FirstOrDefault(one => one.Name == name);
}
