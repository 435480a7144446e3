using Naungan.Core.Law.Benefits;

namespace Naungan.Core.Claims;

/// <summary>What can be wrong with a report before any law is asked.</summary>
/// <param name="BornOn">Of the member; null when the register does not know.</param>
/// <param name="DiedOn">When an earlier claim already says so.</param>
/// <param name="HasOpenTwin">A claim of the same event and day is on its way.</param>
public sealed record ClaimReport(
    BenefitEvent Event,
    DateOnly HappenedOn,
    DateOnly ReportedOn,
    DateOnly? BornOn,
    DateOnly? DiedOn,
    bool HasOpenTwin
)
{
    public Refusal? WhatIsWrong()
    {
        if (HappenedOn > ReportedOn)
            return Refusal.Invalid("event-in-future", "Tanggal kejadian sesudah hari laporan. Periksa tanggalnya.");
        if (HappenedOn < BornOn)
            return Refusal.Invalid("event-before-birth", "Tanggal kejadian sebelum tanggal lahir peserta. Periksa.");
        if (DiedOn is not null && Event.IsDeath())
            return Refusal.Invalid(
                "death-already-claimed",
                "Kematian orang ini sudah dicatat pada klaim lain. Lanjutkan klaim itu; satu kematian satu klaim."
            );
        if (HappenedOn > DiedOn)
            return Refusal.Invalid("event-after-death", "Tanggal kejadian sesudah peserta meninggal. Periksa tanggal.");
        return HasOpenTwin
            ? Refusal.Invalid("claim-exists", "Kejadian yang sama pada hari itu sudah dicatat. Buka klaim yang ada.")
            : null;
    }
}
