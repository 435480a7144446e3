using System.Numerics;
using Naungan.Core.Law;
using Naungan.Core.Law.Contributions;
using Naungan.Core.Money;

namespace Naungan.Core.Plans;

/// <summary>One wave of one group: the unit whose number of people is known or looked for.</summary>
/// <param name="From">Month of the plan it joins in, from nought.</param>
internal sealed record Piece(int Group, int Wave, int From, long Least, long? Most, int Priority);

/// <summary>
/// A plan laid out for computing: what one person of each wave takes from each ceiling by each month.
/// </summary>
internal sealed class PlanBoard
{
    private readonly Plan _plan;
    private readonly PlanPrices _prices;
    private readonly long[][][] _taken; // ceiling (the last one is "all money"), piece, months: running sums

    private PlanBoard(Plan plan, PlanPrices prices)
    {
        (_plan, _prices) = (plan, prices);
        Pieces = [.. plan.Groups.SelectMany((group, g) => group.Waves.Select((wave, w) => Of(group, g, wave, w)))];
        Limits = [.. plan.Ceilings.Select(ceiling => ceiling.Amount.Amount)];
        _taken = new long[Limits.Length + 1][][];
        for (var c = 0; c <= Limits.Length; c++)
            _taken[c] = [.. Pieces.Select(piece => Running(c, piece))];
    }

    internal IReadOnlyList<Piece> Pieces { get; }

    internal long[] Limits { get; }

    internal Explanation Because => _prices.Because;

    internal static Result<PlanBoard> Of(Lawbook law, Plan plan) =>
        PlanPrices.Of(law, plan).TryGet(out var prices, out var refusal) ? new PlanBoard(plan, prices) : refusal;

    /// <summary>What one person of a wave takes from a ceiling over the first months.</summary>
    internal long Use(int ceiling, int piece, int months) => _taken[ceiling][piece][months];

    /// <summary>All money one person of a wave costs over the first months.</summary>
    internal long Cost(int piece, int months) => _taken[Limits.Length][piece][months];

    internal BigInteger Used(int ceiling, long[] people, int months)
    {
        var sum = BigInteger.Zero;
        for (var p = 0; p < people.Length; p++)
            sum += (BigInteger)_taken[ceiling][p][months] * people[p];
        return sum;
    }

    internal BigInteger Cost(long[] people, int months) => Used(Limits.Length, people, months);

    internal bool Fits(long[] people, int months) =>
        Enumerable.Range(0, Limits.Length).All(c => Used(c, people, months) <= Limits[c]);

    /// <summary>The first month some of whose money no ceiling covers, or the plan's length.</summary>
    internal int FundedMonths()
    {
        for (var m = 0; m < _plan.Months; m++)
        {
            if (Pieces.Any(piece => m >= piece.From && !IsFunded(piece, m)))
                return m;
        }

        return _plan.Months;
    }

    /// <summary>Money missing: of the narrowest ceilings together, or of the widest where that is more.</summary>
    internal BigInteger Short(long[] people, int months)
    {
        var missing = Limits.Select((limit, c) => BigInteger.Max(0, Used(c, people, months) - limit)).ToList();
        if (missing.Count == 0)
            return BigInteger.Zero;
        var narrowest = missing.Where((_, c) => !_plan.Ceilings.Where((_, o) => o != c).Any(o => Holds(c, o)));
        return BigInteger.Max(missing.Max(), narrowest.Aggregate(BigInteger.Zero, (sum, one) => sum + one));
    }

    internal PlanMonth Month(long[] people, int month)
    {
        var amounts = new long[Jaminans.All.Count];
        long paid = 0;
        for (var p = 0; p < Pieces.Count; p++)
        {
            if (month < Pieces[p].From || !_plan.IsPaid(_plan.Start.Plus(month)))
                continue;
            paid += people[p];
            for (var i = 0; i < amounts.Length; i++)
                amounts[i] = checked(amounts[i] + (people[p] * _prices.Of(Pieces[p].Group, month, i)));
        }

        var byInsurance = Jaminans
            .All.Where((_, i) => amounts[i] > 0)
            .ToDictionary(one => one, one => new Rupiah(amounts[PlanPrices.PlaceOf(one)]));
        return new PlanMonth(_plan.Start.Plus(month), paid, new Rupiah(amounts.Sum()), byInsurance);
    }

    private Piece Of(PlanGroup group, int g, PlanWave wave, int w)
    {
        var from = wave.From is { } month ? month.MonthsSince(_plan.Start) : 0;
        return new Piece(g, w, from, wave.People ?? wave.Least, wave.People ?? wave.Most, group.Priority);
    }

    private bool Holds(int ceiling, PlanCeiling other)
    {
        var wide = _plan.Ceilings[ceiling];
        return (wide.Agency is null || wide.Agency == other.Agency)
            && (wide.Account is null || wide.Account == other.Account)
            && (wide.Fund is null || wide.Fund == other.Fund)
            && (wide.Year is null || wide.Year == other.Year);
    }

    private bool IsFunded(Piece piece, int month) =>
        Jaminans.All.All(insurance =>
            _prices.Of(piece.Group, month, PlanPrices.PlaceOf(insurance)) == 0
            || _plan.Ceilings.Any(ceiling =>
                ceiling.Covers(_plan.Groups[piece.Group], _plan.Start.Plus(month), insurance)
            )
        );

    private long[] Running(int ceiling, Piece piece)
    {
        var sums = new long[_plan.Months + 1];
        var isAll = ceiling == Limits.Length;
        var group = _plan.Groups[piece.Group];
        for (var m = 0; m < _plan.Months; m++)
        {
            sums[m + 1] = sums[m];
            if (m < piece.From)
                continue;
            foreach (var insurance in Jaminans.All)
            {
                if (isAll || _plan.Ceilings[ceiling].Covers(group, _plan.Start.Plus(m), insurance))
                    sums[m + 1] += _prices.Of(piece.Group, m, PlanPrices.PlaceOf(insurance));
            }
        }

        return sums;
    }
}
