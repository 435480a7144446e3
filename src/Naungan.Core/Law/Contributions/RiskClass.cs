namespace Naungan.Core.Law.Contributions;

/// <summary>The accident risk class of a kind of employer.</summary>
public sealed record RiskClass(int Class, Explanation Because)
{
    /// <summary>Offices of government, the employers of non-civil-service staff and village officials.</summary>
    public static Result<RiskClass> OfGovernmentOffices(Lawbook book, DateOnly on) =>
        LawReading.Ask(book, on, law => new RiskClass(law.Count("pu/jkk/government-office-class"), law.Because));
}
