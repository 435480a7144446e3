using Naungan.Core.Coverage;
using Naungan.Core.Law;
using Naungan.Core.Law.Benefits;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.Core.Plans;

/// <summary>People of one place or programme with the same months behind them.</summary>
/// <param name="PaidBefore">Months paid without a break up to and with <paramref name="LastPaid"/>.</param>
/// <param name="Return">First month paid again; null when nobody knows of one.</param>
/// <param name="Until">Last month looked at.</param>
public sealed record BreakQuestion(
    string Place,
    long People,
    Segment Segment,
    Rational Income,
    int PaidBefore,
    Month LastPaid,
    Month? Return,
    Month Until
)
{
    /// <summary>Months without payment.</summary>
    public int Gap => (Return ?? Until.Plus(1)).MonthsSince(LastPaid) - 1;
}

/// <summary>
/// What months without payment cost the families: a comparison of each month's cover with and without the break. How
/// many families is an expectation by assumed rates of death, never a count.
/// </summary>
/// <param name="Lapsed">People whose membership ends; paid for again, they begin anew.</param>
/// <param name="CoverEnds">First month without cover; null when the months of grace bridge the gap.</param>
/// <param name="MonthsWithout">Months without any cover, looked at up to the question's end.</param>
/// <param name="MonthsFuneralOnly">Months after the return in which a death gives the funeral alone.</param>
/// <param name="FullAgainFrom">First day on which a death gives the full JKM again.</param>
/// <param name="ScholarshipMonthsLost">Paid months that no longer count towards the scholarship.</param>
/// <param name="ScholarshipBefore">Month in which the path to it would have been complete without the break.</param>
/// <param name="ScholarshipNow">The same with the break; null without a return.</param>
/// <param name="FamiliesPerMille">Expected families hit by less or nothing, in thousandths of a family.</param>
/// <param name="Loss">Expected rupiah these families do not receive.</param>
public sealed record BreakPrice(
    BreakQuestion Question,
    long Lapsed,
    Month? CoverEnds,
    int MonthsWithout,
    int MonthsFuneralOnly,
    DateOnly? FullAgainFrom,
    int ScholarshipMonthsLost,
    Month? ScholarshipBefore,
    Month? ScholarshipNow,
    long FamiliesPerMille,
    Rupiah Loss,
    Explanation Because
)
{
    private const int MonthsMax = 240;

    public static Result<BreakPrice> Of(Lawbook book, BreakQuestion question)
    {
        if (question.People is < 0 or > PlanCheck.PeopleMax || question.PaidBefore is < 1 or > MonthsMax)
            return Refusal.Invalid("break-figures", "Isi jumlah orang dan bulan yang sudah dibayar dengan benar.");
        if (question.Gap < 1 || question.Gap > MonthsMax || question.Until.MonthsSince(question.LastPaid) > MonthsMax)
            return Refusal.Invalid("no-break", "Tidak ada bulan tanpa pembayaran di antara kedua bulan itu.");
        return new BreakReckoning(book, question).Reckon();
    }
}

/// <summary>Walks month by month through both histories.</summary>
internal sealed class BreakReckoning(Lawbook book, BreakQuestion question)
{
    private readonly List<Explanation> _because = [];
    private Rational _families;
    private Rational _loss;

    internal Result<BreakPrice> Reckon()
    {
        var with = Paid(question.Return);
        var without = Paid(question.LastPaid.Plus(1));
        (Month? ends, DateOnly? full, int none, int funeral, var isLapsed) = (null, null, 0, 0, false);
        for (var month = question.LastPaid.Plus(1); month <= question.Until; month = month.Plus(1))
        {
            if (!Cover.On(book, month.FirstDay, with).TryGet(out var now, out var refusal))
                return refusal;
            if (!Cover.On(book, month.FirstDay, without).TryGet(out var otherwise, out refusal))
                return refusal;
            if (Compare(month, now, otherwise) is { } noLaw)
                return noLaw;
            ends ??= now.IsCovered ? null : month;
            isLapsed |= !now.IsCovered || now.MemberSince > otherwise.MemberSince;
            none += now.IsCovered ? 0 : 1;
            funeral += now.Jkm == JkmCover.FuneralOnly && otherwise.Jkm == JkmCover.Full ? 1 : 0;
            full = now.JkmFullFrom;
            _because.Add(now.Because);
        }

        return Summed(isLapsed, ends, full, none, funeral);
    }

