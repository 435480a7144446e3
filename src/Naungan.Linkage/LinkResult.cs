using Naungan.Linkage.Modelling;

namespace Naungan.Linkage;

/// <summary>Two rows and the weight (log2 of the odds) that they are one person.</summary>
public readonly record struct ScoredPair(int Left, int Right, float Weight)
{
    public double Probability => Scorer.Probability(Weight);
}

/// <summary>A blocking rule and the pairs it was the first to bring up.</summary>
public sealed record RulePairs(string Name, long Pairs);

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
    /// <summary>The blocking rules in their order, with the pairs each was the first to bring up.</summary>
    public IReadOnlyList<RulePairs> Rules { get; init; } = [];

    internal LinkJob? Job { get; init; }

    /// <summary>Why two rows weigh what they weigh: a waterfall from the prior, fact by fact.</summary>
    public IReadOnlyList<WeightStep> Explain(int left, int right) =>
        Job?.Explain(Model, left, right) ?? throw new InvalidOperationException("Only a fresh result can explain.");

    /// <summary>True when the two rows cannot be one person whatever else agrees (two sound NIKs).</summary>
    public bool Forbids(int left, int right) => Job?.Forbids(left, right) ?? false;

    /// <summary>Groups of rows, single rows included.</summary>
    public int ClusterCount => ClusterOf.Where((root, row) => root == row).Count();
}
