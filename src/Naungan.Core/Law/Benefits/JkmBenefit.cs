using System.Globalization;

namespace Naungan.Core.Law.Benefits;

/// <summary>Death other than by an accident at work.</summary>
internal static class JkmBenefit
{
    public static void Death(BenefitDraft benefit, BenefitQuestion question)
    {
        var law = benefit.Law;
        switch (law.Choice("benefit/jkm/rule"))
        {
            case "from-the-first-day":
                Death_Pp44Of2015(benefit, question);
                break;
            case "after-qualifying-months":
                Death_Permenaker1Of2025(benefit, question, law);
                break;
            case var rule:
                throw new InvalidOperationException($"benefit/jkm/rule has no function for '{rule}'.");
        }
    }

    /// <summary>Full from the first day of membership, as practised until early 2025.</summary>
    private static void Death_Pp44Of2015(BenefitDraft benefit, BenefitQuestion question)
    {
        Full(benefit);
        Scholarship.OfDeath(benefit, question);
    }

    /// <summary>Before the qualifying months only the funeral is paid.</summary>
    private static void Death_Permenaker1Of2025(BenefitDraft benefit, BenefitQuestion question, LawReading law)
    {
        var needed = law.Count("benefit/jkm/qualifying-months");
        var calendar = law.Choice("benefit/jkm/qualifying-count") == "since-registration";
        var had = calendar ? question.On >= question.MemberSince.AddMonths(needed) : question.PaidMonths >= needed;
        if (had)
        {
            Full(benefit, law);
            Scholarship.OfDeath(benefit, question);
            return;
        }

        benefit.Add("jkm-funeral", "Biaya pemakaman", "benefit/jkm/funeral");
        var since = question.MemberSince.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var reason = $"Kepesertaan sejak {since} belum {Months(needed)} pada hari kematian; hanya pemakaman dibayar.";
        benefit.Withhold("jkm-death", "Santunan kematian dan santunan berkala", reason, law);
    }

    private static string Months(int count) => count.ToString(CultureInfo.InvariantCulture) + " bulan";

    private static void Full(BenefitDraft benefit, LawReading? condition = null)
    {
        var death = condition ?? benefit.Law;
        benefit.Add("jkm-death", "Santunan kematian", death.Number("benefit/jkm/death"), death);
        benefit.Add("jkm-periodic", "Santunan berkala 24 bulan, dibayar sekaligus", "benefit/jkm/periodic");
        benefit.Add("jkm-funeral", "Biaya pemakaman", "benefit/jkm/funeral");
    }
}
