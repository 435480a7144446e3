using System.Runtime.CompilerServices;

namespace Naungan.Linkage.Clustering;

/// <summary>Groups of rows; every group is named by its lowest row.</summary>
public sealed class UnionFind
{
    private readonly int[] _parents;

    public UnionFind(int rows)
    {
        _parents = new int[rows];
        for (var i = 0; i < rows; i++)
            _parents[i] = i;
    }

    public int Count => _parents.Length;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Find(int row)
    {
        while (_parents[row] != row)
        {
            _parents[row] = _parents[_parents[row]];
            row = _parents[row];
        }

        return row;
    }

    public void Union(int a, int b)
    {
        a = Find(a);
        b = Find(b);
        if (a < b)
            _parents[b] = a;
        else if (b < a)
            _parents[a] = b;
    }

    /// <summary>For every row the lowest row of its group.</summary>
    public int[] Roots()
    {
        for (var i = 0; i < _parents.Length; i++)
            _parents[i] = Find(i);
        return _parents;
    }
}
