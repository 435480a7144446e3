using System.Runtime.CompilerServices;
using Naungan.Linkage.Comparing;

namespace Naungan.Linkage.Modelling;

/// <summary>
/// Weighs pairs with a trained model. The weight is the logarithm (base 2) of the odds that both records are one
/// person. Cheap facts come first; a pair is dropped as soon as the rest cannot bring it to the wanted weight.
/// </summary>
public sealed class Scorer
{
    /// <summary>Rare or common values move a weight by at most this many bits.</summary>
    private const double FrequencyBitsMax = 8;

    /// <summary>Far above rounding.</summary>
    private const double Margin = 1e-6;

    private const int LevelsMax = 16;

    /// <summary>One chance in five is left to a pair whose numbers contradict each other.</summary>
    private const double ContradictedMost = -2;

    private readonly Comparison[] _comparisons;
    private readonly LevelWeight[] _levels;
    private readonly Rest[] _rest;
    private readonly int _witness;
    private readonly Experience _experience;

    public Scorer(IReadOnlyList<Comparison> comparisons, LinkModel model, double pairs, long records)
    {
        model.CheckFits(comparisons);
        _comparisons = [.. comparisons];
        _levels = new LevelWeight[comparisons.Count * LevelsMax];
        _rest = new Rest[comparisons.Count + 1];
        for (var c = 0; c < comparisons.Count; c++)
            Fill(c, model.Facts[c]);
        for (var c = comparisons.Count - 1; c >= 0; c--)
            _rest[c] = new Rest(_rest[c + 1].Weight + Best(c, 0), _rest[c + 1].Own + Best(c, 1));
        var matches = Math.Min(0.5, model.MatchesPerRecord * records / Math.Max(1, pairs));
        var households = Math.Min(0.4, model.HouseholdPairsPerRecord * records / Math.Max(1, pairs));
        _witness = Array.FindIndex(_comparisons, c => c.Witness is not null);
        _experience = new Experience(_witness < 0 ? null : model.Experience);
        Prior = Math.Log2(matches / (1 - matches - households));
        _householdPrior = Math.Log2(Math.Max(households, 1e-30) / (1 - matches - households));
    }

    private readonly double _householdPrior;

    /// <summary>What a level adds to both weights, and whether rare values count for the household as well.</summary>
    private readonly record struct LevelWeight(double Match, double Household, double Usual, double SharedPart);

    /// <summary>The most the facts from one on can add to the weight, and to it less the household's.</summary>
    private readonly record struct Rest(double Weight, double Own);

    /// <summary>Weight of a pair about which nothing is known.</summary>
    public double Prior { get; }

    public IReadOnlyList<Comparison> Comparisons => _comparisons;

    /// <summary>False on the unpruned path that tests compare with.</summary>
    public bool Prunes { get; init; } = true;

    public static double Probability(double weight) => 1 / (1 + Math.Pow(2, -weight));

    public static double WeightOf(double probability) => Math.Log2(probability / (1 - probability));

    /// <summary>The weight of a pair, or negative infinity when it cannot reach <paramref name="wanted"/>.</summary>
    public double Weigh(ReadOnlySpan<int> a, ReadOnlySpan<int> b, double wanted)
    {
        var weight = Sum(a, b, wanted, -1);
        if (_witness < 0 || weight < wanted)
            return weight;
        weight -= Contradiction(a, b, weight) + Experience(a, b, weight);
        return weight >= wanted ? weight : double.NegativeInfinity;
    }

    /// <summary>The weight as if the witness were missing, before experience; negative infinity as above.</summary>
    public double WeighWithoutWitness(ReadOnlySpan<int> a, ReadOnlySpan<int> b, double wanted) =>
        Sum(a, b, wanted, _witness);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Sum(ReadOnlySpan<int> a, ReadOnlySpan<int> b, double wanted, int without)
    {
        var weight = Prior;
        var household = _householdPrior;
        var comparisons = _comparisons;
        for (var c = 0; c < comparisons.Length; c++)
        {
            if (Prunes && IsHopeless(c, weight, household, wanted))
                return double.NegativeInfinity;
            var outcome = c == without ? comparisons[c].CompareWithoutWitness(a, b) : comparisons[c].Compare(a, b);
            var level = Outcome.Level(outcome);
            if (level == 0)
                continue;
            ref readonly var found = ref _levels[(c * LevelsMax) + level];
            var frequency = Frequency(found.Usual, outcome);
            weight += found.Match + frequency;
            household += found.Household + (found.SharedPart * frequency);
        }

        weight -= HouseholdCost(household);
        return weight >= wanted ? weight : double.NegativeInfinity;
    }

