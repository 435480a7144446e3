using Naungan.Core.Law;
using Naungan.Core.Law.Membership;

namespace Naungan.Core.Roster;

/// <summary>From which day somebody who leaves a programme is no longer on its roster.</summary>
public static class EndOfCover
{
    public const string Died = "died";

    /// <summary>
    /// Why people leave, and how a page says it. Only a death has a day of its own that the law gives.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } =
        new Dictionary<string, string>
        {
            [Died] = "Meninggal dunia",
            ["moved"] = "Pindah ke daerah lain",
            ["employed"] = "Bekerja pada pemberi kerja",
            ["office-ended"] = "Masa jabatan berakhir",
            ["over-age"] = "Kebijakan usia",
            ["withdrew"] = "Mengundurkan diri",
            ["not-eligible"] = "Tidak lagi memenuhi syarat",
        };

    /// <summary>
    /// The first day no longer on the roster: for a death the first of the month the law names, because taking a dead
    /// member off in the month of death cancels the family's claim; for other reasons the day of the decree.
    /// </summary>
    /// <param name="wanted">A day asked for; refused when it lies before the one the law allows.</param>
    public static Result<DateOnly> Effective(
        Lawbook law,
        string reason,
        DateOnly? happenedOn,
        DateOnly decreeFrom,
        DateOnly? wanted = null
    )
    {
        if (!Reasons.ContainsKey(reason))
            return Refusal.Invalid("reason-unknown", "Pilih alasan keluar dari daftar.");
        var earliest = decreeFrom;
        if (reason == Died)
        {
            if (happenedOn is not { } diedOn)
                return Refusal.Invalid("death-day-missing", "Isi tanggal meninggal; hari keluar dihitung darinya.");
            if (!DeathExit.Of(law, diedOn).TryGet(out var exit, out var refusal))
                return refusal;
            earliest = exit.FirstMonth.FirstDay;
            if (wanted < earliest)
                return Refusal.Invalid(
                    "death-month-must-stay",
                    "Peserta yang meninggal harus tetap terdaftar pada bulan meninggalnya, agar santunan tidak batal."
                );
        }

        if (wanted is { } day)
            return day < decreeFrom && reason != Died
                ? Refusal.Invalid("before-decree", "Hari keluar tidak boleh sebelum keputusan mulai berlaku.")
                : day;
        return earliest;
    }
}
