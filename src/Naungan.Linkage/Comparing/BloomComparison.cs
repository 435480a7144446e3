using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Naungan.Linkage.Comparing;

/// <summary>Bloom filters of a column, 1024 bits each, decoded from hexadecimal once.</summary>
/// <remarks>They are too long for the lines and stay by value.</remarks>
public sealed class BloomValues(ColumnView column) : LinePart(column, 0)
{
    public const int Bits = 1024;
    private const int WordsEach = Bits / 64;

    private ulong[] _filters = [];
    private int _known;

    public ReadOnlySpan<ulong> Of(int value) => _filters.AsSpan(value * WordsEach, WordsEach);

    public override void Write(int value, Span<int> target) { }

    public override void CutBack(int count) => _known = Math.Min(_known, count);

    public override void Absorb()
    {
        var size = (Column.Values.Count + 1) * WordsEach;
        if (_filters.Length < size)
            Array.Resize(ref _filters, size + (_known == 0 ? 0 : size / 8));
        for (var i = _known + 1; i <= Column.Values.Count; i++)
        {
            var target = MemoryMarshal.AsBytes(_filters.AsSpan(i * WordsEach, WordsEach));
            target.Clear();
            Convert.FromHexString(
                Column.Values.Text(i).AsSpan()[..Math.Min(Bits / 4, Column.Values.Bytes(i).Length & ~1)],
                target,
                out _,
                out _
            );
        }

        _known = Column.Values.Count;
    }

    /// <summary>Dice coefficient of two filters: how much of what is set in them is set in both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dice(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        var both = 0;
        var each = 0;
        for (var i = 0; i < a.Length; i++)
        {
            both += BitOperations.PopCount(a[i] & b[i]);
            each += BitOperations.PopCount(a[i]) + BitOperations.PopCount(b[i]);
        }

        return each == 0 ? 0 : 2.0 * both / each;
    }
}

/// <summary>Encoded values compared without being known: the share of common bits in their filters.</summary>
public sealed class BloomComparison(string name, BloomValues filters)
    : Comparison(name, "same", "nearly the same", "alike", "somewhat alike", "different")
{
    public override IReadOnlyList<ColumnView> Columns { get; } = [filters.Column];

    public override int Cost => 3;

    public override double? SameByChance => filters.Column.SameByChance();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var x = a[filters.Column.Slot];
        var y = b[filters.Column.Slot];
        if (x == 0 || y == 0)
            return 0;
        if (x == y)
            return Outcome.Of(1, filters.Column.Bits16(x));
        var dice = BloomValues.Dice(filters.Of(x), filters.Of(y));
        return Outcome.Of(
            dice switch
            {
                >= 0.9 => 2,
                >= 0.8 => 3,
                >= 0.65 => 4,
                _ => 5,
            }
        );
    }
}
