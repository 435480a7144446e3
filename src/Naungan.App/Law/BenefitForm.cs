using System.Globalization;
using Naungan.Core;
using Naungan.Core.Law;
using Naungan.Core.Law.Benefits;
using Naungan.Core.Law.Contributions;

namespace Naungan.App.Law;

/// <summary>The question about a benefit as an address or a form writes it.</summary>
public sealed record BenefitForm(
    string? Event,
    string? On,
    string? Segment,
    string? Wage,
    string? MemberSince,
    string? PaidMonths,
    string? MonthsUnable,
    string? Disability,
    string? FunctionLoss,
    string? Children,
    string? Costs
)
{
    public Result<BenefitQuestion> Read()
    {
        if (!LawWords.TryOne<BenefitEvent>(Event, out var what))
            return Unreadable("event", "misalnya death atau accident-death");
        if (!TryDay(On, out var on))
            return Unreadable("on", "tanggal seperti 2024-08-19");
        if (!LawWords.TryOne<Segment>(Segment, out var segment))
            return Unreadable("segment", "bpu atau pu");
        if (!Rational.TryParse(Wage, out var wage))
            return Unreadable("wage", "rupiah tanpa titik, misalnya 1000000");
        if (!TryDay(MemberSince, out var since))
            return Unreadable("member_since", "tanggal seperti 2024-08-19");
        if (!TryCount(PaidMonths, out var paid))
            return Unreadable("paid_months", "bilangan bulat");
        return Details(new BenefitQuestion(what, on, segment, wage, since, paid));
    }

    private Result<BenefitQuestion> Details(BenefitQuestion question)
    {
        if (!TryCount(MonthsUnable ?? "0", out var unable))
            return Unreadable("months_unable", "bilangan bulat");
        if (!Rational.TryParse(Disability ?? "0", out var disability))
            return Unreadable("disability", "persen, misalnya 10.5");
        if (!Rational.TryParse(FunctionLoss ?? "0", out var loss))
            return Unreadable("function_loss", "persen, misalnya 50");
        if (!LawWords.TryChildren(Children, out var children))
            return Unreadable("children", "misalnya sd,smp");
        if (!LawWords.TryCosts(Costs, out var costs))
            return Unreadable("costs", "misalnya transport-land:500000");
        return question with
        {
            MonthsUnable = unable,
            DisabilityPercent = disability,
            FunctionLossPercent = loss,
            Children = children,
            Costs = costs,
        };
    }

    private static bool TryDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static bool TryCount(string? text, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    private static Refusal Unreadable(string field, string how) =>
        Refusal.Invalid("unreadable-" + field, $"Isian '{field}' tidak dapat dibaca; tulis {how}.");
}
