namespace Naungan.Core.People;

/// <summary>
/// How well lists are matched, estimated. What the engine says of a pair is held against what people decided about
/// pairs of the same range; where too few were decided, the engine's own word is taken and said to be that.
/// </summary>
public sealed class MatchQuality
{
    /// <summary>Decided pairs of a range that are enough to go by.</summary>
    public const int DecidedMin = 30;

    private readonly Dictionary<int, Range> _ranges;

    /// <param name="ranges">Each range once; -1 is the range of pairs that were never weighed.</param>
    public MatchQuality(IEnumerable<Range> ranges) => _ranges = ranges.ToDictionary(range => range.Number);

    /// <param name="Same">Decided pairs that are one person.</param>
    /// <param name="Different">Decided pairs that are two.</param>
    public sealed record Range(int Number, long Same, long Different)
    {
        public long Decided => Same + Different;

        public bool IsEnough => Decided >= DecidedMin;
    }

    /// <param name="Rows">Pairs of one range.</param>
    /// <param name="Promised">Sum of what the engine says of them; 0 when they were never weighed.</param>
    public sealed record Pairs(int Range, long Rows, double Promised);

    /// <param name="Share">Null when nothing can be said.</param>
    /// <param name="IsByPeople">Every range was decided often enough; else part of it is the engine's word.</param>
    public sealed record Estimate(double? Share, bool IsByPeople);

    /// <summary>Of the pairs that were joined, the share that are one person.</summary>
    /// <param name="byRule">Joined without a person; those never weighed and never decided count neither way.</param>
    /// <param name="same">Joined because a person said so.</param>
    public Estimate Precision(IReadOnlyList<Pairs> byRule, long same)
    {
        var known = byRule.Where(IsKnown).ToList();
        var joined = known.Sum(pairs => pairs.Rows) + same;
        var right = known.Sum(Right) + same;
        return new(joined == 0 ? null : right / joined, byRule.All(IsEnough));
    }

    /// <summary>
    /// Of the pairs that are one person, the share that were joined. What nobody and nothing brought up is not counted,
    /// so it is never less than the truth.
    /// </summary>
    /// <param name="byRule">Joined without a person.</param>
    /// <param name="open">Still waiting for a person.</param>
    /// <param name="same">Joined because a person said so.</param>
    /// <param name="found">People of the register merged by hand later: intake had missed them.</param>
    public Estimate Recall(IReadOnlyList<Pairs> byRule, IReadOnlyList<Pairs> open, long same, long found)
    {
        var joined = same + byRule.Sum(pairs => IsKnown(pairs) ? Right(pairs) : pairs.Rows);
        var all = joined + found + open.Where(IsKnown).Sum(Right);
        return new(all == 0 ? null : joined / all, byRule.Concat(open).All(IsEnough));
    }

    private bool IsEnough(Pairs pairs) =>
        pairs.Rows == 0 || _ranges.GetValueOrDefault(pairs.Range) is { IsEnough: true };

    private bool IsKnown(Pairs pairs) => pairs.Range >= 0 || IsEnough(pairs);

    private double Right(Pairs pairs) =>
        _ranges.GetValueOrDefault(pairs.Range) is { IsEnough: true } range
            ? pairs.Rows * (double)range.Same / range.Decided
            : pairs.Promised;
}
