using Naungan.Linkage;

namespace Naungan.Bench.Linkage;

/// <summary>
/// How far probabilities keep their word: of the pairs the engine gave a probability in a band, how many are right, and
/// how many it said would be. Pairs that a group refused are counted as what they were given.
/// </summary>
public sealed record Calibration(double From, double To, int Pairs, double Said, double Right)
{
    private static readonly double[] Bounds = [0.2, 0.4, 0.6, 0.8, 0.95, 0.99, 0.999, 1.0];

    public static IReadOnlyList<Calibration> Of(LinkResult result, IReadOnlyList<int> truth)
    {
        var pairs = result.Matches.Concat(result.Review).ToList();
        var bands = new List<Calibration>();
        for (var b = 0; b + 1 < Bounds.Length; b++)
        {
            var (from, to) = (Bounds[b], Bounds[b + 1]);
            var inside = pairs.Where(p => p.Probability >= from && (p.Probability < to || to >= 1)).ToList();
            if (inside.Count > 0)
                bands.Add(
                    new Calibration(
                        from,
                        to,
                        inside.Count,
                        inside.Average(p => p.Probability),
                        Truth.RightOf(inside, truth)
                    )
                );
        }

        return bands;
    }

    public override string ToString() =>
        FormattableString.Invariant($"p {From:0.###}-{To:0.###}: {Pairs} pairs, said {Said:F4}, right {Right:F4}");
}
