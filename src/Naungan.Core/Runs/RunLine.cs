using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;

namespace Naungan.Core.Runs;

/// <summary>
/// What one person's month costs for one insurance. Base, shares and law stand on the tariff it names.
/// </summary>
public readonly record struct RunLine(Guid Person, Jaminan Insurance, int Tariff, Rupiah Amount);

public readonly record struct RunExclusion(Guid Person, Jaminan Insurance, string Reason);

/// <summary>The law's answer to one distinct question, as it is kept for ten years.</summary>
/// <param name="Base">Exact decimal of what the amount was taken from.</param>
/// <param name="Because">Citations, one a line (<see cref="Citations"/>).</param>
public sealed record RunTariff(
    int Number,
    Jaminan Insurance,
    string Base,
    Rupiah Amount,
    Rupiah Employer,
    Rupiah Worker,
    string Because
);

/// <summary>A computed month. People asked about x insurances = lines + exclusions.</summary>
public sealed record ComputedRun(
    IReadOnlyList<RunLine> Lines,
    IReadOnlyList<RunExclusion> Exclusions,
    IReadOnlyList<RunTariff> Tariffs,
    int People,
    byte[] Sha256
)
{
    public Rupiah Amount => Lines.Aggregate(Rupiah.Zero, (sum, line) => sum + line.Amount);

    public Rupiah Of(Jaminan insurance) =>
        Lines.Where(line => line.Insurance == insurance).Aggregate(Rupiah.Zero, (sum, line) => sum + line.Amount);
}
