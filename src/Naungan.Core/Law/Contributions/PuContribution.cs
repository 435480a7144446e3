using System.Globalization;

namespace Naungan.Core.Law.Contributions;

/// <summary>
/// Contributions of wage earners: a percentage of the reported wage, up to a ceiling where there is one.
/// </summary>
internal static class PuContribution
{
    public static ContributionPart Of(LawReading law, Jaminan programme, ContributionQuestion question) =>
        programme switch
        {
            Jaminan.Jkk => ByEmployer(law, programme, RiskClassPath(law, question), question.Income),
            Jaminan.Jkm => ByEmployer(law, programme, "pu/jkm/rate", question.Income),
            Jaminan.Jht => Shared(law, programme, question.Income),
            Jaminan.Jp => Shared(law, programme, UpToCeiling(law, programme, question.Income)),
            Jaminan.Jkp => NotBilled(law, programme, UpToCeiling(law, programme, question.Income)),
            _ => throw new ArgumentOutOfRangeException(nameof(programme)),
        };

    private static ContributionPart ByEmployer(LawReading law, Jaminan programme, string path, Rational wage)
    {
        var rate = law.Rate(path) * (Rational.One - Relief.Of(law, programme));
        return new(programme, wage, wage * rate, law.Because);
    }

    private static ContributionPart Shared(LawReading law, Jaminan programme, Rational wage)
    {
        var employer = wage * law.Rate($"pu/{programme.Key()}/rate/employer");
        var worker = wage * law.Rate($"pu/{programme.Key()}/rate/worker");
        return new(programme, wage, employer + worker, law.Because) { Worker = worker };
    }

    /// <summary>
    /// JKP takes no new money from the payer: the state and other contributions fund it (PP 37/2021).
    /// </summary>
    private static ContributionPart NotBilled(LawReading law, Jaminan programme, Rational wage)
    {
        var rate =
            law.Rate("pu/jkp/rate/state")
            + law.RateIfAny("pu/jkp/rate/from-jkk")
            + law.RateIfAny("pu/jkp/rate/from-jkm");
        return new(programme, wage, Rational.Zero, law.Because) { NotBilled = wage * rate };
    }

    private static Rational UpToCeiling(LawReading law, Jaminan programme, Rational wage) =>
        Rational.Min(wage, law.Number($"pu/{programme.Key()}/ceiling"));

    // A government that pays is the employer, so its offices' class stands in for one not given, and the explanation
    // cites it.
    private static string RiskClassPath(LawReading law, ContributionQuestion question)
    {
        var isGovernment = question.Funding is Funding.Apbn or Funding.Apbd or Funding.Apbdes;
        var risk = question.RiskClass ?? (isGovernment ? law.Count("pu/jkk/government-office-class") : null);
        var path = string.Create(CultureInfo.InvariantCulture, $"pu/jkk/rate/class-{risk}");
        if (risk is null || !law.Knows(path))
        {
            LawReading.Refuse(
                Refusal.Invalid("risk-class-needed", "Iuran JKK penerima upah memerlukan kelas risiko 1 sampai 5.")
            );
        }

        return path;
    }
}
