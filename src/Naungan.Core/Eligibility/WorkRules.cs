using System.Globalization;
using Naungan.Core.Law;

namespace Naungan.Core.Eligibility;

/// <summary>Rules about the work: in what relation, for what income, shown by which letters.</summary>
internal static class WorkRules
{
    private static readonly NumberFormatInfo _rupiah = new()
    {
        NumberGroupSeparator = ".",
        NumberDecimalSeparator = ",",
    };

    internal static Finding Independent(PersonFacts facts, EligibilityLaw law)
    {
        if (facts.Insured.Answer == "member")
            return Finding.Fail("Peserta aktif lewat pemberi kerja, jadi menerima upah.");
        if (facts.Wage == WageSign.Stated)
            return Finding.Fail("Daftar OPD menyebut upah, gaji, atau honor. Usulkan lewat program penerima upah.");
        if (facts.Wage == WageSign.OtherProgramme)
            return Finding.Fail("Diusulkan juga sebagai penerima upah dalam program lain.");
        return facts.Standing switch
        {
            WorkStanding.Independent => Finding.Pass("Bekerja mandiri menurut daftar OPD."),
            WorkStanding.Paid => Finding.Fail("Bekerja dengan upah menurut daftar OPD."),
            _ => Finding.Unknown(
                "Daftar OPD tidak menyebut hubungan kerja. Isi kolom 'Status Pekerjaan': mandiri atau penerima upah."
            ),
        };
    }

    internal static Finding IncomeBelowUmk(PersonFacts facts, EligibilityLaw law)
    {
        if (facts.IncomeRupiah is not { } income)
            return Finding.Unknown("Penghasilan tidak disebut. Isi kolom 'Penghasilan per Bulan' dalam daftar OPD.");
        var place = Home(facts) ?? law.Government.Code;
        var year = law.On.Year.ToString(CultureInfo.InvariantCulture);
        if (law.MinimumWageIn(place) is not { } wage)
            return Finding.Unknown(
                $"UMK {place} tahun {year} belum tercatat dalam ketentuan. Minta administrator mencatatnya."
            );
        var limit = wage.Amount * law.IncomePercentMax;
        var named = string.Create(
            _rupiah,
            $"UMK {place} tahun {year}, Rp{wage.Amount.ToDecimal():#,##0.##} ({wage.Citation})"
        );
        var share =
            law.IncomePercentMax == EligibilityLaw.Whole
                ? named
                : string.Create(CultureInfo.InvariantCulture, $"{law.IncomePercentMax}% dari {named}");
        return (Rational)income * EligibilityLaw.Whole < limit
            ? Finding.Pass($"Penghasilan di bawah {share}.")
            : Finding.Fail($"Penghasilan tidak di bawah {share}.");
    }

    internal static Finding WorkEvidence(PersonFacts facts, EligibilityLaw law) =>
        Shown(facts.WorkLetter, law.On, law.WorkLetterMonths, "Surat keterangan kerja");

    internal static Finding FitnessEvidence(PersonFacts facts, EligibilityLaw law) =>
        Shown(facts.FitnessLetter, law.On, law.FitnessLetterMonths, "Surat keterangan mampu bekerja");

    /// <summary>The regency lived in; the minimum wage of a provincial programme differs by it.</summary>
    private static string? Home(PersonFacts facts)
    {
        const int RegencyLetters = 5; // 64.02
        var code = facts.KtpRegion ?? facts.Village;
        return code is { Length: >= RegencyLetters } ? code[..RegencyLetters] : null;
    }

    private static Finding Shown(Letter letter, DateOnly on, int? months, string what)
    {
        if (letter.SignedOn is not { } signed)
            return Finding.Unknown($"{what} belum ada. Catat suratnya pada halaman orang ini.");
        if (signed > on)
            return Finding.Unknown(
                $"{what} baru ditandatangani sesudah {IdentityRules.Day(on)}. Minta yang lebih awal."
            );
        if (letter.ValidUntil < on)
            return Finding.Fail(
                $"{what} hanya berlaku sampai {IdentityRules.Day(letter.ValidUntil.Value)}. Minta yang baru."
            );
        if (months is { } limit && signed.AddMonths(limit) < on)
            return Finding.Fail(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what} tertanggal {IdentityRules.Day(signed)}, lebih dari {limit} bulan. Minta yang baru."
                )
            );
        return Finding.Pass($"{what} tertanggal {IdentityRules.Day(signed)}.");
    }
}
