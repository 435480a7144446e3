using System.Globalization;
using Naungan.Core.Coverage;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Law.Membership;
using Naungan.Core.Time;

namespace Naungan.App.Coverage;

/// <summary>Why somebody is covered or not, in sentences a clerk can read out to a family.</summary>
internal static class CoverReasons
{
    internal static IReadOnlyList<string> Of(
        bool isKnown,
        Cover cover,
        IReadOnlyList<CoverageTables.LineRow> months,
        DateOnly on
    )
    {
        if (!isKnown)
            return ["NIK ini tidak ada dalam daftar pemerintah daerah."];
        var reasons = new List<string> { Standing(cover) };
        if (cover.IsCovered)
            reasons.Add(Jkm(cover));
        reasons.AddRange(Waiting(months, Month.Containing(on)));
        return reasons;
    }

    private static string Standing(Cover cover) =>
        cover.Standing switch
        {
            StandingKind.NotYet => "Belum ada iuran yang diterima penyelenggara untuk bulan ini atau sebelumnya.",
            StandingKind.Active =>
                $"Iuran bulan ini diterima; {cover.PaidMonths} bulan dibayar sejak {Day(cover.MemberSince)}.",
            StandingKind.Arrears =>
                $"Menunggak {cover.UnpaidMonths} bulan; perlindungan berakhir {Day(cover.CoverEnds)} bila tidak "
                    + "dibayar.",
            StandingKind.Lapsed =>
                $"Perlindungan berakhir {Day(cover.CoverEnds)} karena iuran berhenti; membayar lagi dihitung "
                    + "peserta baru.",
            _ => throw new ArgumentOutOfRangeException(nameof(cover)),
        };

    private static string Jkm(Cover cover) =>
        cover.Jkm switch
        {
            JkmCover.Full => "Santunan kematian penuh.",
            JkmCover.FuneralOnly => cover.JkmFullFrom is { } from
                ? $"Meninggal sebelum {Day(from)} hanya mendapat biaya pemakaman."
                : "Bulan iuran belum cukup: hanya biaya pemakaman.",
            _ => $"Tanpa santunan kematian: yang melindungi {Names(cover.Programmes)}.",
        };

    /// <summary>
    /// Months up to the day that are in a run but not accepted: on their way, or refused with a code.
    /// </summary>
    private static IEnumerable<string> Waiting(IReadOnlyList<CoverageTables.LineRow> months, Month until) =>
        months
            .Where(month => month.Month <= until && !month.IsAccepted)
            .GroupBy(month => (month.Month, month.State, month.AnswerCode))
            .Select(group =>
                group.Key.State == "rejected"
                    ? $"Iuran {group.Key.Month.ToWords()} ditolak penyelenggara ({group.Key.AnswerCode})."
                    : $"Iuran {group.Key.Month.ToWords()} sudah diproses tetapi belum dijawab penyelenggara."
            );

    private static string Names(Jaminan programmes) =>
        string.Join(" dan ", programmes.Each().Select(one => one.Key().ToUpperInvariant()));

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-";
}
