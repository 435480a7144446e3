using System.Runtime.CompilerServices;

namespace Naungan.Linkage.Modelling;

/// <summary>Chances by comparison and level side by side; level 0, a missing value, changes nothing.</summary>
internal static class LevelTable
{
    public const int LevelsMax = 16;

    public static double[] Of(IReadOnlyList<double[]> chances)
    {
        var table = new double[chances.Count * LevelsMax];
        for (var c = 0; c < chances.Count; c++)
        {
            table[c * LevelsMax] = 1;
            chances[c].CopyTo(table.AsSpan((c * LevelsMax) + 1));
        }

        return table;
    }
}

/// <summary>What is believed of true pairs, strangers and households at one step.</summary>
internal sealed class LevelChances(
    IReadOnlyList<double[]> match,
    IReadOnlyList<double[]> stranger,
    IReadOnlyList<double[]> household
)
{
    public double[] Match { get; } = LevelTable.Of(match);

    public double[] Stranger { get; } = LevelTable.Of(stranger);

    public double[] Household { get; } = LevelTable.Of(household);
}

/// <summary>Expected counts of levels among true pairs and among households.</summary>
internal sealed class LevelSums(int comparisons)
{
    private readonly double[] _sums = new double[4 * comparisons * LevelTable.LevelsMax];

    public Span<double> Match(int c) => Row(0, c);

    public Span<double> Household(int c) => Row(1, c);

    /// <summary>How common what true pairs share is, summed.</summary>
    public Span<double> Common(int c) => Row(2, c);

    /// <summary>True pairs in the sample.</summary>
    public Span<double> Seen(int c) => Row(3, c);

    public void Clear() => Array.Clear(_sums);

    /// <summary>Added in the order given, so that threads change nothing.</summary>
    public static LevelSums Of(IEnumerable<LevelSums> parts, int comparisons)
    {
        var all = new LevelSums(comparisons);
        foreach (var part in parts)
        {
            for (var i = 0; i < all._sums.Length; i++)
                all._sums[i] += part._sums[i];
        }

        return all;
    }

    private Span<double> Row(int kind, int c) =>
        _sums.AsSpan(((kind * comparisons) + c) * LevelTable.LevelsMax, LevelTable.LevelsMax);
}

/// <summary>The patterns of one rule laid out for the many steps of training.</summary>
internal sealed class TrainingSession
{
    /// <summary>A pattern less likely than this to be anything but strangers teaches nothing.</summary>
    private const double NothingMuch = 1e-9;

    private readonly int[] _active;
    private readonly byte[] _levels;
    private readonly double[] _counts;
    private readonly double[] _common;
    private readonly double _weight;

    public TrainingSession(RulePatterns rule, int comparisons)
    {
        _active = [.. Enumerable.Range(0, comparisons).Where(c => !rule.Skipped[c])];
        _weight = rule.Weight;
        Sums = new LevelSums(comparisons);
        var places = new int[rule.Patterns.Count];
        var count = Merge(rule, places);
        _levels = new byte[count * _active.Length];
        _common = new double[_levels.Length];
        _counts = new double[count];
        for (var p = 0; p < places.Length; p++)
        {
            var pattern = rule.Patterns[p];
            _counts[places[p]] += pattern.Count;
            for (var i = 0; i < _active.Length; i++)
            {
                _levels[(places[p] * _active.Length) + i] = pattern.Levels[_active[i]];
                _common[(places[p] * _active.Length) + i] += pattern.Common[_active[i]];
            }
        }
    }

    // Patterns that differ only in what the rule is silent about are one.
    private int Merge(RulePatterns rule, int[] places)
    {
        var known = new Dictionary<UInt128, int>();
        for (var p = 0; p < places.Length; p++)
        {
            UInt128 code = 0;
            foreach (var c in _active)
                code = (code * LevelTable.LevelsMax) + rule.Patterns[p].Levels[c];
            if (!known.TryGetValue(code, out places[p]))
                known[code] = places[p] = known.Count;
        }

        return known.Count;
    }

    public LevelSums Sums { get; }

    /// <summary>Judges every pattern and updates the shares of true pairs and of households under the rule.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Judge(LevelChances chances, double[] shares)
    {
        Sums.Clear();
        double matches = 0;
        double households = 0;
        double all = 0;
        for (var p = 0; p < _counts.Length; p++)
        {
            var m = shares[0];
            var h = shares[1];
            var u = 1 - m - h;
            for (var i = 0; i < _active.Length; i++)
            {
                var at = (_active[i] * LevelTable.LevelsMax) + _levels[(p * _active.Length) + i];
                m *= chances.Match[at];
                u *= chances.Stranger[at];
                h *= chances.Household[at];
            }

            var total = m + u + h;
            if (m + h > total * NothingMuch)
                Add(p, m / total, h / total);
            matches += total > 0 ? m / total * _counts[p] : 0;
            households += total > 0 ? h / total * _counts[p] : 0;
            all += _counts[p];
        }

        shares[0] = Math.Clamp(matches / Math.Max(all, 1 / _weight), 1e-6, 0.999);
        shares[1] = Math.Clamp(households / Math.Max(all, 1 / _weight), 0, Math.Max(0, 0.9999 - shares[0]));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(int pattern, double isMatch, double isHousehold)
    {
        for (var i = 0; i < _active.Length; i++)
        {
            var place = (pattern * _active.Length) + i;
            int level = _levels[place];
            Sums.Match(_active[i])[level] += isMatch * _counts[pattern] * _weight;
            Sums.Household(_active[i])[level] += isHousehold * _counts[pattern] * _weight;
            Sums.Common(_active[i])[level] += isMatch * _common[place];
            Sums.Seen(_active[i])[level] += isMatch * _counts[pattern];
        }
    }
}
