namespace Naungan.Core.Law.Contributions;

/// <summary>Contributions of members without a wage: a table of nominal amounts, less relief and discount.</summary>
internal static class BpuContribution
{
    public static ContributionPart Of(LawReading law, Jaminan programme, ContributionQuestion question)
    {
        var (income, amount) = programme switch
        {
            Jaminan.Jkm => (Rational.Zero, law.Number("bpu/jkm/amount")),
            _ => FromBand(law, programme, question.Income),
        };
        amount *= Rational.One - Relief.Of(law, programme);
        amount *= Rational.One - Discount(law, programme, question);
        return new(programme, income, amount, law.Because) { Worker = amount };
    }

    private static (Rational Base, Rational Amount) FromBand(LawReading law, Jaminan programme, Rational income)
    {
        var band = law.Band($"bpu/{programme.Key()}/bands", income);
        return (band["base"], band["amount"]);
    }

    /// <summary>PP 50/2025 Pasal 3 and 4: half price by sector and month, but not out of every purse.</summary>
    private static Rational Discount(LawReading law, Jaminan programme, ContributionQuestion question)
    {
        if (programme is not (Jaminan.Jkk or Jaminan.Jkm))
            return Rational.Zero;
        var sector = question.Sector == Sector.Transport ? "transport" : "other";
        var discount = law.RateIfAny($"bpu/discount/{sector}");
        if (discount.IsZero)
            return discount;
        var purse = law.Choice($"bpu/discount/funding/{question.Funding.ToString().ToLowerInvariant()}");
        return purse == "eligible" ? discount : Rational.Zero;
    }
}
