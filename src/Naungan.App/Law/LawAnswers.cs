using Naungan.App.Platform.Files;
using Naungan.Core.Law;
using Naungan.Core.Law.Benefits;
using Naungan.Core.Law.Contributions;

namespace Naungan.App.Law;

/// <summary>One value of the law behind a result, as the command line and the API write it.</summary>
public sealed record LawBecause(
    string Path,
    object Value,
    string Unit,
    DateOnly From,
    string Source,
    string SourceTitle,
    string Article,
    string Confidence
)
{
    public static LawBecause Of(Citation citation) =>
        new(
            citation.Path,
            Rational.TryParse(citation.Value, out var number) ? number.ToDecimal() : citation.Value,
            Kebab.Of(citation.Unit),
            citation.From,
            citation.Source,
            citation.SourceTitle,
            citation.Article,
            Kebab.Of(citation.Confidence)
        );

    public static IReadOnlyList<LawBecause> All(Explanation explanation) => [.. explanation.Select(Of)];

    /// <summary>The same as a line of text: what, by which law, how sure.</summary>
    public static void Write(Explanation explanation, TextWriter output)
    {
        foreach (var citation in explanation)
        {
            output.WriteLine(
                $"      {citation.Path} = {citation.Shown(LawFiles.Shipped)}; {citation.SourceTitle}, {LawWords.Article(citation.Article)}"
                    + $" ({citation.Confidence.Title()})"
            );
        }
    }
}

/// <summary>A contribution as written out.</summary>
public sealed record ContributionAnswer(IReadOnlyList<ContributionAnswer.Line> Lines, long Total, bool Unverified)
{
    public sealed record Line(
        string Programme,
        decimal Base,
        long Amount,
        long Employer,
        long Worker,
        long NotBilled,
        IReadOnlyList<LawBecause> Because
    );

    public static ContributionAnswer Of(Contribution contribution) =>
        new(
            [
                .. contribution.Lines.Select(line => new Line(
                    line.Programme.Key(),
                    line.Base.ToDecimal(),
                    line.Amount.Amount,
                    line.Employer.Amount,
                    line.Worker.Amount,
                    line.NotBilled.Amount,
                    LawBecause.All(line.Because)
                )),
            ],
            contribution.Total.Amount,
            contribution.Because.HasUnverified
        );
}

/// <summary>A benefit as written out.</summary>
public sealed record BenefitAnswer(
    IReadOnlyList<BenefitAnswer.Item> Items,
    long Total,
    IReadOnlyList<BenefitAnswer.Condition> Withheld,
    bool Unverified
)
{
    public sealed record Item(string Name, string Title, long Amount, IReadOnlyList<LawBecause> Because);

    public sealed record Condition(string Name, string Title, string Reason, IReadOnlyList<LawBecause> Because);

    public static BenefitAnswer Of(Benefit benefit) =>
        new(
            [.. benefit.Items.Select(i => new Item(i.Name, i.Title, i.Amount.Amount, LawBecause.All(i.Because)))],
            benefit.Total.Amount,
            [.. benefit.Withheld.Select(w => new Condition(w.Name, w.Title, w.Reason, LawBecause.All(w.Because)))],
            benefit.Because.HasUnverified
        );
}
