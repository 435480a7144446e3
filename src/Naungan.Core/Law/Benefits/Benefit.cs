using Naungan.Core.Money;

namespace Naungan.Core.Law.Benefits;

/// <summary>What the law gives for an event, item by item. An estimate: the insurer decides.</summary>
/// <param name="Withheld">
/// What the event could have given but for a condition that fails, and the law behind it.
/// </param>
public sealed record Benefit(IReadOnlyList<BenefitItem> Items, IReadOnlyList<BenefitWithheld> Withheld)
{
    public Rupiah Total { get; } = Items.Aggregate(Rupiah.Zero, (sum, item) => sum + item.Amount);

    public Explanation Because =>
        Explanation.Joined(Items.Select(i => i.Because).Concat(Withheld.Select(w => w.Because)));

    public Rupiah Of(string name) =>
        Items.Where(item => item.Name == name).Aggregate(Rupiah.Zero, (sum, item) => sum + item.Amount);

    /// <summary>
    /// Computes on the law of the day of the event. Refuses with <c>no-law-on</c>, <c>event-before-membership</c>,
    /// <c>no-paid-month</c> or the name of the input that is missing.
    /// </summary>
    public static Result<Benefit> Of(Lawbook book, BenefitQuestion question) =>
        LawReading.Ask(book, question.On, law => Compute(law, question));

    private static Benefit Compute(LawReading law, BenefitQuestion question)
    {
        Check(law.Apart(), question);
        var benefit = new BenefitDraft(law);
        switch (question.Event)
        {
            case BenefitEvent.Death:
                JkmBenefit.Death(benefit, question);
                break;
            case BenefitEvent.AccidentDeath:
                JkkBenefit.Death(benefit, question);
                break;
            case BenefitEvent.AccidentTotalDisability:
                JkkBenefit.TotalDisability(benefit, question);
                break;
            case BenefitEvent.AccidentPartialDisability or BenefitEvent.AccidentFunctionalDisability:
                JkkBenefit.PartialDisability(benefit, question);
                break;
            case BenefitEvent.TemporaryInability:
                JkkBenefit.TemporaryInability(benefit, question);
                break;
            case BenefitEvent.AccidentCosts:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(question));
        }

        if (question.Event != BenefitEvent.Death)
            AccidentCosts.Repay(benefit, question);
        return benefit.Finished();
    }

    private static void Check(LawReading law, BenefitQuestion question)
    {
        if (question.Wage < 0)
            Refuse("wage-negative", "Upah atau penghasilan tidak boleh kurang dari nol.");
        law.Choice("enrolment/cover-starts");
        var cited = law.Because[0];
        var basis =
            cited.Confidence == Confidence.Unverified ? $"{cited.SourceTitle}, belum diverifikasi" : cited.SourceTitle;
        if (question.On < question.MemberSince)
            Refuse(
                "event-before-membership",
                $"Kejadian sebelum kepesertaan dimulai; tidak ada perlindungan ({basis})."
            );
        if (question.PaidMonths < 1)
            Refuse(
                "no-paid-month",
                $"Belum ada iuran yang dibayar; perlindungan dimulai setelah iuran pertama lunas ({basis})."
            );
    }

    private static void Refuse(string reason, string message) => LawReading.Refuse(Refusal.Invalid(reason, message));
}

/// <summary>One item, named in kebab-case as the command line and the API print it.</summary>
public sealed record BenefitItem(string Name, string Title, Rupiah Amount, Explanation Because);

/// <param name="Reason">Indonesian sentence: which condition fails and by how much.</param>
public sealed record BenefitWithheld(string Name, string Title, string Reason, Explanation Because);

/// <summary>Items as they are found, rounded by the law's rule.</summary>
internal sealed class BenefitDraft(LawReading law)
{
    private readonly List<BenefitItem> _items = [];
    private readonly List<BenefitWithheld> _withheld = [];
    private readonly Rounding _rounding = Rounding.Named(law.Apart().Choice("benefit/rounding"));

    /// <summary>A fresh reading, so that each item cites only its own law.</summary>
    public LawReading Law => law.Apart();

    public void Add(string name, string title, Rational amount, LawReading reading) =>
        _items.Add(new(name, title, _rounding.Round(amount), reading.Because));

    public void Add(string name, string title, string path)
    {
        var reading = Law;
        Add(name, title, reading.Number(path), reading);
    }

    public void Withhold(string name, string title, string reason, LawReading reading) =>
        _withheld.Add(new(name, title, reason, reading.Because));

    public Benefit Finished() => new(_items, _withheld);
}
