namespace Naungan.Linkage.Modelling;

/// <summary>Pairs of this weight (bits) turned out to be worth another.</summary>
public readonly record struct ExperiencePoint(double Weight, double Worth);

/// <summary>
/// What is taken off the weight of a pair that lacks the telling number: facts are weighed as if independent, and a
/// pair that looks right by all of them is, more often than they say, a twin or a namesake. Weights are only lowered,
/// so whatever is dropped before would be dropped after.
/// </summary>
internal sealed class Experience(IReadOnlyList<ExperiencePoint>? points)
{
    private readonly ExperiencePoint[] _points = [.. points ?? []];

    /// <summary>From this weight on nothing is taken.</summary>
    public double Top { get; } = points is { Count: > 0 } ? points[^1].Weight : double.NegativeInfinity;

    /// <summary>Bits to take off: straight lines between the points, below the first as much as there.</summary>
    public double Takes(double weight)
    {
        if (weight >= Top || _points.Length == 0)
            return 0;
        var next = 0;
        while (_points[next].Weight <= weight)
            next++;
        if (next == 0)
            return _points[0].Weight - _points[0].Worth;
        var (from, to) = (_points[next - 1], _points[next]);
        var part = (weight - from.Weight) / (to.Weight - from.Weight);
        return weight - (from.Worth + (part * (to.Worth - from.Worth)));
    }
}
