namespace Naungan.Core.Law.Benefits;

/// <summary>
/// Costs after an accident, repaid as spent up to a ceiling. Treatment itself has no ceiling and no amount.
/// </summary>
internal static class AccidentCosts
{
    public static void Repay(BenefitDraft benefit, BenefitQuestion question)
    {
        foreach (var group in question.Costs.GroupBy(cost => cost.Kind).OrderBy(group => group.Key))
        {
            var (name, title, path) = Of(group.Key);
            var spent = group.Aggregate(Rational.Zero, (sum, cost) => sum + cost.Spent);
            if (spent < 0)
                LawReading.Refuse(Refusal.Invalid("cost-negative", "Biaya tidak boleh kurang dari nol."));
            var law = benefit.Law;
            benefit.Add(name, title, Rational.Min(spent, law.Number(path)), law);
        }
    }

    private static (string Name, string Title, string Path) Of(CostKind kind) =>
        kind switch
        {
            CostKind.TransportLand => ("transport-land", "Angkutan darat", "benefit/jkk/transport/land"),
            CostKind.TransportSea => ("transport-sea", "Angkutan laut", "benefit/jkk/transport/sea"),
            CostKind.TransportAir => ("transport-air", "Angkutan udara", "benefit/jkk/transport/air"),
            CostKind.HomeCare => ("home-care", "Perawatan di rumah", "benefit/jkk/home-care/max"),
            CostKind.Glasses => ("glasses", "Kacamata", "benefit/jkk/glasses/max"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
}
