using System.Diagnostics;
using System.Globalization;
using Naungan.Linkage;
using Naungan.Linkage.Modelling;
using Naungan.Linkage.Reading;

namespace Naungan.App.Matching;

/// <summary>What a linkage run tells: the figures of the command line's contract, and what was left out.</summary>
public sealed record MatchSummary(
    int Records,
    long CandidatePairs,
    int Matches,
    int Review,
    int Clusters,
    int SetAside,
    MatchSeconds Seconds,
    long PeakBytes,
    IReadOnlyList<string> Warnings
)
{
    public static MatchSummary Of(Table table, LinkResult result) =>
        new(
            result.Records,
            result.CandidatePairs,
            result.Matches.Count,
            result.Review.Count,
            result.ClusterCount,
            table.SetAside.Count,
            MatchSeconds.Of(result.Seconds),
            Process.GetCurrentProcess().PeakWorkingSet64,
            [.. result.Warnings, .. table.SetAside.Take(20).Select(Line)]
        );

    public static void Print(MatchSummary summary, TextWriter output)
    {
        output.WriteLine($"Catatan: {N(summary.Records)}; pasangan diperiksa: {N(summary.CandidatePairs)}");
        output.WriteLine($"Cocok: {N(summary.Matches)}; perlu dilihat: {N(summary.Review)}");
        output.WriteLine($"Orang: {N(summary.Clusters)}; baris disisihkan: {N(summary.SetAside)}");
        foreach (var warning in summary.Warnings)
            output.WriteLine("Perhatian: " + warning);
    }

    private static string N(long number) => number.ToString("N0", CultureInfo.GetCultureInfo("id-ID"));

    private static string Line(BadRow row) =>
        FormattableString.Invariant($"{Path.GetFileName(row.File)} line {row.Line}: {row.Reason}");
}

/// <summary>Seconds by phase, as the contract names them.</summary>
public sealed record MatchSeconds(double Read, double Block, double Train, double Score, double Cluster, double Total)
{
    public static MatchSeconds Of(PhaseSeconds s) => new(s.Read, s.Block, s.Train, s.Score, s.Cluster, s.Total);
}

/// <summary>The waterfall of one pair. Values are shown: whoever runs this holds the list itself.</summary>
public sealed record MatchExplanation(
    string Left,
    string Right,
    double Probability,
    double Weight,
    IReadOnlyList<WeightStep> Steps
)
{
    public static MatchExplanation Of(string left, string right, IReadOnlyList<WeightStep> steps)
    {
        var weight = steps.Sum(s => s.Weight + s.FrequencyWeight);
        return new MatchExplanation(left, right, Scorer.Probability(weight), weight, steps);
    }

    public static void Print(MatchExplanation pair, TextWriter output)
    {
        foreach (var step in pair.Steps)
        {
            var added = (step.Weight + step.FrequencyWeight).ToString("+0.00;-0.00", CultureInfo.InvariantCulture);
            output.WriteLine($"{added, 8}  {step.Fact, -20} {step.Level, -28} {step.Left} | {step.Right}");
        }

        output.WriteLine(
            FormattableString.Invariant($"{pair.Weight, 8:+0.00;-0.00}  bobot, peluang {pair.Probability:P2}")
        );
    }
}