    private BreakPrice Summed(bool isLapsed, Month? ends, DateOnly? full, int none, int funeral)
    {
        var needed = LawReading.Ask(book, question.Until.FirstDay, Scholarship).Value;
        var start = question.LastPaid.Plus(1 - question.PaidBefore);
        // Whoever keeps his membership only loses the months nobody paid.
        Month? now = isLapsed ? question.Return?.Plus(needed - 1) : start.Plus(needed + question.Gap - 1);
        return new BreakPrice(
            question,
            isLapsed ? question.People : 0,
            ends,
            none,
            funeral,
            isLapsed ? full : null,
            isLapsed ? question.PaidBefore : 0,
            start.Plus(needed - 1),
            now,
            (_families * 1000 * question.People).Floor(),
            new Rupiah((_loss * question.People).Floor()),
            Explanation.Joined(_because)
        );
    }

    private int Scholarship(LawReading law)
    {
        var needed = law.Count("benefit/scholarship/jkm-paid-months");
        _because.Add(law.Because);
        return needed;
    }

    private Refusal? Compare(Month month, Cover now, Cover otherwise)
    {
        var read = LawReading.Ask(
            book,
            month.FirstDay,
            law =>
            {
                var monthly = (law.Rate("assumption/deaths").DividedBy(12), law.Rate("assumption/accident-deaths"));
                _because.Add(law.Because);
                return (Deaths: monthly.Item1, Accidents: monthly.Item2.DividedBy(12));
            }
        );
        if (!read.TryGet(out var rates, out var refusal))
            return refusal;
        return Lose(month, BenefitEvent.Death, Jaminan.Jkm, rates.Deaths, now, otherwise)
            ?? Lose(month, BenefitEvent.AccidentDeath, Jaminan.Jkk, rates.Accidents, now, otherwise);
    }

    private Refusal? Lose(Month on, BenefitEvent what, Jaminan by, Rational rate, Cover now, Cover otherwise)
    {
        if (!Amount(on, what, by, otherwise).TryGet(out var had, out var refusal))
            return refusal;
        if (!Amount(on, what, by, now).TryGet(out var has, out refusal))
            return refusal;
        if (has >= had)
            return null;
        _families += rate;
        _loss += rate * (had - has);
        return null;
    }

    private Result<Rupiah> Amount(Month on, BenefitEvent what, Jaminan by, Cover cover)
    {
        if (!cover.Programmes.HasFlag(by))
            return Rupiah.Zero;
        var asked = new BenefitQuestion(
            what,
            on.FirstDay,
            question.Segment,
            question.Income,
            cover.MemberSince!.Value,
            cover.PaidMonths
        );
        if (!Benefit.Of(book, asked).TryGet(out var benefit, out var refusal))
            return refusal;
        _because.Add(benefit.Because);
        return benefit.Total;
    }

    /// <summary>The months before the break and, where there is a return, from it to the end.</summary>
    private List<PaidMonth> Paid(Month? again)
    {
        var before = Enumerable.Range(0, question.PaidBefore).Select(i => question.LastPaid.Plus(-i));
        var count = again is { } first ? Math.Max(0, question.Until.MonthsSince(first) + 1) : 0;
        var after = Enumerable.Range(0, count).Select(i => again!.Value.Plus(i));
        return
        [
            .. before
                .Concat(after)
                .SelectMany(month =>
                    new[]
                    {
                        new PaidMonth(month, Jaminan.Jkk, question.Segment),
                        new PaidMonth(month, Jaminan.Jkm, question.Segment),
                    }
                ),
        ];
    }
}
