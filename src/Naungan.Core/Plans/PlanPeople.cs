using System.Numerics;

namespace Naungan.Core.Plans;

/// <summary>
/// The most people the ceilings bear for a number of months: groups that come first are filled first, and waves alike
/// in price and ceiling share what there is in proportion to their limits.
/// </summary>
internal sealed class PlanPeople
{
    private readonly PlanBoard _board;
    private readonly int _months;
    private readonly long[] _limits;
    private readonly List<List<int>> _alike; // pieces by column of the packing
    private readonly long[] _least;
    private readonly long[] _most;

    private PlanPeople(PlanBoard board, int months, long[] limits, bool fromNought, bool open = false)
    {
        (_board, _months, _limits) = (board, months, limits);
        _least = [.. board.Pieces.Select(piece => fromNought || piece.From >= months ? 0 : piece.Least)];
        _most =
        [
            .. board.Pieces.Select(
                (piece, p) => piece.From >= months ? 0 : piece.Most ?? (open ? PlanCheck.PeopleMax : AffordableOf(p))
            ),
        ];
        _alike =
        [
            .. Enumerable
                .Range(0, board.Pieces.Count)
                .GroupBy(p => (board.Pieces[p].Priority, string.Join(' ', ColumnOf(p))))
                .Select(same => same.ToList()),
        ];
    }

    /// <param name="Totals">People of each rank of priority, first to last.</param>
    internal sealed record Found(long[] People, long[] Totals, bool IsProved);

    /// <summary>Null when even the least people of the plan do not fit.</summary>
    /// <param name="fromNought">Ask how many of those named fit, instead of taking them as given.</param>
    internal static Found? Most(PlanBoard board, int months, long[] limits, bool fromNought) =>
        new PlanPeople(board, months, limits, fromNought).Solve();

    /// <summary>What the relaxed problem pays for one rupiah more of each ceiling.</summary>
    internal static (BigInteger Numerator, BigInteger Denominator)[] Prices(PlanBoard board, int months)
    {
        var asked = new PlanPeople(board, months, board.Limits, fromNought: false, open: true);
        var packing = asked.Packed([.. asked._alike.Select(_ => 1L)], []);
        var relaxed = Simplex.Solve(
            packing,
            new long[packing.Most.Length],
            packing.Most,
            packing.Left(new long[packing.Most.Length])
        );
        return [.. Enumerable.Range(0, board.Limits.Length).Select(relaxed.PriceOf)];
    }

    private Found? Solve()
    {
        if (Enumerable.Range(0, _limits.Length).Any(c => LeftOf(c) < 0))
            return null;
        var ranks = _board.Pieces.Select(piece => piece.Priority).Distinct().Order().ToList();
        var (totals, isProved) = (new List<long>(), true);
        long[] columns = [];
        for (var rank = 0; rank < ranks.Count; rank++)
        {
            // The people of earlier ranks weigh more than everybody of this one, and cannot pass what they had.
            var heavy = 1 + _alike.Sum(same => RankOf(same) == ranks[rank] ? Room(same) : 0);
            var weights = _alike.Select(same => WeightOf(RankOf(same), ranks[rank], heavy)).ToArray();
            var answer = Packed(weights, [.. ranks.Take(rank).Zip(totals)]).Solve();
            columns = answer.X;
            isProved &= answer.IsProved;
            totals.Add(Enumerable.Range(0, columns.Length).Sum(i => RankOf(_alike[i]) == ranks[rank] ? columns[i] : 0));
        }

        return new Found(Spread(columns), [.. totals], isProved);
    }

    private static long WeightOf(int rank, int current, long heavy) =>
        rank < current ? heavy
        : rank == current ? 1
        : 0;

    private Packing Packed(long[] weights, List<(int Rank, long Total)> settled)
    {
        var use = Enumerable
            .Range(0, _limits.Length)
            .Select(c => _alike.Select(same => _board.Use(c, same[0], _months)).ToArray())
            .Concat(settled.Select(rank => _alike.Select(same => RankOf(same) == rank.Rank ? 1L : 0).ToArray()));
        var limits = Enumerable.Range(0, _limits.Length).Select(LeftOf).Concat(settled.Select(rank => rank.Total));
        return new Packing(weights, [.. use], [.. limits], [.. _alike.Select(Room)]);
    }

    private int RankOf(List<int> same) => _board.Pieces[same[0]].Priority;

    private long Room(List<int> same) => same.Sum(p => Math.Max(0, _most[p] - _least[p]));

    private long LeftOf(int ceiling) => checked((long)(_limits[ceiling] - _board.Used(ceiling, _least, _months)));

    private IEnumerable<long> ColumnOf(int piece) =>
        Enumerable.Range(0, _limits.Length).Select(c => _board.Use(c, piece, _months));

    // Without a limit of its own a wave can only grow as far as one of its ceilings lets it.
    private long AffordableOf(int piece)
    {
        var most = PlanCheck.PeopleMax;
        for (var c = 0; c < _limits.Length; c++)
        {
            if (_board.Use(c, piece, _months) is > 0 and var use)
                most = Math.Min(most, _limits[c] / use);
        }

        return Math.Max(most, _least[piece]);
    }

    /// <summary>Columns back to waves; shares by largest remainder, earlier waves first among equals.</summary>
    private long[] Spread(long[] columns)
    {
        var people = (long[])_least.Clone();
        for (var i = 0; i < columns.Length; i++)
        {
            var room = Room(_alike[i]);
            if (room == 0)
                continue;
            var shares = _alike[i].Select(p => (Piece: p, Exact: (Int128)columns[i] * (_most[p] - _least[p]))).ToList();
            foreach (var (piece, exact) in shares)
                people[piece] += (long)(exact / room);
            var rest = columns[i] - shares.Sum(share => (long)(share.Exact / room));
            foreach (var (piece, _) in shares.OrderByDescending(share => share.Exact % room).Take((int)rest))
                people[piece]++;
        }

        return people;
    }
}
