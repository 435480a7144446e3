using Naungan.Linkage;

namespace Naungan.Bench.Linkage;

/// <summary>Precision, recall and F1 over pairs, and B-cubed, of a grouping against the truth.</summary>
public sealed record Accuracy(double Precision, double Recall, double F1, double BCubedF1)
{
    public override string ToString() =>
        FormattableString.Invariant($"P {Precision:F4} R {Recall:F4} F1 {F1:F4} B3 {BCubedF1:F4}");

    /// <summary>Both arguments name a group for every row.</summary>
    public static Accuracy Of(IReadOnlyList<int> found, IReadOnlyList<int> truth)
    {
        var both = Sizes(found.Zip(truth, (f, t) => ((long)f << 32) | (uint)t));
        var foundSizes = Sizes(found.Select(f => (long)f));
        var truthSizes = Sizes(truth.Select(t => (long)t));
        double right = both.Values.Sum(Pairs);
        var said = foundSizes.Values.Sum(Pairs);
        var real = truthSizes.Values.Sum(Pairs);
        var precision = said == 0 ? 1 : right / said;
        var recall = real == 0 ? 1 : right / real;
        double cubedP = 0;
        double cubedR = 0;
        foreach (var (key, size) in both)
        {
            cubedP += (double)size * size / foundSizes[key >> 32];
            cubedR += (double)size * size / truthSizes[(uint)key];
        }

        (cubedP, cubedR) = (cubedP / found.Count, cubedR / found.Count);
        return new Accuracy(precision, recall, Mean(precision, recall), Mean(cubedP, cubedR));
    }

    private static double Mean(double p, double r) => p + r == 0 ? 0 : 2 * p * r / (p + r);

    private static double Pairs(long n) => n * (n - 1.0) / 2;

    private static Dictionary<long, long> Sizes(IEnumerable<long> keys)
    {
        var sizes = new Dictionary<long, long>();
        foreach (var key in keys)
            sizes[key] = sizes.GetValueOrDefault(key) + 1;
        return sizes;
    }
}

/// <summary>Reads the truth that public test lists carry.</summary>
public static class Truth
{
    /// <summary>FEBRL ids: the person is the number in <c>rec-N-…</c>.</summary>
    public static int OfFebrl(string id) =>
        int.Parse(id.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Share of the given pairs that are right.</summary>
    public static double RightOf(IReadOnlyList<ScoredPair> pairs, IReadOnlyList<int> truth) =>
        pairs.Count == 0 ? 1 : pairs.Count(p => truth[p.Left] == truth[p.Right]) / (double)pairs.Count;
}
