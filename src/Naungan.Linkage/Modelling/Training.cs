using System.Runtime.CompilerServices;
using Naungan.Linkage.Comparing;

namespace Naungan.Linkage.Modelling;

/// <summary>
/// Patterns of the pairs one blocking rule makes, and the comparisons that rule says nothing new about.
/// </summary>
/// <param name="Patterns">Counted over a sample.</param>
/// <param name="Weight">Pairs of the rule each sampled pair stands for.</param>
/// <param name="Skipped">By comparison: true when its columns are part of the rule.</param>
public sealed record RulePatterns(IReadOnlyList<Pattern> Patterns, double Weight, bool[] Skipped);

/// <summary>
/// Estimates the model without labels. Three kinds of pairs are told apart: the same person, strangers, and members
/// of one household, who share what a household shares but not what makes a person. What strangers share by chance
/// is known from dictionaries and random pairs; the rest is found by expectation-maximisation over all rules at
/// once, each rule being silent about its own columns.
/// </summary>
public sealed partial class Training
{
    private const int Rounds = 3;
    private const int StepsMax = 40;
    private const double ExpectedStrength = 12;

    /// <summary>How often members of a household have in common what is a person's own.</summary>
    private const double BorrowedShare = 0.002;

    /// <summary>Steps end when no chance moves by more than this.</summary>
    private const double Moved = 1e-4;

    /// <summary>Household pairs a record below which a list is taken to hold no households at all.</summary>
    private const double HouseholdsLeast = 0.001;

    /// <summary>How much the data may move what is believed of households: they must stay households.</summary>
    private const double HouseholdBelief = 0.3;

    private readonly IReadOnlyList<Comparison> _comparisons;
    private readonly IReadOnlyList<RulePatterns> _rules;
    private readonly List<TrainingSession> _sessions;
    private readonly int _threads;
    private readonly IReadOnlyList<Pattern> _random;
    private readonly double _pairs;
    private readonly long _records;
    private readonly double[][] _match;
    private readonly double[][] _stranger;
    private readonly double[][] _household;
    private readonly double[][] _common;
    private readonly double[][] _shares;
    private (double Match, double Household)[] _judgedRandom = [];
    private (double Match, double Household)[][] _judgedRules = [];
    private double _matchShare;
    private double _householdShare;

    private Training(
        IReadOnlyList<Comparison> comparisons,
        IReadOnlyList<RulePatterns> rules,
        IReadOnlyList<Pattern> random,
        double pairs,
        long records,
        int threads
    )
    {
        _threads = threads;
        _sessions = [.. rules.Select(rule => new TrainingSession(rule, comparisons.Count))];
        (_comparisons, _rules, _random, _records) = (comparisons, rules, random, records);
        _pairs = Math.Max(1, pairs);
        _match = [.. comparisons.Select(c => c.Expected.ToArray())];
        _stranger = [.. comparisons.Select(_ => Array.Empty<double>())];
        _common = [.. comparisons.Select(c => new double[c.Levels.Count])];
        _shares = [.. rules.Select(rule => new[] { 0.3, HasShared && NamesSpeak(rule) ? 0.2 : 0 })];
        _matchShare = 0.2 * records / _pairs;
        _householdShare = HasShared ? records / _pairs : 0;
        for (var c = 0; c < comparisons.Count; c++)
            _stranger[c] = Strangers(c);
        _household = [.. comparisons.Select((c, i) => HouseholdPrior(c, i))];
    }

    private bool HasShared => _comparisons.Any(c => c.IsShared) && _comparisons.Any(c => c.OwnLevels > 0);

    // Where the rule itself took care that names agree, nothing tells a household from one person.
    private bool NamesSpeak(RulePatterns rule) =>
        _comparisons.Where((c, i) => c.OwnLevels > 0 && !rule.Skipped[i]).Any();

    // Members of a household share what is shared, bear other names, and seldom lend a number or a birthday.
    private double[] HouseholdPrior(Comparison comparison, int c) =>
        comparison.IsShared ? Blend(comparison.Expected, _stranger[c], 0.6)
        : comparison.OwnLevels > 0 ? [.. _stranger[c]]
        : comparison.Borrowed.Count > 0 ? [.. _stranger[c].Select((u, l) => Math.Max(u, comparison.Borrowed[l]))]
        : Blend(comparison.Expected, _stranger[c], BorrowedShare);

    /// <summary>Trains a model on counted patterns.</summary>
    /// <param name="random">Patterns of pairs drawn blindly.</param>
    /// <param name="pairs">All pairs there are.</param>
    public static LinkModel Fit(
        IReadOnlyList<Comparison> comparisons,
        IReadOnlyList<RulePatterns> rules,
        IReadOnlyList<Pattern> random,
        double pairs,
        long records,
        int threads
    )
    {
        var training = new Training(comparisons, rules, random, pairs, records, threads);
        for (var round = 0; round < Rounds; round++)
        {
            training.FitSessions();
            training.FitShares();
            training.FitStrangers();
        }

        return training.Result(records);
    }

