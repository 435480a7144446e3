using System.Numerics;
using Naungan.Core.Law;
using Naungan.Core.Money;

namespace Naungan.Core.Plans;

/// <summary>What stands in the way of one more person or one more month, ceiling by ceiling.</summary>
internal sealed class PlanNext
{
    private readonly Plan _plan;
    private readonly PlanBoard _board;
    private readonly long[] _people;
    private readonly int _months;
    private readonly PlanPeople.Found? _found;
    private readonly BigInteger[] _needs;
    private readonly (BigInteger Numerator, BigInteger Denominator)[]? _prices;

    internal PlanNext(Plan plan, PlanBoard board, long[] people, int months, PlanPeople.Found? found)
    {
        (_plan, _board, _people, _months, _found) = (plan, board, people, months, found);
        _needs = found is null ? OfMonth() : OfPerson();
        _prices = found is null ? null : PlanPeople.Prices(board, months);
    }

    internal CeilingUse Use(int ceiling) =>
        new(
            _plan.Ceilings[ceiling],
            PlanSolver.Money(_board.Used(ceiling, _people, _months)),
            PlanSolver.Money(_needs[ceiling]),
            AloneOf(ceiling),
            PriceOf(ceiling)
        );

    /// <summary>What each ceiling lacks for the month after the last full one.</summary>
    private BigInteger[] OfMonth()
    {
        var next = Math.Min(_months + 1, _plan.Months);
        return [.. _board.Limits.Select((limit, c) => Lack(_board.Used(c, _people, next) - limit))];
    }

    /// <summary>What each ceiling lacks for that one more person who lacks least in all.</summary>
    private BigInteger[] OfPerson()
    {
        BigInteger[]? least = null;
        for (var p = 0; p < _people.Length; p++)
        {
            var piece = _board.Pieces[p];
            if (_people[p] >= (piece.Most ?? PlanCheck.PeopleMax) || piece.From >= _months)
                continue;
            var lacks = _board
                .Limits.Select((limit, c) => Lack(_board.Used(c, _people, _months) + _board.Use(c, p, _months) - limit))
                .ToArray();
            if (least is null || Sum(lacks) < Sum(least))
                least = lacks;
        }

        return least ?? [.. _board.Limits.Select(_ => BigInteger.Zero)];
    }

    private Rupiah? AloneOf(int ceiling)
    {
        if (_needs[ceiling].IsZero)
            return null;
        if (_found is null)
        {
            var isAlone = _needs.Where((_, c) => c != ceiling).All(need => need.IsZero);
            return isAlone ? PlanSolver.Money(_needs[ceiling]) : null;
        }

        // More money never makes the answer worse, so the least sufficient rise is found by halving.
        var dearest = Enumerable.Range(0, _people.Length).Max(p => _board.Use(ceiling, p, _months));
        if (!WinsWith(ceiling, dearest))
            return null;
        var (loses, wins) = (0L, dearest);
        while (wins - loses > 1)
        {
            var middle = (loses + wins) / 2;
            (loses, wins) = WinsWith(ceiling, middle) ? (loses, middle) : (middle, wins);
        }

        return new Rupiah(wins);
    }

    private bool WinsWith(int ceiling, long more)
    {
        var limits = (long[])_board.Limits.Clone();
        limits[ceiling] += more;
        var found = PlanPeople.Most(_board, _months, limits, fromNought: false)!;
        return found.Totals.Zip(_found!.Totals).FirstOrDefault(pair => pair.First != pair.Second) is var (now, before)
            && now > before;
    }

    private Rational? PriceOf(int ceiling)
    {
        if (_prices is null)
            return null;
        var (numerator, denominator) = _prices[ceiling];
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        var (a, b) = (numerator / common, denominator / common);
        return a <= long.MaxValue && b <= long.MaxValue ? Rational.Of((long)a, (long)b) : null;
    }

    private static BigInteger Lack(BigInteger missing) => BigInteger.Max(BigInteger.Zero, missing);

    private static BigInteger Sum(BigInteger[] parts) => parts.Aggregate(BigInteger.Zero, (sum, one) => sum + one);
}
