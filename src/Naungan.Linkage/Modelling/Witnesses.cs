using System.Runtime.CompilerServices;
using Naungan.Linkage.Blocking;
using Naungan.Linkage.Comparing;

namespace Naungan.Linkage.Modelling;

/// <summary>
/// Learns without labels what weights are worth. Where both records have a sound NIK it nearly tells the truth: such
/// pairs are weighed as if they had none, and it is counted how often each weight was right. Only rules that do not
/// use the NIK bring up pairs here, as they do where it is missing.
/// </summary>
/// <remarks>
/// Rests on NIKs being missing by chance. True pairs whose numbers differ (lent, mistyped beyond a slip) are taken to
/// be as frequent at every weight as among the surest pairs.
/// </remarks>
internal sealed class Witnesses(KeyTable keys, RecordLines lines, Scorer scorer, int threads)
{
    private const int PairsOfRule = 60_000;
    private const double Lowest = -3;
    private const double Highest = 29;
    private const int StepsPerBit = 2;
    private const int Steps = (int)((Highest - Lowest) * StepsPerBit);

    /// <summary>Pairs from this weight on are sure but for what the number itself gets wrong.</summary>
    private const double Sure = 20;

    /// <summary>Fewer pairs than this teach nothing; a point of the curve needs a tenth of it.</summary>
    private const int PairsLeast = 500;

    private readonly Comparison? _comparison = scorer.Comparisons.FirstOrDefault(c => c.Witness is not null);

    // By rule: whether the number is part of it.
    private bool[] _uses = [];

    /// <summary>One person and two people, by step of weight.</summary>
    private sealed class Counts
    {
        public int[] One { get; } = new int[Steps];

        public int[] Two { get; } = new int[Steps];

        /// <summary>Pairs each counted one stands for, beside those of other rules.</summary>
        public double Scale { get; set; }
    }

    /// <summary>The curve, or null where there is no such number or too few pairs.</summary>
    /// <param name="limits">By rule, the most records a block may have.</param>
    public IReadOnlyList<ExperiencePoint>? Ask(BlockSample[] samples, int[] limits)
    {
        if (_comparison is null)
            return null;
        _uses = [.. keys.Rules.Select(rule => rule.Parts.Any(p => p.Column == _comparison.Witness))];
        var counts = new Counts[samples.Length];
        Workers.Run(threads, samples.Length, (_, r) => counts[r] = Count(samples[r], r, limits[r]));
        return Curve(counts);
    }

    private Counts Count(BlockSample sample, int rule, int limit)
    {
        var counts = new Counts();
        if (_uses[rule])
            return counts;
        var share = sample.VisitPairs(
            limit,
            PairsOfRule,
            lines.Fetch,
            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            (a, b) => Add(counts, rule, a, b)
        );
        counts.Scale = 1 / Math.Max(share, 1e-9);
        return counts;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(Counts counts, int rule, int a, int b)
    {
        var swap = lines.Hash(a) > lines.Hash(b);
        var x = lines.Line(swap ? b : a);
        var y = lines.Line(swap ? a : b);
        var said = _comparison!.Testify(x, y);
        if (said == Testimony.None || IsOwnedBefore(rule, a, b))
            return;
        var weight = scorer.WeighWithoutWitness(x, y, Lowest);
        if (weight < Lowest)
            return;
        var step = (int)Math.Min(Steps - 1, (weight - Lowest) * StepsPerBit);
        (said == Testimony.OnePerson ? counts.One : counts.Two)[step]++;
    }

    // By an earlier rule that does not use the number either.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool IsOwnedBefore(int rule, int a, int b)
    {
        for (var r = 0; r < rule; r++)
        {
            var key = keys.Of(a, r);
            if (key != 0 && key == keys.Of(b, r) && !_uses[r])
                return true;
        }

        return false;
    }

    private static List<ExperiencePoint>? Curve(Counts[] counts)
    {
        var bins = Enumerable.Range(0, Steps).Select(step => Bin.Of(counts, step)).Where(b => b.Pairs > 0).ToList();
        var sure = bins.Where(b => b.Weight >= Sure).ToList();
        if (sure.Sum(b => b.Pairs) < PairsLeast || bins.Sum(b => b.Pairs) - sure.Sum(b => b.Pairs) < PairsLeast)
            return null;
        var agree = sure.Sum(b => b.One) / sure.Sum(b => b.One + b.Two);
        var points = new List<ExperiencePoint>();
        foreach (var bin in Rising(bins))
        {
            var right = Math.Clamp(bin.Right / agree, 1e-6, 1 - 1e-9);
            var worth = Math.Min(Math.Log2(right / (1 - right)), bin.Weight);
            points.Add(new ExperiencePoint(bin.Weight, worth));
            if (worth >= bin.Weight && worth > Scorer.WeightOf(0.999))
                break;
        }

        points[^1] = points[^1] with { Worth = points[^1].Weight };
        return points;
    }

    // Neighbours are joined until each has pairs enough and none is right less often than the one below it.
    private static List<Bin> Rising(List<Bin> bins)
    {
        var rising = new List<Bin>();
        foreach (var bin in bins)
        {
            var last = bin;
            while (rising.Count > 0 && (rising[^1].Pairs < PairsLeast / 10 || rising[^1].Right >= last.Right))
            {
                last = rising[^1].With(last);
                rising.RemoveAt(rising.Count - 1);
            }

            rising.Add(last);
        }

        return rising;
    }

    /// <summary>Pairs of like weight: mean weight, how many were counted and what they stand for.</summary>
    private readonly record struct Bin(double Weight, int Pairs, double One, double Two)
    {
        public double Right => One / (One + Two);

        public static Bin Of(Counts[] counts, int step)
        {
            var weight = Lowest + ((step + 0.5) / StepsPerBit);
            var pairs = counts.Sum(c => c.One[step] + c.Two[step]);
            var one = counts.Sum(c => c.One[step] * c.Scale);
            return new Bin(weight, pairs, one, counts.Sum(c => c.Two[step] * c.Scale));
        }

        public Bin With(Bin other)
        {
            var (mine, others) = (One + Two, other.One + other.Two);
            var weight = ((Weight * mine) + (other.Weight * others)) / (mine + others);
            return new Bin(weight, Pairs + other.Pairs, One + other.One, Two + other.Two);
        }
    }
}
