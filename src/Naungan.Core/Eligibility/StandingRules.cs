using System.Globalization;

namespace Naungan.Core.Eligibility;

/// <summary>Rules about what the person is already: civil servant, insured, in another programme, poor.</summary>
internal static class StandingRules
{
    internal static Finding NotCivilServant(PersonFacts facts, EligibilityLaw law) =>
        NotListed(
            facts,
            facts.CivilServants,
            "Tidak ada dalam daftar ASN, TNI, dan Polri",
            "Tercatat sebagai ASN, TNI, atau Polri, yang dijamin lewat lembaga lain.",
            "daftar ASN, TNI, dan Polri"
        );

    internal static Finding NotInsured(PersonFacts facts, EligibilityLaw law) =>
        facts.Insured is { SnapshotOn: { } drawn, Answer: "former" }
            ? Finding.Pass($"Pernah menjadi peserta, tetapi tidak aktif lagi per {IdentityRules.Day(drawn)}.")
            : NotListed(
                facts,
                facts.Insured,
                "Tidak ada dalam daftar peserta aktif BPJS Ketenagakerjaan",
                "Sudah menjadi peserta aktif lewat pemberi kerja. Iuran tidak boleh dibayar dua kali.",
                "daftar peserta aktif BPJS Ketenagakerjaan"
            );

    internal static Finding OneProgramme(PersonFacts facts, EligibilityLaw law) =>
        facts.Other switch
        {
            null => Finding.Pass("Tidak diusulkan program lain yang didahulukan."),
            { Claim: OtherClaim.HigherAndEligible } other => Finding.Fail(
                $"Memenuhi syarat dalam program {other.Name}, yang didahulukan."
            ),
            { Claim: OtherClaim.Decreed } other => Finding.Fail(
                $"Masih tercantum dalam SK program {other.Name}. Keluarkan lewat SK mutasi lebih dahulu."
            ),
            { } other => Finding.Unknown(
                $"Diusulkan juga oleh program {other.Name}. Periksa program itu lebih dahulu."
            ),
        };

    internal static Finding CategoryListed(PersonFacts facts, EligibilityLaw law) =>
        facts.CategoryListed
            ? Finding.Pass("Pekerjaan atau jabatan termasuk dalam program.")
            : Finding.Fail("Pekerjaan atau jabatan tidak termasuk dalam program. Periksa pemetaan sektor.");

    internal static Finding PoorHousehold(PersonFacts facts, EligibilityLaw law)
    {
        if (facts.Poverty.SnapshotOn is not { } drawn)
            return Finding.Unknown("Belum ada data DTSEN. Muat daftar DTSEN lebih dahulu.");
        if (facts.NikProblem is not null)
            return Finding.Unknown("NIK belum dapat dipadankan dengan DTSEN.");
        if (facts.Poverty.Answer is null)
            return Finding.Fail($"Tidak ada dalam DTSEN per {IdentityRules.Day(drawn)}.");
        if (!int.TryParse(facts.Poverty.Answer, NumberStyles.None, CultureInfo.InvariantCulture, out var decile))
            return Finding.Unknown("Ada dalam DTSEN tanpa desil. Minta desil keluarga kepada Dinas Sosial.");
        var said = string.Create(CultureInfo.InvariantCulture, $"DTSEN per {IdentityRules.Day(drawn)}: desil {decile}");
        return decile <= law.PovertyDecileMax
            ? Finding.Pass(said + ".")
            : Finding.Fail(said + ", di atas batas program.");
    }

    private static Finding NotListed(PersonFacts facts, ListAnswer list, string absent, string present, string name)
    {
        if (list.SnapshotOn is not { } drawn)
            return Finding.Unknown($"Belum ada {name}. Muat daftarnya lebih dahulu.");
        if (facts.NikProblem is not null)
            return Finding.Unknown($"NIK belum dapat dipadankan dengan {name}.");
        return list.Answer switch
        {
            null => Finding.Pass($"{absent} per {IdentityRules.Day(drawn)}."),
            "member" => Finding.Fail(present),
            _ => Finding.Unknown($"Jawaban {name} tidak jelas. Tanyakan kepada pemilik data."),
        };
    }
}
