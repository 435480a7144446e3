using System.Globalization;
using Naungan.Core;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;

namespace Naungan.App.Law;

/// <summary>
/// The question about a contribution as an address or a form writes it: all text, and a refusal for what cannot be
/// read.
/// </summary>
public sealed record ContributionForm(
    string? Segment,
    string? Programmes,
    string? Month,
    string? Income,
    string? Risk,
    string? Funding,
    string? Sector
)
{
    public Result<ContributionQuestion> Read()
    {
        if (!LawWords.TryOne<Segment>(Segment, out var segment))
            return Unreadable("segment", "bpu atau pu");
        if (!LawWords.TryProgrammes(Programmes, out var programmes))
            return Unreadable("programmes", "misalnya jkk,jkm");
        if (!Core.Time.Month.TryParse(Month, null, out var month))
            return Unreadable("month", "misalnya 2024-08");
        if (!Rational.TryParse(Income, out var income))
            return Unreadable("income", "rupiah tanpa titik, misalnya 1000000");
        if (!LawWords.TryOne<Funding>(Funding, out var funding))
            return Unreadable("funding", "apbn, apbd, apbdes, csr atau self");
        if (!LawWords.TryOne<Sector>(Sector is null or "" ? "other" : Sector, out var sector))
            return Unreadable("sector", "transport atau other");
        if (string.IsNullOrEmpty(Risk))
            return new ContributionQuestion(segment, programmes, month, income, funding, sector);
        if (!int.TryParse(Risk, NumberStyles.None, CultureInfo.InvariantCulture, out var risk))
            return Unreadable("risk", "1 sampai 5");
        return new ContributionQuestion(segment, programmes, month, income, funding, sector, risk);
    }

    private static Refusal Unreadable(string field, string how) =>
        Refusal.Invalid("unreadable-" + field, $"Isian '{field}' tidak dapat dibaca; tulis {how}.");
}
