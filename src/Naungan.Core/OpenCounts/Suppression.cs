namespace Naungan.Core.OpenCounts;

/// <summary>
/// Which counts of a table are withheld so that no group smaller than <c>k</c> shows: the small counts themselves, and
/// as many others as it takes that none is found by subtracting from the sums. A withheld count is safe when
/// the numbers it could be, given everything published, are at least <c>k</c> apart.
/// </summary>
public static class Suppression
{
    /// <param name="table">The counts.</param>
    /// <param name="smallest">k: groups smaller than this are not shown. Nought is shown: nobody is in it.</param>
    /// <param name="also">Withheld in any case, such as those withheld in another month.</param>
    /// <returns>For each edge of the table whether it is withheld.</returns>
    public static bool[] Of(CountTable table, int smallest, IReadOnlyCollection<int>? also = null)
    {
        var withheld = new bool[table.Edges];
        for (var edge = 0; edge < table.Edges; edge++)
            withheld[edge] = table.Value(edge) > 0 && (table.Value(edge) < smallest || also?.Contains(edge) == true);
        while (NextCompanion(table, withheld, smallest) is { } other)
            withheld[other] = true;
        return withheld;
    }

    /// <summary>The least and the most a withheld count can be, given all that is published.</summary>
    public static (long Least, long? Most) Bounds(CountTable table, bool[] withheld, int edge)
    {
        var (from, to) = table.Ends(edge);
        var more = Flow(table, withheld, edge, to, from, null);
        var less = Flow(table, withheld, edge, from, to, table.Value(edge));
        return (table.Value(edge) - (less ?? 0), more is null ? null : table.Value(edge) + more);
    }

    /// <summary>
    /// What to withhold besides: first beside a count that stands alone at one of its sums: subtraction gives it away;
    /// then beside one whose bounds are too near. Null when every withheld count is safe, or nothing but noughts shows.
    /// </summary>
    private static int? NextCompanion(CountTable table, bool[] withheld, int smallest)
    {
        for (var node = 0; node < table.Nodes; node++)
        {
            if (
                Touching(table, node).Count(edge => withheld[edge]) == 1
                && Best(Touching(table, node)) is { } companion
            )
                return companion;
        }
        for (var edge = 0; edge < table.Edges; edge++)
        {
            if (!withheld[edge])
                continue;
            var (least, most) = Bounds(table, withheld, edge);
            if (most is not { } end || end - least >= smallest)
                continue;
            var (from, to) = table.Ends(edge);
            var near = Best(Touching(table, from).Concat(Touching(table, to)));
            if ((near ?? Best(Enumerable.Range(0, table.Edges))) is { } companion)
                return companion;
        }
        return null;

        // The smallest, but rather one that closes a ring with what is withheld already.
        int? Best(IEnumerable<int> edges) =>
            edges
                .Where(edge => !withheld[edge] && table.Value(edge) > 0)
                .OrderBy(edge => Ends(edge).All(node => Touching(table, node).Any(one => withheld[one])) ? 0 : 1)
                .ThenBy(table.Value)
                .Select(edge => (int?)edge)
                .FirstOrDefault();

        int[] Ends(int edge) => [table.Ends(edge).From, table.Ends(edge).To];
    }

    private static IEnumerable<int> Touching(CountTable table, int node) =>
        Enumerable
            .Range(0, table.Edges)
            .Where(edge => table.Ends(edge) is var (from, to) && (from == node || to == node));

    /// <summary>
    /// How much can be moved from one node to another over the other withheld counts: along a count
    /// it grows without end, against it it shrinks to nought. Null when there is no end; stops at most there.
    /// </summary>
    private static long? Flow(CountTable table, bool[] withheld, int asked, int source, int sink, long? most)
    {
        var moved = new long[table.Edges];
        var total = 0L;
        while (most is null || total < most)
        {
            if (Path(table, withheld, asked, source, sink, moved) is not { } path)
                return total;
            var room = most - total;
            foreach (var (edge, isForward) in path)
            {
                if (!isForward)
                    room = Math.Min(room ?? long.MaxValue, table.Value(edge) + moved[edge]);
            }
            if (room is not { } step)
                return null;
            foreach (var (edge, isForward) in path)
                moved[edge] += isForward ? step : -step;
            total += step;
        }
        return total;
    }

    private static List<(int Edge, bool IsForward)>? Path(
        CountTable table,
        bool[] withheld,
        int asked,
        int source,
        int sink,
        long[] moved
    )
    {
        var reached = new (int Edge, bool IsForward, int From)?[table.Nodes];
        reached[source] = (-1, true, source);
        var waiting = new Queue<int>([source]);
        while (waiting.TryDequeue(out var node) && reached[sink] is null)
        {
            for (var edge = 0; edge < table.Edges; edge++)
            {
                if (!withheld[edge] || edge == asked)
                    continue;
                var (from, to) = table.Ends(edge);
                if (from == node)
                    Reach(to, edge, true);
                if (to == node && table.Value(edge) + moved[edge] > 0)
                    Reach(from, edge, false);
            }

            void Reach(int next, int edge, bool isForward)
            {
                if (reached[next] is not null)
                    return;
                reached[next] = (edge, isForward, node);
                waiting.Enqueue(next);
            }
        }

        if (reached[sink] is null)
            return null;
        var path = new List<(int, bool)>();
        for (var node = sink; node != source; node = reached[node]!.Value.From)
            path.Add((reached[node]!.Value.Edge, reached[node]!.Value.IsForward));
        return path;
    }
}
