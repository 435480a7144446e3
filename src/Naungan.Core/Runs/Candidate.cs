using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;
using Naungan.Core.Time;

namespace Naungan.Core.Runs;

/// <summary>Somebody a month might be paid for, as the register and the decrees know him.</summary>
/// <param name="StartsOn">First day of cover wanted; null: as soon as he is in a decree.</param>
/// <param name="EndsOn">First day no longer in the programme.</param>
/// <param name="Wage">His own monthly wage, where the list stated one.</param>
/// <param name="Paid">Insurances somebody already pays for him in this month.</param>
public readonly record struct Candidate(
    Guid Person,
    bool HasUsableNik,
    bool InSealedDecree,
    DateOnly? StartsOn,
    DateOnly? EndsOn,
    string Category,
    Rupiah? Wage,
    Jaminan Paid
)
{
    /// <summary>
    /// Why nothing can be paid for this month, or null. A member who leaves or dies within the month stays in it:
    /// ending him in the month of death cancels the claim (regulation.md 4, deactivation on death).
    /// </summary>
    public string? WhyNot(Month month)
    {
        if (!InSealedDecree)
            return ExclusionReasons.NotInDecree;
        if (StartsOn > month.LastDay)
            return ExclusionReasons.StartsLater;
        if (EndsOn <= month.FirstDay)
            return ExclusionReasons.Ended;
        return HasUsableNik ? null : ExclusionReasons.NoUsableNik;
    }
}

/// <summary>Why somebody is not paid for: stable names, and what a clerk reads.</summary>
public static class ExclusionReasons
{
    public const string NotInDecree = "not-in-decree";
    public const string StartsLater = "starts-later";
    public const string Ended = "ended";
    public const string NoUsableNik = "no-usable-nik";
    public const string WageMissing = "wage-missing";
    public const string AlreadyPaid = "already-paid";

    /// <summary>These five are not of a run but of what stands before or after it.</summary>
    public const string NotEligible = "not-eligible";
    public const string NoAgreement = "no-agreement";
    public const string NoMoney = "no-money";
    public const string NotOpened = "not-opened";
    public const string Refused = "refused";

    public static IReadOnlyList<string> All { get; } =
    [NotInDecree, StartsLater, Ended, NoUsableNik, WageMissing, AlreadyPaid];

    public static string Title(string reason) =>
        reason switch
        {
            NotInDecree => "Belum ada dalam keputusan yang ditetapkan",
            StartsLater => "Perlindungan mulai setelah bulan ini",
            Ended => "Kepesertaan sudah berakhir",
            NoUsableNik => "NIK tidak dapat dipakai",
            WageMissing => "Upah belum dinyatakan",
            AlreadyPaid => "Sudah dibayar untuk bulan ini",
            NotEligible => "Tidak memenuhi syarat, atau syaratnya belum dapat dinilai",
            NoAgreement => "Belum ada nota kesepakatan untuk bulan ini",
            NoMoney => "Pagu tidak ada atau tidak cukup",
            NotOpened => "Dapat dibayar, tetapi bulannya belum dihitung",
            Refused => "Ditolak penyelenggara",
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a reason of ours."),
        };
}
