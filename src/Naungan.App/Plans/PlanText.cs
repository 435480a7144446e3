using Naungan.App.Platform.Web.Writing;

namespace Naungan.App.Plans;

/// <summary>A plan's answer as lines of text for a terminal.</summary>
internal static class PlanText
{
    internal static void Write(PlanPaper paper, TextWriter output)
    {
        if (paper.Hypothetical)
            output.WriteLine("PENGANDAIAN: memakai ketentuan yang tidak berlaku; bukan dasar pembayaran.");
        output.WriteLine(
            $"{paper.Plan}: {Indonesian.Number(paper.People)} orang, {paper.Months} bulan sejak "
                + $"{paper.Start.ToWords()}, {paper.Cost}"
        );
        if (!paper.Fits)
            output.WriteLine($"Pagu tidak cukup, kurang {paper.Short}.");
        if (paper.MonthsForAll is { } months)
            output.WriteLine($"Bulan penuh bagi semua: {months}");
        if (paper.Rest is { } rest)
        {
            output.WriteLine(
                $"Sisanya membayar {Indonesian.Number(rest.People)} dari {Indonesian.Number(rest.Of)} orang pada "
                    + rest.Month.ToWords()
            );
        }

        foreach (var use in paper.Ceilings)
            output.WriteLine($"  pagu {use.Name, -28} {use.Amount, 18} terpakai {use.Used, 18}{Binding(use)}");
        foreach (var choice in paper.Choices)
            output.WriteLine($"  {choice.Months, 3} bulan: paling banyak {Indonesian.Number(choice.People), 12} orang");
        foreach (var price in paper.Breaks)
            Write(price, output);
        if (paper.Unverified)
            output.WriteLine("Sebagian ketentuan yang dipakai BELUM DIVERIFIKASI; lihat --json.");
    }

    internal static void Write(BreakPaper price, TextWriter output)
    {
        output.WriteLine(
            $"Jeda {price.UnpaidMonths} bulan, {price.Place}: {Indonesian.Number(price.Lapsed)} dari "
                + $"{Indonesian.Number(price.People)} orang gugur kepesertaannya"
        );
        output.WriteLine(
            $"  tanpa perlindungan {price.MonthsWithout} bulan, hanya pemakaman {price.MonthsFuneralOnly} bulan, "
                + $"kehilangan {price.ScholarshipMonthsLost} bulan menuju beasiswa"
        );
        output.WriteLine(
            $"  perkiraan (asumsi): {Indonesian.Number(price.FamiliesPerMille / 1000m, 1)} keluarga, {price.ExpectedLoss}"
        );
    }

    private static string Binding(PlanPaper.CeilingPaper use) =>
        use.Binds ? $", mengikat: berikutnya perlu {use.NextNeeds}" : "";
}
