using System.Globalization;
using Naungan.Core.Identity;
using Naungan.Core.Law.Membership;
using Naungan.Core.Time;

namespace Naungan.Core.Eligibility;

/// <summary>Rules about who the person is: number, life, home, age.</summary>
internal static class IdentityRules
{
    internal static Finding NikUsable(PersonFacts facts, EligibilityLaw law) =>
        facts.NikProblem is null
            ? Finding.Pass("NIK lengkap dan susunannya benar.")
            : Finding.Fail($"NIK tidak dapat dipakai: {InWords(facts.NikProblem)}. Minta perbaikan dari OPD pengusul.");

    internal static Finding Alive(PersonFacts facts, EligibilityLaw law)
    {
        if (facts.Dukcapil.SnapshotOn is not { } drawn)
            return Finding.Unknown("Belum ada data Dukcapil. Muat daftar padanan Dukcapil lebih dahulu.");
        return facts.Dukcapil.Answer switch
        {
            "alive" => Finding.Pass($"Tercatat hidup di Dukcapil per {Day(drawn)}."),
            "deceased" => Finding.Fail($"Tercatat meninggal di Dukcapil{Since(facts.Dukcapil.Since)}."),
            null => Finding.Unknown($"Tidak ada dalam padanan Dukcapil per {Day(drawn)}. Padankan ulang NIK."),
            _ => Finding.Unknown($"Dukcapil per {Day(drawn)} tidak mengenal data ini. Periksa KTP yang bersangkutan."),
        };
    }

    internal static Finding NikMatched(PersonFacts facts, EligibilityLaw law)
    {
        if (facts.NikProblem is not null)
            return Finding.Fail("NIK tidak dapat dipakai, jadi tidak dapat dipadankan.");
        if (facts.Dukcapil.SnapshotOn is not { } drawn)
            return Finding.Unknown("Belum ada data Dukcapil. Muat daftar padanan Dukcapil lebih dahulu.");
        return (facts.Dukcapil.Answer, facts.NameAgrees) switch
        {
            (null, _) => Finding.Unknown($"NIK tidak ada dalam padanan Dukcapil per {Day(drawn)}. Padankan ulang."),
            ("unknown", _) => Finding.Fail($"Dukcapil per {Day(drawn)} tidak mengenal NIK ini. Periksa KTP."),
            (_, true) => Finding.Pass($"NIK dan nama padan dengan Dukcapil per {Day(drawn)}."),
            (_, false) => Finding.Unknown(
                "NIK dikenal Dukcapil dengan nama lain. Bandingkan dengan KTP lalu perbaiki."
            ),
            _ => Finding.Unknown($"Padanan Dukcapil per {Day(drawn)} tanpa nama. Muat padanan yang memuat kolom nama."),
        };
    }

    // The prefix of a NIK is the place of first registration, not residence: it is never asked here.
    internal static Finding Resident(PersonFacts facts, EligibilityLaw law)
    {
        if (RegionCode.TryParse(facts.KtpRegion, out var ktp))
            return ktp.IsWithin(law.Government)
                ? Finding.Pass("Alamat KTP di daerah ini.")
                : Finding.Fail("Alamat KTP di daerah lain. Usulkan lewat daerah tersebut atau lampirkan KTP baru.");
        if (!RegionCode.TryParse(facts.Village, out var village) || !village.IsWithin(law.Government))
            return Finding.Unknown("Alamat KTP tidak tersedia dan desa tidak dikenali. Lengkapi alamat.");
        return law.VillageCounts
            ? Finding.Pass("Alamat KTP tidak tersedia; desa tempat tinggal yang disebut OPD ada di daerah ini.")
            : Finding.Unknown("Alamat KTP tidak tersedia. Lengkapi alamat sesuai KTP.");
    }

    internal static Finding Age(PersonFacts facts, EligibilityLaw law)
    {
        if (facts.BornOn is not { } born)
            return Finding.Unknown("Tanggal lahir tidak tersedia. Lengkapi tanggal lahir.");
        var years = EnrolmentAge.AgeOn(born, law.On);
        var said = string.Create(CultureInfo.InvariantCulture, $"Usia {years} tahun pada {Day(law.On)}");
        if (years < law.AgeYearsMin)
            return Finding.Fail(
                string.Create(CultureInfo.InvariantCulture, $"{said}; paling rendah {law.AgeYearsMin} tahun.")
            );
        return years < law.AgeYearsBelow
            ? Finding.Pass(said + ".")
            : Finding.Fail(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{said}; saat didaftarkan harus di bawah {law.AgeYearsBelow} tahun."
                )
            );
    }

    internal static string Day(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Month.Containing(day).ToWords()}");

    private static string Since(DateOnly? day) => day is { } known ? $" pada {Day(known)}" : "";

    private static string InWords(string problem) =>
        problem switch
        {
            "nik-missing" => "kosong",
            "nik-length" => "bukan 16 angka",
            "nik-not-digits" => "memuat huruf atau tanda",
            "nik-region" => "kode wilayahnya tidak ada",
            "nik-date" => "tanggal lahir di dalamnya tidak ada",
            "nik-serial" => "nomor urutnya 0000",
            _ => problem,
        };
}
