using System.Runtime.CompilerServices;
using Naungan.Linkage.Text;

namespace Naungan.Linkage.Comparing;

/// <summary>
/// Numbers of up to fifteen digits, packed in nibbles beside their length; 0 where a value is longer and has to be
/// compared digit by digit.
/// </summary>
public sealed class NumberValues(ColumnView column) : LinePart(column, 2)
{
    private const int DigitsMax = 15;

    public ulong Packed(ReadOnlySpan<int> line) => (uint)line[At] | ((ulong)(uint)line[At + 1] << 32);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Write(int value, Span<int> target)
    {
        var digits = Column.Values.Bytes(value);
        ulong packed = 0;
        if (digits.Length is > 0 and <= DigitsMax)
        {
            // Digits stand highest and the length lowest, so that equal lengths line up digit by digit.
            Span<byte> room = stackalloc byte[DigitsMax + 1];
            digits.CopyTo(room);
            room[digits.Length..].Clear();
            packed = ((ulong)PackedDigits.Eight(room) << 32) | PackedDigits.Eight(room[8..]) | (uint)digits.Length;
        }

        target[0] = (int)packed;
        target[1] = (int)(packed >> 32);
    }
}

/// <summary>Numbers typed by hand (identity, phone, account): the same, one or two slips away, or different.</summary>
public sealed class NumberComparison(string name, NumberValues numbers)
    : Comparison(name, "same", "one slip", "two slips", "different")
{
    private const int Different = 4;

    private readonly ColumnView _column = numbers.Column;

    public override IReadOnlyList<ColumnView> Columns { get; } = [numbers.Column];

    public override int Cost => 3;

    public override double? SameByChance => _column.SameByChance();

    public override int BitsMax16 => _column.RarestBits16;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var x = a[_column.Slot];
        var y = b[_column.Slot];
        if (x == 0 || y == 0)
            return 0;
        if (x == y)
            return Outcome.Of(1, _column.Bits16(x));
        var left = numbers.Packed(a);
        var right = numbers.Packed(b);
        // Numbers of one length differ digit by digit; a digit lost here and gained there is no slip of the pen.
        var aligned = left != 0 && right != 0 && (left & 15) == (right & 15);
        if (aligned && DateNearness.WrongDigits(left ^ right) > 2)
            return Outcome.Of(Different);
        return Slips(x, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Slips(int x, int y)
    {
        var left = _column.Values.Bytes(x);
        var right = _column.Values.Bytes(y);
        var edits = Slips(left, right);
        // Two slips in a short number leave too little to recognise it by.
        if (edits > 2 || edits * 4 > Math.Min(left.Length, right.Length))
            return Outcome.Of(Different);
        return Outcome.Of(1 + edits, Math.Min(_column.Bits16(x), _column.Bits16(y)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Slips(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.Length != b.Length)
            return Math.Abs(a.Length - b.Length) > 2 ? int.MaxValue : Similarity.EditDistance(a, b);
        var wrong = 0;
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] != b[i] && ++wrong > 2)
                return int.MaxValue;
        }

        return wrong == 2 ? Similarity.EditDistance(a, b) : wrong;
    }
}
