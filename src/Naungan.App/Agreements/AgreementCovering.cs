using Naungan.App.Platform.Database;
using Naungan.Core;
using Naungan.Core.Identity;
using Naungan.Core.Time;

namespace Naungan.App.Agreements;

/// <summary>
/// The gate before billing: an agreement that holds on every day of the month and names the programme with all of its
/// insurances. Part of a month is not enough, because a contribution is owed for whole months.
/// </summary>
public static class AgreementCovering
{
    /// <returns>The agreement, the one signed last when several cover; or the refusal no-agreement.</returns>
    public static async Task<Result<AgreementRow>> Ask(
        Session session,
        RegionCode region,
        string programme,
        IReadOnlyCollection<string> insurance,
        Month month,
        CancellationToken stop
    )
    {
        var agreements = await AgreementTables.Of(session, region, stop);
        var parts = await AgreementTables.Parts(session, region, stop);
        bool Names(AgreementRow row) =>
            insurance.All(one =>
                parts.Exists(part =>
                    part.AgreementId == row.Id && part.ProgrammeCode == programme && part.Insurance == one
                )
            );
        var naming = agreements.Where(Names).ToList();
        var covering = naming
            .Where(row => row.ValidFrom <= month.FirstDay && row.ValidUntil > month.LastDay)
            .OrderByDescending(row => row.SignedOn)
            .FirstOrDefault();
        return covering is not null ? covering : Missing(programme, month, hasOther: naming.Count > 0);
    }

    private static Refusal Missing(string programme, Month month, bool hasOther) =>
        Refusal.Invalid(
            "no-agreement",
            hasOther
                ? $"Nota kesepakatan program {programme} tidak berlaku sepanjang {month.ToWords()}. Catat perpanjangannya."
                : $"Belum ada nota kesepakatan yang mencakup program {programme}. Catat lebih dahulu sebelum menagih."
        );
}
