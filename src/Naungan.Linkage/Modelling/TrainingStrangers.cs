using System.Runtime.CompilerServices;

namespace Naungan.Linkage.Modelling;

/// <content>What strangers share by chance: from dictionaries and blind draws, less the people found so far.</content>
public sealed partial class Training
{
    // What strangers share: random pairs less the true ones among them; equal values from the dictionaries.
    private void FitStrangers()
    {
        _judgedRandom = [.. _random.Select(Judge)];
        _judgedRules = [.. _rules.Select(r => r.Patterns.Select(Judge).ToArray())];
        for (var c = 0; c < _comparisons.Count; c++)
        {
            _stranger[c] = Strangers(c);
            if (!_comparisons[c].IsShared)
                _household[c] = HouseholdPrior(_comparisons[c], c);
        }
    }

    private double[] Strangers(int c)
    {
        var levels = new double[_comparisons[c].Levels.Count - 1];
        double seen = 0;
        for (var i = 0; i < _random.Count; i++)
        {
            var level = _random[i].Levels[c];
            if (level == 0)
                continue;
            var stranger = _judgedRandom.Length == 0 ? 1 : 1 - _judgedRandom[i].Match - _judgedRandom[i].Household;
            levels[level - 1] += stranger * _random[i].Count;
            seen += stranger * _random[i].Count;
        }

        var floor = _comparisons[c].RareLevels;
        var blocked = Blocked(c);
        var present = Math.Max(seen, 1) / Math.Max(1, _random.Sum(p => p.Count));
        for (var l = 0; l < levels.Length; l++)
        {
            // A level never seen among random pairs is no rarer than the sample can tell, unless the rules see all.
            var least = l < floor ? 2e-10 : 0.3 / Math.Max(seen, 1000);
            var byRules = _stranger[c].Length == 0 ? 0 : blocked.Strangers[l] / (_pairs * present);
            levels[l] = Math.Max(Math.Max(levels[l] / Math.Max(seen, 1), l < floor ? byRules : 0), least);
        }

        if (_comparisons[c].SameByChance is { } same)
        {
            var known = _stranger[c].Length == 0 ? 0 : blocked.Known / (_pairs * present * present);
            levels[0] = Math.Max(Math.Max(same - known, same * 0.02), 1e-9);
        }

        Normalise(levels);
        _comparisons[c].Sharpen(levels);
        return levels;
    }

    // Over candidate pairs: strangers by level, and pairs at level 1 that are no strangers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (double[] Strangers, double Known) Blocked(int c)
    {
        var strangers = new double[_comparisons[c].Levels.Count - 1];
        double known = 0;
        if (_stranger[c].Length == 0)
            return (strangers, known);
        for (var r = 0; r < _rules.Count; r++)
        {
            for (var i = 0; i < _rules[r].Patterns.Count; i++)
            {
                var pattern = _rules[r].Patterns[i];
                if (pattern.Levels[c] == 0 || pattern.Owned == 0)
                    continue;
                var (isMatch, isHousehold) = _judgedRules[r][i];
                var weight = pattern.Owned * _rules[r].Weight;
                strangers[pattern.Levels[c] - 1] += (1 - isMatch - isHousehold) * weight;
                known += pattern.Levels[c] == 1 ? (isMatch + isHousehold) * weight : 0;
            }
        }

        return (strangers, known);
    }

    private static void Normalise(double[] levels)
    {
        var others = levels.Sum() - levels[0];
        for (var l = 1; l < levels.Length; l++)
            levels[l] *= (1 - levels[0]) / others;
    }
}
