using System.Numerics;

namespace Naungan.Core.Plans;

/// <summary>
/// Whole numbers x that make <c>weights · x</c> greatest while no row of <c>use · x</c> passes its limit and no x its
/// own: people packed under ceilings. Exact: integers throughout, branch and bound over an exact simplex.
/// </summary>
/// <param name="Weights">Value of one unit of each x; not negative.</param>
/// <param name="Use">A row a limit: what one unit of each x takes; not negative.</param>
/// <param name="Most">The largest each x may be.</param>
internal sealed record Packing(long[] Weights, long[][] Use, long[] Limits, long[] Most)
{
    /// <summary>Nodes looked at before the search stops with the best found and says that it is not proved.</summary>
    private const int NodesMax = 30_000;

    /// <param name="Bound">No packing is worth more than this; equals the value when proved.</param>
    internal sealed record Answer(long[] X, BigInteger Value, BigInteger Bound)
    {
        internal bool IsProved => Value == Bound;
    }

    internal Answer Solve()
    {
        var best = Filled(new long[Most.Length], Most);
        var bestValue = ValueOf(best);
        var (root, rootLimit) = Relaxed(new long[Most.Length], Most);
        var open = new PriorityQueue<Node, BigInteger>();
        open.Enqueue(new Node(new long[Most.Length], Most, root), -rootLimit);
        var looked = 0;
        while (open.TryDequeue(out var node, out var negated))
        {
            if (-negated <= bestValue)
                return new Answer(best, bestValue, bestValue);
            if (++looked > NodesMax)
                return new Answer(best, bestValue, -negated);
            var floor = node.Relaxed!.Floors();
            var filled = Filled(floor, node.Most);
            if (ValueOf(filled) is var value && value > bestValue)
                (best, bestValue) = (filled, value);
            foreach (var child in Branches(node))
            {
                var (relaxed, limit) = Relaxed(child.Least, child.Most);
                if (relaxed is not null && limit > bestValue)
                    open.Enqueue(child with { Relaxed = relaxed }, -limit);
            }
        }

        return new Answer(best, bestValue, bestValue);
    }

    internal BigInteger ValueOf(long[] x)
    {
        var sum = BigInteger.Zero;
        for (var i = 0; i < x.Length; i++)
            sum += (BigInteger)Weights[i] * x[i];
        return sum;
    }

    /// <summary>What is left of each limit.</summary>
    internal BigInteger[] Left(long[] x)
    {
        var left = new BigInteger[Limits.Length];
        for (var row = 0; row < left.Length; row++)
        {
            left[row] = Limits[row];
            for (var i = 0; i < x.Length; i++)
                left[row] -= (BigInteger)Use[row][i] * x[i];
        }

        return left;
    }

    // On one side of a fraction x stays below it, on the other above it; no whole number lies between.
    private static IEnumerable<Node> Branches(Node node)
    {
        if (node.Relaxed!.FirstFraction() is not { } at)
            yield break;
        var below = node.Relaxed.Floors()[at];
        var most = (long[])node.Most.Clone();
        most[at] = below;
        yield return new Node(node.Least, most, null);
        var least = (long[])node.Least.Clone();
        least[at] = below + 1;
        yield return new Node(least, node.Most, null);
    }

    /// <summary>The best with fractions allowed, and the whole number no packing below this node can pass.</summary>
    private (Simplex? Relaxed, BigInteger Limit) Relaxed(long[] least, long[] most)
    {
        var left = Left(least);
        if (left.Any(rest => rest.Sign < 0) || least.Zip(most).Any(pair => pair.First > pair.Second))
            return (null, BigInteger.MinusOne);
        var solved = Simplex.Solve(this, least, most, left);
        return (solved, ValueOf(least) + solved.ValueFloor);
    }

    /// <summary>Units added one kind after the other, most valuable first, until nothing more fits.</summary>
    private long[] Filled(long[] from, long[] most)
    {
        var x = (long[])from.Clone();
        var left = Left(x);
        foreach (var i in Enumerable.Range(0, x.Length).OrderByDescending(i => Weights[i]).ThenBy(CostOf))
        {
            BigInteger room = most[i] - x[i];
            for (var row = 0; row < left.Length; row++)
            {
                if (Use[row][i] > 0)
                    room = BigInteger.Min(room, left[row] / Use[row][i]);
            }

            if (room.Sign <= 0)
                continue;
            x[i] += (long)room;
            for (var row = 0; row < left.Length; row++)
                left[row] -= room * Use[row][i];
        }

        return x;
    }

    private BigInteger CostOf(int i) => Use.Aggregate(BigInteger.Zero, (sum, row) => sum + row[i]);

    private sealed record Node(long[] Least, long[] Most, Simplex? Relaxed);
}
