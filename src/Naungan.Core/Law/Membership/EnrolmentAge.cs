using System.Globalization;

namespace Naungan.Core.Law.Membership;

/// <summary>
/// Whether a person's age lets him be enrolled on a day. Growing older while a member is another matter, not found in
/// any text.
/// </summary>
/// <param name="Reason">Null when allowed; otherwise an Indonesian sentence with the limit that fails.</param>
public sealed record EnrolmentAge(int AgeYears, bool Allowed, string? Reason, Explanation Because)
{
    public static Result<EnrolmentAge> Of(Lawbook book, DateOnly birthDate, DateOnly on)
    {
        if (birthDate > on)
            return Refusal.Invalid("born-later", "Tanggal lahir sesudah tanggal pendaftaran; periksa tanggal lahir.");
        return LawReading.Ask(
            book,
            on,
            law =>
            {
                var age = AgeOn(birthDate, on);
                var (min, below) = (law.Count("enrolment/age-years-min"), law.Count("enrolment/age-years-below"));
                var reason =
                    age < min ? $"Usia {Years(age)}, paling rendah {Years(min)}."
                    : age >= below ? $"Usia {Years(age)}, harus di bawah {Years(below)}."
                    : null;
                return new EnrolmentAge(age, reason is null, reason, law.Because);
            }
        );
    }

    /// <summary>Full years; somebody born on 29 February has his birthday on 28 February in other years.</summary>
    public static int AgeOn(DateOnly birthDate, DateOnly on)
    {
        var years = on.Year - birthDate.Year;
        return birthDate.AddYears(years) > on ? years - 1 : years;
    }

    private static string Years(int count) => count.ToString(CultureInfo.InvariantCulture) + " tahun";
}