    private LinkModel Result(long records)
    {
        var facts = new List<FactModel>();
        for (var c = 0; c < _comparisons.Count; c++)
        {
            var usual = new double[_match[c].Length];
            for (var l = 0; l < usual.Length; l++)
                usual[l] = _common[c][l + 1] is > 0 and < 0.999 ? -Math.Log2(_common[c][l + 1]) : 0;
            var levels = _comparisons[c].Levels.Skip(1).ToList();
            facts.Add(new FactModel(_comparisons[c].Name, levels, _match[c], _stranger[c], _household[c], usual));
        }

        var each = _pairs / Math.Max(1, records);
        return new LinkModel(facts, _matchShare * each, _householdShare * each, records);
    }

    private void FitSessions()
    {
        for (var step = 0; step < StepsMax; step++)
        {
            var chances = new LevelChances(_match, _stranger, _household);
            Workers.Run(_threads, _sessions.Count, (_, r) => _sessions[r].Judge(chances, _shares[r]));
            var sums = LevelSums.Of(_sessions.Select(s => s.Sums), _comparisons.Count);
            var moved = 0.0;
            for (var c = 0; c < _comparisons.Count; c++)
                moved = Math.Max(moved, Update(c, sums));
            if (moved < Moved)
                break;
        }
    }

    private double Update(int c, LevelSums sums)
    {
        var comparison = _comparisons[c];
        var moved = Update(_match[c], sums.Match(c), comparison.Expected, ExpectedStrength);
        if (comparison.IsShared)
        {
            var households = sums.Household(c);
            var strength = ExpectedStrength + (HouseholdBelief * Total(households, _household[c].Length));
            Update(_household[c], households, HouseholdPrior(comparison, c), strength);
        }

        _match[c][^1] = Math.Min(_match[c][^1], comparison.DifferentAtMost);
        var usual = Math.Max(comparison.SameByChance ?? 0, 1e-9);
        for (var l = 1; l < _common[c].Length; l++)
        {
            var common = sums.Common(c)[l];
            var prior = common > 0 || l == 1 ? usual : 1;
            _common[c][l] = (common + (3 * prior)) / (sums.Seen(c)[l] + 3);
        }

        return moved;
    }

    // Over what all rules bring up, each pair once; pairs no rule brings up are strangers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FitShares()
    {
        var owned = new List<(double M, double U, double H, double Weight)>();
        foreach (var rule in _rules)
        {
            foreach (var pattern in rule.Patterns.Where(p => p.Owned > 0))
            {
                var (m, u, h) = Likelihoods(pattern, null);
                owned.Add((m, u, h, pattern.Owned * rule.Weight));
            }
        }

        for (var step = 0; step < StepsMax; step++)
        {
            double matches = 0;
            double households = 0;
            var stranger = 1 - _matchShare - _householdShare;
            foreach (var (m, u, h, weight) in owned)
            {
                var scale = weight / Math.Max((m * _matchShare) + (u * stranger) + (h * _householdShare), 1e-300);
                matches += m * scale;
                households += h * scale;
            }

            var before = _matchShare;
            _matchShare = Math.Min(0.5, Math.Max(matches * _matchShare, 0.5) / _pairs);
            households *= _householdShare;
            _householdShare = households < HouseholdsLeast * _records ? 0 : Math.Min(0.4, households / _pairs);
            if (Math.Abs(_matchShare - before) < before * 1e-6)
                break;
        }
    }

    private (double Match, double Household) Judge(Pattern pattern)
    {
        var (m, u, h) = Likelihoods(pattern, null);
        m *= _matchShare;
        h *= _householdShare;
        u *= 1 - _matchShare - _householdShare;
        var total = m + u + h;
        return total > 0 ? (m / total, h / total) : (0, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (double M, double U, double H) Likelihoods(Pattern pattern, bool[]? skipped)
    {
        double m = 1;
        double u = 1;
        double h = 1;
        for (var c = 0; c < pattern.Levels.Length; c++)
        {
            var level = pattern.Levels[c];
            if (level == 0 || (skipped is not null && skipped[c]))
                continue;
            m *= _match[c][level - 1];
            u *= _stranger[c][level - 1];
            h *= _household[c][level - 1];
        }

        return (m, u, h);
    }

    private static double Update(
        double[] chances,
        ReadOnlySpan<double> sums,
        IReadOnlyList<double> expected,
        double strength
    )
    {
        var moved = 0.0;
        var total = Total(sums, chances.Length) + strength;
        for (var l = 0; l < chances.Length; l++)
        {
            var next = (sums[l + 1] + (strength * expected[l])) / total;
            moved = Math.Max(moved, Math.Abs(next - chances[l]));
            chances[l] = next;
        }

        return moved;
    }

    private static double Total(ReadOnlySpan<double> sums, int levels)
    {
        var total = 0.0;
        foreach (var sum in sums.Slice(1, levels))
            total += sum;
        return total;
    }

    private static double[] Blend(IReadOnlyList<double> match, double[] stranger, double share) =>
        [.. match.Select((m, l) => (share * m) + ((1 - share) * stranger[l]))];
}
