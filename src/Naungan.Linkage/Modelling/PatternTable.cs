using System.Runtime.CompilerServices;
using Naungan.Linkage.Comparing;

namespace Naungan.Linkage.Modelling;

/// <summary>
/// Counts of agreement patterns: which level every comparison gave. Training works on these few thousand counts
/// and never on pairs; counts are whole numbers, so their order of arrival cannot matter.
/// </summary>
public sealed class PatternTable(IReadOnlyList<Comparison> comparisons)
{
    private const double CommonScale = 1L << 40;
    private static readonly long[] CommonOf = BuildCommon();

    private readonly Dictionary<long, int> _places = [];
    private readonly List<long> _codes = [];
    private readonly List<long> _counts = [];
    private readonly List<long> _owned = [];
    private readonly List<long> _common = [];

    /// <summary>Counts a pair. <paramref name="owned"/>: this rule is the first to bring it up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<int> outcomes, bool owned)
    {
        long code = 0;
        for (var c = 0; c < outcomes.Length; c++)
            code = (code * comparisons[c].Levels.Count) + Outcome.Level(outcomes[c]);
        var place = Place(code);
        _counts[place]++;
        _owned[place] += owned ? 1 : 0;
        for (var c = 0; c < outcomes.Length; c++)
            _common[(place * outcomes.Length) + c] += CommonOf[
                Math.Min(Outcome.Bits16(outcomes[c]), CommonOf.Length - 1)
            ];
    }

    /// <summary>Adds the counts of another table for the same comparisons.</summary>
    public void Add(PatternTable other)
    {
        for (var from = 0; from < other._codes.Count; from++)
        {
            var to = Place(other._codes[from]);
            _counts[to] += other._counts[from];
            _owned[to] += other._owned[from];
            for (var c = 0; c < comparisons.Count; c++)
                _common[(to * comparisons.Count) + c] += other._common[(from * comparisons.Count) + c];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Place(long code)
    {
        if (_places.TryGetValue(code, out var place))
            return place;
        _places[code] = place = _codes.Count;
        _codes.Add(code);
        _counts.Add(0);
        _owned.Add(0);
        foreach (var _ in comparisons)
            _common.Add(0);
        return place;
    }

    /// <summary>The patterns in a fixed order, decoded.</summary>
    public IReadOnlyList<Pattern> Patterns()
    {
        var patterns = new List<Pattern>(_codes.Count);
        foreach (var place in Enumerable.Range(0, _codes.Count).OrderBy(i => _codes[i]))
        {
            var levels = new byte[comparisons.Count];
            var code = _codes[place];
            for (var c = comparisons.Count - 1; c >= 0; c--)
            {
                levels[c] = (byte)(code % comparisons[c].Levels.Count);
                code /= comparisons[c].Levels.Count;
            }

            var common = new double[comparisons.Count];
            for (var c = 0; c < common.Length; c++)
                common[c] = _common[(place * common.Length) + c] / CommonScale;
            patterns.Add(new Pattern(levels, _counts[place], _owned[place], common));
        }

        return patterns;
    }

    // How common what is shared is, 2 to the minus bits, in fixed point so that sums do not depend on order.
    private static long[] BuildCommon()
    {
        var table = new long[41 * Outcome.BitScale];
        for (var i = 0; i < table.Length; i++)
            table[i] = (long)(CommonScale * Math.Pow(2, -(double)i / Outcome.BitScale));
        return table;
    }
}

/// <summary>
/// One agreement pattern: levels by comparison, how many pairs show it, and how common what they share is.
/// </summary>
public sealed record Pattern(byte[] Levels, long Count, long Owned, double[] Common);
