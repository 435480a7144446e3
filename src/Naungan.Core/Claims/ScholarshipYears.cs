using Naungan.Core.Law;
using Naungan.Core.Law.Benefits;
using Naungan.Core.Law.Membership;
using Naungan.Core.Money;

namespace Naungan.Core.Claims;

/// <summary>One year of a child's scholarship, to be claimed anew.</summary>
/// <param name="Number">1 for the first year after the event.</param>
/// <param name="ClaimFrom">The day from which it may be asked for.</param>
public sealed record ScholarshipYear(int Number, DateOnly ClaimFrom, SchoolLevel Level, Rupiah Amount);

/// <summary>
/// The ladder of a child, year by year, so that somebody reminds the family each year. Ends by the age the law names;
/// marriage and work end it too, and are recorded when they happen.
/// </summary>
public sealed record ScholarshipYears(IReadOnlyList<ScholarshipYear> Years, Explanation Because)
{
    private static readonly (SchoolLevel Level, string Path)[] _ladder =
    [
        (SchoolLevel.Sd, "benefit/scholarship/sd"),
        (SchoolLevel.Smp, "benefit/scholarship/smp"),
        (SchoolLevel.Sma, "benefit/scholarship/sma"),
        (SchoolLevel.Pt, "benefit/scholarship/pt"),
    ];

    public static Result<ScholarshipYears> Of(Lawbook book, DateOnly eventOn, Child child, DateOnly? bornOn) =>
        LawReading.Ask(
            book,
            eventOn,
            law =>
            {
                var years = new List<ScholarshipYear>();
                if (law.Choice("benefit/scholarship/rule") == "lump-sum")
                {
                    years.Add(new(1, eventOn, child.Level, Whole(law, "benefit/scholarship/lump-sum")));
                    return new ScholarshipYears(years, law.Because);
                }

                var endAge = law.Count("benefit/scholarship/end-age-years");
                foreach (var (level, path) in _ladder.Where(step => step.Level >= child.Level))
                    Climb(years, law, path, level, level == child.Level ? child.YearsLeft : null);
                return new ScholarshipYears(
                    [
                        .. years
                            .Select(year => year with { ClaimFrom = eventOn.AddYears(year.Number - 1) })
                            .Where(year => bornOn is not { } born || Age(born, year.ClaimFrom) < endAge),
                    ],
                    law.Because
                );
            }
        );

    /// <summary>The day the child reaches the age at which the law ends it; null when no age is known.</summary>
    public static DateOnly? EndsByAge(Lawbook book, DateOnly eventOn, DateOnly? bornOn)
    {
        var age = LawReading.Ask(book, eventOn, law => law.Count("benefit/scholarship/end-age-years"));
        return bornOn is { } born && !age.IsRefused ? born.AddYears(age.Value) : null;
    }

    /// <summary>Null when the child may still have a scholarship on the day; otherwise why not.</summary>
    public static Refusal? TooOld(Lawbook book, DateOnly eventOn, DateOnly? bornOn)
    {
        if (bornOn is not { } born || !book.On("benefit/scholarship/end-age-years", eventOn).TryGet(out var age, out _))
            return null;
        var limit = age.Value is LawValue.Quantity years ? years.Amount : Rational.Zero;
        return Age(born, eventOn) >= limit
            ? Refusal.Invalid(
                "child-too-old",
                $"Pada hari kejadian anak ini sudah berusia {limit} tahun atau lebih; beasiswa tidak diberikan."
            )
            : null;
    }

    private static void Climb(List<ScholarshipYear> years, LawReading law, string path, SchoolLevel level, int? left)
    {
        var granted = law.Count(path + "/years-max");
        var count = left is { } stated ? Math.Min(stated, granted) : granted;
        var amount = Whole(law, path + "/per-year");
        for (var year = 0; year < count; year++)
            years.Add(new(years.Count + 1, default, level, amount));
    }

    private static Rupiah Whole(LawReading law, string path) => new(law.Number(path).Floor());

    private static int Age(DateOnly born, DateOnly on) => born > on ? 0 : EnrolmentAge.AgeOn(born, on);
}
