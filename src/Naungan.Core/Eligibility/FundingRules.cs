using Naungan.Core.Time;

namespace Naungan.Core.Eligibility;

/// <summary>
/// Rules about other payers. Each payer is a rule of its own, because each hands over its own list: where only some
/// did, the others stay unknown.
/// </summary>
internal static class FundingRules
{
    internal static Finding Province(PersonFacts facts, EligibilityLaw law) =>
        NotFunded(facts, facts.Funded.Province, law.On, "APBD provinsi");

    internal static Finding SharedRevenue(PersonFacts facts, EligibilityLaw law) =>
        NotFunded(facts, facts.Funded.SharedRevenue, law.On, "dana bagi hasil");

    internal static Finding Village(PersonFacts facts, EligibilityLaw law) =>
        NotFunded(facts, facts.Funded.Village, law.On, "APBDes");

    internal static Finding Company(PersonFacts facts, EligibilityLaw law) =>
        NotFunded(facts, facts.Funded.Company, law.On, "CSR");

    private static Finding NotFunded(PersonFacts facts, ListAnswer list, DateOnly on, string payer)
    {
        if (list.SnapshotOn is not { } drawn)
            return Finding.Unknown($"Belum ada daftar orang yang dibayar {payer}. Minta dan muat daftarnya.");
        if (facts.NikProblem is not null)
            return Finding.Unknown($"NIK belum dapat dipadankan dengan daftar {payer}.");
        var month = Month.Containing(on);
        var said = $"daftar {payer} per {IdentityRules.Day(drawn)}";
        return list switch
        {
            { Answer: null } => Finding.Pass($"Tidak ada dalam {said}."),
            { Answer: "former" } => Finding.Pass($"Tidak dibayar lagi menurut {said}."),
            { Since: { } since } when since > month.LastDay => Finding.Pass(
                $"Menurut {said} baru dibayar mulai {IdentityRules.Day(since)}."
            ),
            { Until: { } until } when until < month.FirstDay => Finding.Pass(
                $"Menurut {said} dibayar sampai {IdentityRules.Day(until)}."
            ),
            { Answer: "member" } => Finding.Fail(
                $"Dibayar {payer} pada bulan {month.ToWords()} menurut {said}. Iuran tidak boleh dibayar dua kali."
            ),
            _ => Finding.Unknown($"Jawaban {said} tidak jelas. Tanyakan kepada pemilik daftar."),
        };
    }
}
