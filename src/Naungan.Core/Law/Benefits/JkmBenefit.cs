using System.Globalization;

namespace Naungan.Core.Law.Benefits;

/// <summary>Death other than by an accident at work.</summary>
internal static class JkmBenefit
{
    public static void Death(BenefitDraft benefit, BenefitQuestion question)
    {
        var law = benefit.Law;
        var entitlement = JkmEntitlement.Of(law, question.MemberSince, question.PaidMonths);
        if (!entitlement.Full)
        {
            benefit.Add("jkm-funeral", "Biaya pemakaman", "benefit/jkm/funeral");
            benefit.Withhold("jkm-death", "Santunan kematian dan santunan berkala", Reason(question, entitlement), law);
            return;
        }

        benefit.Add("jkm-death", "Santunan kematian", law.Number("benefit/jkm/death"), law);
        benefit.Add("jkm-periodic", "Santunan berkala 24 bulan, dibayar sekaligus", "benefit/jkm/periodic");
        benefit.Add("jkm-funeral", "Biaya pemakaman", "benefit/jkm/funeral");
        Scholarship.OfDeath(benefit, question);
    }

    private static string Reason(BenefitQuestion question, JkmEntitlement entitlement)
    {
        var since = $"Peserta sejak {Written(question.MemberSince)}";
        return entitlement.FullFrom is { } fullFrom
            ? $"{since}: santunan penuh baru berlaku mulai {Written(fullFrom)}; hanya pemakaman yang dibayar."
            : $"{since}: bulan iuran yang dibayar belum cukup; hanya pemakaman yang dibayar.";
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
