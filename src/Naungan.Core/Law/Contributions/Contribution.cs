using Naungan.Core.Money;

namespace Naungan.Core.Law.Contributions;

/// <summary>A person's contribution for one month: a line per programme, and the law behind every line.</summary>
public sealed record Contribution(IReadOnlyList<ContributionLine> Lines)
{
    public Rupiah Total { get; } = Lines.Aggregate(Rupiah.Zero, (sum, line) => sum + line.Amount);

    public Explanation Because => Explanation.Joined(Lines.Select(line => line.Because));

    /// <summary>The amount of one programme; nought when it was not asked for.</summary>
    public Rupiah Of(Jaminan programme) =>
        Lines.Where(line => line.Programme == programme).Aggregate(Rupiah.Zero, (sum, line) => sum + line.Amount);

    /// <summary>
    /// Computes on the law of the month. Refuses with <c>no-law-on</c>, <c>no-programmes</c>,
    /// <c>programme-not-for-segment</c>, <c>income-not-positive</c> or <c>risk-class-needed</c>.
    /// </summary>
    public static Result<Contribution> Of(Lawbook book, ContributionQuestion question) =>
        LawReading.Ask(book, question.On, law => Compute(law, question));

    private static Contribution Compute(LawReading law, ContributionQuestion question)
    {
        Check(law.Apart(), question);
        var parts = question
            .Programmes.Each()
            .Select(programme =>
                question.Segment == Segment.Bpu
                    ? BpuContribution.Of(law.Apart(), programme, question)
                    : PuContribution.Of(law.Apart(), programme, question)
            )
            .ToList();
        var rule = law.Apart();
        var rounding = Rounding.Named(rule.Choice("contribution/rounding"));
        var amounts = rounding.Split([.. parts.Select(part => part.Amount)]);
        return new Contribution([.. parts.Select((part, i) => part.Rounded(amounts[i], rounding, rule.Because))]);
    }

    private static void Check(LawReading law, ContributionQuestion question)
    {
        if (question.Programmes == Jaminan.None)
            LawReading.Refuse(Refusal.Invalid("no-programmes", "Pilih sedikitnya satu program jaminan."));
        if (question.Income < 0 || (question.Segment == Segment.Pu && question.Income.IsZero))
            LawReading.Refuse(Refusal.Invalid("income-not-positive", "Isi upah atau penghasilan lebih dari nol."));
        var open = law.Names(question.Segment == Segment.Bpu ? "bpu/programmes" : "pu/programmes");
        foreach (var programme in question.Programmes.Each().Where(p => !open.Contains(p.Key())))
        {
            LawReading.Refuse(
                Refusal.Invalid(
                    "programme-not-for-segment",
                    $"Program {programme.ToString().ToUpperInvariant()} tidak terbuka bagi segmen "
                        + $"{question.Segment.ToString().ToUpperInvariant()} pada bulan {question.Month.ToWords()}."
                )
            );
        }
    }
}

/// <summary>One programme's share of a contribution.</summary>
/// <param name="Base">What the amount was taken from: the band's base income, or the wage up to the ceiling.</param>
/// <param name="Amount">What is billed; always employer and worker together.</param>
/// <param name="Employer">The employer's part; a BPU member has none, whoever pays in his stead.</param>
/// <param name="NotBilled">
/// Paid to the programme by the state or out of other contributions (JKP), never by the payer.
/// </param>
public sealed record ContributionLine(
    Jaminan Programme,
    Rational Base,
    Rupiah Amount,
    Rupiah Employer,
    Rupiah Worker,
    Rupiah NotBilled,
    Explanation Because
);

/// <summary>A line before rounding.</summary>
internal sealed record ContributionPart(Jaminan Programme, Rational Base, Rational Amount, Explanation Because)
{
    public Rational Worker { get; init; }

    public Rational NotBilled { get; init; }

    // The worker's part is rounded by the same rule and the employer pays the rest, so that the line always adds up.
    public ContributionLine Rounded(Rupiah amount, Rounding rounding, Explanation rule)
    {
        var worker = Worker == Amount ? amount : rounding.Round(Worker);
        var because =
            Amount.IsWhole && Worker.IsWhole && NotBilled.IsWhole ? Because : Explanation.Joined([Because, rule]);
        return new(Programme, Base, amount, amount - worker, worker, rounding.Round(NotBilled), because);
    }
}
