using System.Numerics;

namespace Naungan.Core.Plans;

/// <summary>
/// The best packing with fractions allowed. A tableau of whole numbers over one common denominator (Edmonds'
/// integer pivoting): every division comes out even, so nothing is ever rounded. Bland's rule keeps it from circling.
/// </summary>
internal sealed class Simplex
{
    private readonly BigInteger[][] _rows; // constraints, then the objective as last row; last column is the right side
    private readonly int[] _basic; // which variable a row stands for
    private readonly int[] _outside; // which variable a column stands for
    private readonly int _count; // variables of the packing; those above are slacks
    private readonly long[] _least;
    private BigInteger _denominator = BigInteger.One;

    private Simplex(Packing packing, long[] least, long[] most, BigInteger[] left)
    {
        (_count, _least) = (least.Length, least);
        var limits = packing.Use.Length;
        _rows = new BigInteger[limits + _count + 1][];
        for (var row = 0; row < limits; row++)
            _rows[row] = [.. packing.Use[row].Select(use => (BigInteger)use), left[row]];
        for (var i = 0; i < _count; i++)
            _rows[limits + i] = [.. Unit(i), most[i] - least[i]];
        _rows[^1] = [.. packing.Weights.Select(weight => -(BigInteger)weight), BigInteger.Zero];
        _outside = [.. Enumerable.Range(0, _count)];
        _basic = [.. Enumerable.Range(_count, limits + _count)];
    }

    internal BigInteger ValueFloor => Floor(_rows[^1][_count], _denominator);

    /// <summary>
    /// What one unit more of a limit is worth, as a fraction: the price the relaxed problem puts on it.
    /// </summary>
    internal (BigInteger Numerator, BigInteger Denominator) PriceOf(int limit)
    {
        var column = Array.IndexOf(_outside, _count + limit);
        return column < 0 ? (BigInteger.Zero, BigInteger.One) : (_rows[^1][column], _denominator);
    }

    internal static Simplex Solve(Packing packing, long[] least, long[] most, BigInteger[] left)
    {
        var simplex = new Simplex(packing, least, most, left);
        while (simplex.Entering() is { } column)
            simplex.Pivot(simplex.Leaving(column), column);
        return simplex;
    }

    /// <summary>Each x cut down to a whole number.</summary>
    internal long[] Floors() =>
        [.. Enumerable.Range(0, _count).Select(i => _least[i] + (long)Floor(Of(i), _denominator))];

    internal int? FirstFraction()
    {
        for (var i = 0; i < _count; i++)
        {
            if (!(Of(i) % _denominator).IsZero)
                return i;
        }

        return null;
    }

    private BigInteger Of(int variable)
    {
        var row = Array.IndexOf(_basic, variable);
        return row < 0 ? BigInteger.Zero : _rows[row][_count];
    }

    private int? Entering()
    {
        int? found = null;
        for (var column = 0; column < _count; column++)
        {
            var isBetter = _rows[^1][column].Sign < 0;
            if (isBetter && (found is null || _outside[column] < _outside[found.Value]))
                found = column;
        }

        return found;
    }

    // Every variable has a limit of its own, so a row that stops the growth always exists.
    private int Leaving(int column)
    {
        var found = -1;
        for (var row = 0; row < _basic.Length; row++)
        {
            if (_rows[row][column].Sign <= 0)
                continue;
            var order = found < 0 ? -1 : Compare(row, found, column);
            if (order < 0 || (order == 0 && _basic[row] < _basic[found]))
                found = row;
        }

        return found;
    }

    private int Compare(int row, int other, int column) =>
        (_rows[row][_count] * _rows[other][column]).CompareTo(_rows[other][_count] * _rows[row][column]);

    private void Pivot(int pivotRow, int pivotColumn)
    {
        var pivot = _rows[pivotRow][pivotColumn];
        for (var row = 0; row < _rows.Length; row++)
        {
            if (row == pivotRow)
                continue;
            var factor = _rows[row][pivotColumn];
            for (var column = 0; column <= _count; column++)
            {
                if (column != pivotColumn)
                    _rows[row][column] =
                        ((_rows[row][column] * pivot) - (factor * _rows[pivotRow][column])) / _denominator;
            }

            _rows[row][pivotColumn] = -factor;
        }

        _rows[pivotRow][pivotColumn] = _denominator;
        _denominator = pivot;
        (_basic[pivotRow], _outside[pivotColumn]) = (_outside[pivotColumn], _basic[pivotRow]);
    }

    private IEnumerable<BigInteger> Unit(int at) =>
        Enumerable.Range(0, _count).Select(i => i == at ? BigInteger.One : BigInteger.Zero);

    private static BigInteger Floor(BigInteger numerator, BigInteger denominator) =>
        BigInteger.DivRem(numerator, denominator, out var rest) - (rest.Sign < 0 ? 1 : 0);
}
