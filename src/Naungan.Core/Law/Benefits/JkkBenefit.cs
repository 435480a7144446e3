using Naungan.Core.Law.Contributions;

namespace Naungan.Core.Law.Benefits;

/// <summary>Accidents at work: death, disability, inability to work.</summary>
internal static class JkkBenefit
{
    public static void Death(BenefitDraft benefit, BenefitQuestion question)
    {
        var law = benefit.Law;
        var ofWage =
            law.Rate("benefit/jkk/death/percent") * law.Number("benefit/jkk/wage-multiple") * Wage(law, question);
        // Never less than a death without an accident would give.
        benefit.Add("jkk-death", "Santunan kematian", Rational.Max(ofWage, law.Number("benefit/jkm/death")), law);
        Periodic(benefit);
        benefit.Add("jkk-funeral", "Biaya pemakaman", "benefit/jkk/funeral");
        Scholarship.OfAccident(benefit, question);
    }

    public static void TotalDisability(BenefitDraft benefit, BenefitQuestion question)
    {
        var law = benefit.Law;
        var share = law.Rate("benefit/jkk/total-disability/percent") * law.Number("benefit/jkk/wage-multiple");
        benefit.Add("jkk-total-disability", "Santunan cacat total tetap", share * Wage(law, question), law);
        Periodic(benefit);
        Scholarship.OfAccident(benefit, question);
    }

    public static void PartialDisability(BenefitDraft benefit, BenefitQuestion question)
    {
        var percent = question.DisabilityPercent;
        Needed(percent, "disability-percent-needed", "Isi persentase cacat menurut tabel, lebih dari 0 sampai 100.");
        var (name, title) = ("jkk-partial-disability", "Santunan cacat sebagian anatomis");
        if (question.Event == BenefitEvent.AccidentFunctionalDisability)
        {
            var loss = question.FunctionLossPercent;
            Needed(loss, "function-loss-needed", "Isi persentase berkurangnya fungsi, lebih dari 0 sampai 100.");
            percent *= loss.DividedBy(100);
            (name, title) = ("jkk-functional-disability", "Santunan cacat sebagian fungsi");
        }

        var law = benefit.Law;
        var amount = percent.DividedBy(100) * law.Number("benefit/jkk/wage-multiple") * Wage(law, question);
        benefit.Add(name, title, amount, law);
    }

    /// <summary>Each month at the percentage its place in the table gives.</summary>
    public static void TemporaryInability(BenefitDraft benefit, BenefitQuestion question)
    {
        if (question.MonthsUnable < 1)
            LawReading.Refuse(Refusal.Invalid("months-unable-needed", "Isi berapa bulan tidak mampu bekerja."));
        var law = benefit.Law;
        var wage = Wage(law, question);
        var steps = law.Bands("benefit/jkk/temporary-inability");
        var amount = Rational.Zero;
        for (var i = 0; i < steps.Count; i++)
        {
            var last = i + 1 < steps.Count ? steps[i + 1].From - 1 : question.MonthsUnable;
            var months = Rational.Min(last, question.MonthsUnable) - steps[i].From + 1;
            if (months > 0)
                amount += months * steps[i]["percent"].DividedBy(100) * wage;
        }

        benefit.Add("jkk-temporary-inability", "Santunan sementara tidak mampu bekerja (STMB)", amount, law);
    }

    private static void Periodic(BenefitDraft benefit) =>
        benefit.Add("jkk-periodic", "Santunan berkala 24 bulan, dibayar sekaligus", "benefit/jkk/periodic");

    // A BPU member's wage is the base of the band his contributions are paid by, not what he says he earns.
    private static Rational Wage(LawReading law, BenefitQuestion question) =>
        question.Segment == Segment.Bpu ? law.Band("bpu/jkk/bands", question.Wage)["base"] : question.Wage;

    private static void Needed(Rational percent, string reason, string message)
    {
        if (percent <= 0 || percent > 100)
            LawReading.Refuse(Refusal.Invalid(reason, message));
    }
}
