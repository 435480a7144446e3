using Naungan.Linkage.Modelling;

namespace Naungan.Linkage;

/// <summary>Two rows and the weight (log2 of the odds) that they are one person.</summary>
public readonly record struct ScoredPair(int Left, int Right, float Weight)
{
    public double Probability => Scorer.Probability(Weight);
}

/// <summary>Seconds spent by phase.</summary>
public sealed record PhaseSeconds(double Read, double Block, double Train, double Score, double Cluster)
{
    public double Total => Read + Block + Train + Score + Cluster;
}

/// <summary>The outcome of a linkage: pairs, the groups they form, and what a person should look at.</summary>
public sealed record LinkResult(
    int Records,
    long CandidatePairs,
    IReadOnlyList<ScoredPair> Matches,
    IReadOnlyList<ScoredPair> Review,
    int[] ClusterOf,
    LinkModel Model,
    IReadOnlyList<string> Warnings,
    PhaseSeconds Seconds
)
{
    /// <summary>Groups of rows, single rows included.</summary>
    public int ClusterCount => ClusterOf.Where((root, row) => root == row).Count();
}
