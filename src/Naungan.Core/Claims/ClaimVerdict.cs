using System.Globalization;
using Naungan.Core.Coverage;
using Naungan.Core.Law.Benefits;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Law.Membership;
using Naungan.Core.Time;

namespace Naungan.Core.Claims;

/// <summary>
/// Whether the member was covered for this event on its day. The insurer decides; this is what we can prove.
/// </summary>
/// <param name="Needs">The insurance that answers for the event.</param>
/// <param name="Reason">One Indonesian sentence a family can be told.</param>
public sealed record ClaimVerdict(bool IsCovered, Jaminan Needs, string Reason)
{
    public static ClaimVerdict Of(BenefitEvent what, Cover cover)
    {
        var needs = what == BenefitEvent.Death ? Jaminan.Jkm : Jaminan.Jkk;
        var isCovered = cover.Programmes.HasFlag(needs);
        return new(isCovered, needs, isCovered ? Covered(needs, cover) : NotCovered(needs, cover));
    }

    private static string Covered(Jaminan needs, Cover cover)
    {
        var since = $"Terlindungi {Name(needs)} pada hari kejadian: peserta sejak {Day(cover.MemberSince)}, ";
        var paid = $"{Count(cover.PaidMonths)} bulan iuran diterima.";
        if (cover.UnpaidMonths > 0)
            paid += $" Iuran {Count(cover.UnpaidMonths)} bulan terakhir belum diterima; perlindungan masih berjalan.";
        return since + paid;
    }

    private static string NotCovered(Jaminan needs, Cover cover) =>
        cover.Standing switch
        {
            StandingKind.NotYet => "Tidak terlindungi: belum ada iuran yang diterima untuk hari kejadian.",
            StandingKind.Lapsed =>
                $"Tidak terlindungi: perlindungan sudah berakhir {Day(cover.CoverEnds)} karena iuran berhenti.",
            _ => $"Tidak terlindungi: yang dibayar tidak mencakup {Name(needs)}.",
        };

    private static string Name(Jaminan one) => one.Key().ToUpperInvariant();

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly? day) =>
        day is { } known ? $"{Count(known.Day)} {Month.Containing(known).ToWords()}" : "-";
}