    /// <summary>
    /// What each fact adds to the weight, in the order they were compared, with the household cost last.
    /// </summary>
    public IReadOnlyList<WeightStep> Explain(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var steps = new List<WeightStep> { new("prior", "", "", "", Prior, 0) };
        var household = _householdPrior;
        for (var c = 0; c < _comparisons.Length; c++)
        {
            var comparison = _comparisons[c];
            var outcome = comparison.Compare(a, b);
            var level = Outcome.Level(outcome);
            var found = _levels[(c * LevelsMax) + level];
            var frequency = level == 0 ? 0 : Frequency(found.Usual, outcome);
            household += found.Household + (found.SharedPart * frequency);
            steps.Add(
                new WeightStep(
                    comparison.Name,
                    comparison.Show(a),
                    comparison.Show(b),
                    comparison.Levels[level],
                    found.Match,
                    frequency
                )
            );
        }

        steps.Add(new WeightStep("shared household", "", "", "", -HouseholdCost(household), 0));
        if (_witness < 0)
            return steps;
        var weight = steps.Sum(s => s.Weight + s.FrequencyWeight);
        if (Contradiction(a, b, weight) is var against and > 0)
            steps.Add(new WeightStep("two sound NIKs", "", "", "", -against, 0));
        if (Experience(a, b, weight) is var taken and > 0)
            steps.Add(new WeightStep("experience where NIK is known", "", "", "", -taken, 0));
        return steps;
    }

    // What is taken off because both numbers are sound and say two people: the pair stays to be looked at, no more.
    private double Contradiction(ReadOnlySpan<int> a, ReadOnlySpan<int> b, double weight) =>
        weight > ContradictedMost && _comparisons[_witness].Forbids(a, b) ? weight - ContradictedMost : 0;

    // What is taken off a pair that lacks the number.
    private double Experience(ReadOnlySpan<int> a, ReadOnlySpan<int> b, double weight)
    {
        var slot = _comparisons[_witness].Witness!.Slot;
        return weight < _experience.Top && (a[slot] == 0 || b[slot] == 0) ? _experience.Takes(weight) : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Frequency(double usual, int outcome)
    {
        var bits = Outcome.Bits16(outcome);
        if (bits == 0)
            return 0;
        var more = (bits * (1.0 / Outcome.BitScale)) - usual;
        return more > FrequencyBitsMax ? FrequencyBitsMax
            : more < -FrequencyBitsMax ? -FrequencyBitsMax
            : more;
    }

    // How much likelier than strangers the pair is to be two members of one household, taken off the weight.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double HouseholdCost(double household) =>
        household > 40 ? household
        : household < -40 ? 0
        : Math.Log2(1 + Math.Pow(2, household));

    private void Fill(int c, FactModel fact)
    {
        for (var l = 0; l < fact.Match.Length; l++)
        {
            // A household shares its rare address, and the rare words of a family name.
            var comparison = _comparisons[c];
            var isShared = comparison.IsShared || (comparison.OwnLevels > 0 && l >= comparison.OwnLevels);
            _levels[(c * LevelsMax) + l + 1] = new LevelWeight(
                Math.Log2(fact.Match[l] / fact.Stranger[l]),
                Math.Log2(fact.Household[l] / fact.Stranger[l]),
                fact.UsualBits[l],
                isShared ? 1 : 0
            );
        }
    }

    // A pair ends below its weight, and below its weight less what speaks for a household: both are bounded by the
    // best the facts from c on can do. The margin is far above rounding, so no pair is lost that would be kept.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsHopeless(int c, double weight, double household, double wanted) =>
        weight + _rest[c].Weight < wanted - Margin || weight - household + _rest[c].Own < wanted - Margin;

    // The most a fact can add to the weight, or (less: 1) to the weight less the household's.
    private double Best(int c, double less)
    {
        var best = 0.0;
        var bits = Math.Min((double)_comparisons[c].BitsMax16 / Outcome.BitScale, 1e6);
        for (var l = 1; l < _comparisons[c].Levels.Count; l++)
        {
            var level = _levels[(c * LevelsMax) + l];
            var isShared = less > 0 && level.SharedPart > 0;
            var frequency = isShared ? 0 : Math.Clamp(bits - level.Usual, 0, FrequencyBitsMax);
            best = Math.Max(best, level.Match - (less * level.Household) + frequency);
        }

        return best;
    }
}

/// <summary>
/// One step of a waterfall: a fact, both values, the level they reach and the weight that adds (bits).
/// </summary>
public sealed record WeightStep(
    string Fact,
    string Left,
    string Right,
    string Level,
    double Weight,
    double FrequencyWeight
);
