using Naungan.Core.Identity;
using Naungan.Core.Law;

namespace Naungan.Core.Eligibility;

/// <summary>
/// The law and the readings of one day, read once so that tens of thousands of people can be asked about it.
/// </summary>
public sealed class EligibilityLaw
{
    private const string MinimumWages = "umk/";
    private readonly Dictionary<string, string> _citations = [];
    private readonly Dictionary<string, LocalWage> _minimumWages = [];

    private EligibilityLaw(DateOnly on, RegionCode government) => (On, Government) = (on, government);

    /// <summary>The first day of the cover that is asked for: the age is the age on this day.</summary>
    public DateOnly On { get; }

    public RegionCode Government { get; }

    public int AgeYearsMin { get; internal set; }

    public int AgeYearsBelow { get; internal set; }

    /// <summary>When no KTP address is known, does a recognised village of residence count?</summary>
    public bool VillageCounts { get; private set; }

    public int PovertyDecileMax { get; internal set; }

    /// <summary>Income must be below this share of the minimum wage, in percent.</summary>
    public int IncomePercentMax { get; internal set; }

    /// <summary>How old a letter may be; null where neither law nor programme says.</summary>
    public int? WorkLetterMonths { get; internal set; }

    public int? FitnessLetterMonths { get; internal set; }

    /// <summary>Percent of a whole.</summary>
    internal const int Whole = 100;

    public string CitationOf(string rule) => _citations[rule];

    /// <summary>The minimum wage of a regency in the year of the day; null when it is not on record.</summary>
    public LocalWage? MinimumWageIn(string regency) => _minimumWages.TryGetValue(regency, out var wage) ? wage : null;

    /// <summary>Refuses with no-law-on when the day lies outside the law of some chosen rule.</summary>
    public static Result<EligibilityLaw> Of(
        Lawbook book,
        DateOnly on,
        RegionCode government,
        IReadOnlyCollection<EligibilityRule> rules
    ) =>
        LawReading.Ask(
            book,
            on,
            law =>
            {
                var read = new EligibilityLaw(on, government);
                foreach (var rule in rules)
                    read.Read(rule, law.Apart(), book);
                return read;
            }
        );

    /// <summary>
    /// Narrows this law by a programme's own parameters. A programme may ask for less than the law allows, never
    /// for more; the citation then names the programme's decision beside the law.
    /// </summary>
    /// <param name="parameters">By the names of <see cref="RuleParameter.All"/>.</param>
    public Result<EligibilityLaw> Narrowed(IReadOnlyDictionary<string, int> parameters)
    {
        foreach (var (name, value) in parameters)
        {
            if (RuleParameter.Find(name) is not { } parameter)
                return Refusal.Invalid("parameter-unknown", $"Parameter '{name}' tidak dikenal.");
            if (!_citations.ContainsKey(parameter.Rule))
                continue;
            if (!parameter.Narrows(this, value))
            {
                return Refusal.Invalid(
                    "parameter-widens-law",
                    FormattableString.Invariant(
                        $"{parameter.Title} {value} lebih longgar daripada ketentuan. Program hanya boleh memperketat."
                    )
                );
            }

            parameter.Set(this, value);
            _citations[parameter.Rule] += string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"; keputusan program: {parameter.Title.ToLowerInvariant()} {value}"
            );
        }

        return this;
    }

    private void Read(EligibilityRule rule, LawReading law, Lawbook book)
    {
        var reading = law.Choice("enrolment/rule/" + rule.Name);
        switch (rule.Name)
        {
            case RuleCatalogue.Age:
                AgeYearsMin = law.Count("enrolment/age-years-min");
                AgeYearsBelow = law.Count("enrolment/age-years-below");
                break;
            case RuleCatalogue.Resident:
                VillageCounts = reading == "ktp-or-village";
                break;
            case RuleCatalogue.PoorHousehold:
                PovertyDecileMax = law.Count("enrolment/poverty-decile-max");
                break;
            case RuleCatalogue.IncomeBelowUmk:
                IncomePercentMax = law.Count("enrolment/income-percent-of-umk");
                ReadMinimumWages(book);
                break;
            default:
                break;
        }

        // Of one instrument the surest finding is named; the number of a limit is surer than the way it is read.
        var cited = law.Because.OrderBy(one => one.Confidence).DistinctBy(one => one.Source);
        _citations[rule.Name] = string.Join("; ", cited.Select(one => Written(one, book.Source(one.Source).Kind)));
    }

    // A regency without a minimum wage on record makes its people unknown; it must not stop those of the others.
    private void ReadMinimumWages(Lawbook book)
    {
        foreach (var path in book.Parameters.Select(one => one.Path))
        {
            if (!path.StartsWith(MinimumWages, StringComparison.Ordinal))
                continue;
            var regency = path[MinimumWages.Length..];
            if (MinimumWage.Of(book, RegionCode.Parse(regency), On).TryGet(out var wage, out _))
            {
                var cited = wage.Because[0];
                _minimumWages[regency] = new LocalWage(wage.Amount, Written(cited, book.Source(cited.Source).Kind));
            }
        }
    }

    private static string Written(Citation cited, SourceKind kind)
    {
        if (kind == SourceKind.Reading)
            return cited.SourceTitle;
        var article = cited.Article == "not found" ? "pasal belum ditemukan" : cited.Article;
        return cited.Confidence switch
        {
            Confidence.Read => $"{cited.SourceTitle}, {article}",
            Confidence.Reported => $"{cited.SourceTitle}, {article} (menurut pemberitaan)",
            _ => $"{cited.SourceTitle}, {article} (belum diverifikasi)",
        };
    }
}

/// <summary>What a regency's minimum wage is a month, and by which text.</summary>
public readonly record struct LocalWage(Rational Amount, string Citation);
