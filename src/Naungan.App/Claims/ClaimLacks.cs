using Naungan.App.Coverage;
using Naungan.Core.Claims;
using Naungan.Core.Time;

namespace Naungan.App.Claims;

/// <summary>What a case still lacks, who can mend it, and by when.</summary>
/// <param name="Code">paper:death-certificate, heir, month:2021-12, dukcapil, ...</param>
/// <param name="Keeper">Who can mend it, in Indonesian.</param>
public sealed record ClaimLack(string Code, string What, string Keeper, DateOnly? By)
{
    internal bool IsPaper => Code.StartsWith("paper:", StringComparison.Ordinal);
}

internal static class ClaimLacks
{
    internal static IReadOnlyList<ClaimLack> Of(
        ClaimRow claim,
        ClaimAssessment law,
        EvidenceTables.Member member,
        EvidenceTables.Outside? dukcapil,
        IReadOnlyList<CoverageTables.LineRow> months,
        IReadOnlyCollection<string> inHand
    )
    {
        var by = law.Deadlines.LapsesOn;
        var lacks = new List<ClaimLack>(Contradictions(claim, member, dukcapil, by));
        if (claim.What.IsDeath() && law.Heirs.Heirs.Count == 0)
            lacks.Add(new("heir", "Ahli waris belum dicatat", KeeperOf(PaperKeeper.Family), by));
        lacks.AddRange(
            law.Papers.Where(needed => needed.OnlyIf is null && !inHand.Contains(needed.Paper.Code))
                .Select(needed => new ClaimLack(
                    "paper:" + needed.Paper.Code,
                    needed.Paper.Title,
                    KeeperOf(needed.Paper.Keeper),
                    by
                ))
        );
        lacks.AddRange(UnansweredMonths(claim, months));
        return lacks;
    }

    internal static string KeeperOf(PaperKeeper keeper) =>
        keeper switch
        {
            PaperKeeper.Family => "Keluarga",
            PaperKeeper.Village => "Desa atau kelurahan",
            PaperKeeper.Hospital => "Rumah sakit atau puskesmas",
            _ => "Instansi pengusul",
        };

    /// <summary>What the register and Dukcapil say against the report; the insurer will ask the same.</summary>
    private static IEnumerable<ClaimLack> Contradictions(
        ClaimRow claim,
        EvidenceTables.Member member,
        EvidenceTables.Outside? dukcapil,
        DateOnly by
    )
    {
        if (member.BirthDate is null)
            yield return new("birth-date", "Tanggal lahir peserta belum diketahui", "Instansi pengusul", by);
        if (!member.HasFamilyCard)
            yield return new("kk", "Nomor KK peserta belum tercatat dalam daftar", "Desa atau kelurahan", by);
        if (dukcapil is not { Answer: "deceased" })
            yield break;
        if (claim.What.IsDeath() && dukcapil.Since is { } died && died != claim.HappenedOn)
            yield return new(
                "dukcapil",
                $"Dukcapil mencatat tanggal meninggal yang lain ({died:yyyy-MM-dd}); cocokkan sebelum dikirim",
                "Desa dan Dukcapil",
                by
            );
        if (!claim.What.IsDeath() && (dukcapil.Since is not { } before || before < claim.HappenedOn))
            yield return new(
                "dukcapil",
                "Dukcapil mencatat peserta sudah meninggal sebelum kejadian; cocokkan sebelum dikirim",
                "Desa dan Dukcapil",
                by
            );
    }

    private static IEnumerable<ClaimLack> UnansweredMonths(
        ClaimRow claim,
        IReadOnlyList<CoverageTables.LineRow> months
    ) =>
        months
            .Where(month => month.Month <= Month.Containing(claim.HappenedOn) && !month.IsAccepted)
            .Select(month => month.Month)
            .Distinct()
            .Select(month => new ClaimLack(
                "month:" + month,
                $"Iuran {month.ToWords()} belum diterima penyelenggara",
                "Bendahara",
                null
            ));
}
