using System.Globalization;

namespace Naungan.Core.Law.Benefits;

/// <summary>Scholarships for the children of a member who died or can never work again.</summary>
/// <remarks>The sum of all years ahead; it is claimed yearly and ends early by age, marriage or work.</remarks>
internal static class Scholarship
{
    private const string Name = "scholarship";
    private const string Title = "Beasiswa pendidikan anak";

    private static readonly (SchoolLevel Level, string Path)[] _ladder =
    [
        (SchoolLevel.Sd, "benefit/scholarship/sd"),
        (SchoolLevel.Smp, "benefit/scholarship/smp"),
        (SchoolLevel.Sma, "benefit/scholarship/sma"),
        (SchoolLevel.Pt, "benefit/scholarship/pt"),
    ];

    /// <summary>After an accident at work no paid months are asked for.</summary>
    public static void OfAccident(BenefitDraft benefit, BenefitQuestion question)
    {
        if (question.Children.Count > 0)
            Grant(benefit, question.Children, benefit.Law);
    }

    /// <summary>After another death the member must have paid long enough.</summary>
    public static void OfDeath(BenefitDraft benefit, BenefitQuestion question)
    {
        if (question.Children.Count == 0)
            return;
        var law = benefit.Law;
        var needed = law.Count("benefit/scholarship/jkm-paid-months");
        if (question.PaidMonths >= needed)
        {
            Grant(benefit, question.Children, law);
            return;
        }

        var reason = string.Create(
            CultureInfo.InvariantCulture,
            $"Baru {question.PaidMonths} bulan iuran dibayar; beasiswa JKM memerlukan {needed} bulan."
        );
        benefit.Withhold(Name, Title, reason, law);
    }

    private static void Grant(BenefitDraft benefit, IReadOnlyList<Child> children, LawReading law)
    {
        var rule = law.Choice("benefit/scholarship/rule");
        var supported = children.Take(law.Count("benefit/scholarship/children-max")).ToList();
        var amount = rule switch
        {
            "lump-sum" => Amount_Pp44Of2015(supported, law),
            "ladder" => Amount_Pp82Of2019(supported, law),
            _ => throw new InvalidOperationException($"benefit/scholarship/rule has no function for '{rule}'."),
        };
        benefit.Add(Name, Title, amount, law);
        if (children.Count > supported.Count)
        {
            var reason = string.Create(
                CultureInfo.InvariantCulture,
                $"{children.Count - supported.Count} anak lainnya tidak dihitung: paling banyak {supported.Count} anak."
            );
            benefit.Withhold(Name, Title, reason, law);
        }
    }

    private static Rational Amount_Pp44Of2015(List<Child> children, LawReading law) =>
        children.Count * law.Number("benefit/scholarship/lump-sum");

    /// <summary>Per child: the years left at its level, then every level above in full.</summary>
    private static Rational Amount_Pp82Of2019(List<Child> children, LawReading law)
    {
        var amount = Rational.Zero;
        foreach (var child in children)
        {
            if (child.YearsLeft < 0)
                LawReading.Refuse(
                    Refusal.Invalid("years-left-negative", "Sisa tahun sekolah tidak boleh kurang dari nol.")
                );
            foreach (var (level, path) in _ladder.Where(step => step.Level >= child.Level))
            {
                var granted = law.Number(path + "/years-max");
                var years = level == child.Level && child.YearsLeft is { } left ? Rational.Min(left, granted) : granted;
                amount += years * law.Number(path + "/per-year");
            }
        }

        return amount;
    }
}
