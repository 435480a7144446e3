using System.Numerics;
using System.Runtime.CompilerServices;

namespace Naungan.Linkage.Comparing;

/// <summary>
/// Dates of a column as eight decimal digits packed in nibbles, YYYYMMDD; 0 where none could be read.
/// </summary>
public sealed class DateValues(ColumnView column) : LinePart(column, 1)
{
    private uint[] _packed = [];
    private int _known;
    private bool _monthFirst;

    public uint Of(ReadOnlySpan<int> line) => (uint)line[At];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Write(int value, Span<int> target) => target[0] = (int)_packed[value];

    public override void CutBack(int count) => _known = Math.Min(_known, count);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Absorb()
    {
        if (_known == 0)
            _monthFirst = DateText.SeemsMonthFirst(Column.Values);
        if (_packed.Length <= Column.Values.Count)
            Array.Resize(ref _packed, Column.Values.Count + 1 + (Column.Values.Count / 4));
        for (var i = _known + 1; i <= Column.Values.Count; i++)
            _packed[i] = DateText.Parse(Column.Values.Bytes(i), _monthFirst);
        _known = Column.Values.Count;
    }
}

/// <summary>How near two dates are, on their digits: slips of the pen rather than days apart.</summary>
public static class DateNearness
{
    public const int Same = 1;
    public const int Close = 2;
    public const int Fair = 3;
    public const int Far = 4;
    public const int Different = 5;

    /// <summary>
    /// Same; close: one digit, two neighbours or day and month swapped; fair: two digits or weeks; far: a year.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Judge(uint a, uint b)
    {
        if (a == b)
            return Same;
        var wrong = WrongDigits(a ^ b);
        if (wrong == 1 || NeighboursSwapped(a, b, wrong) || SwapDayMonth(a) == b)
            return Close;
        var days = Math.Abs(DayNumber(a) - DayNumber(b));
        if (wrong == 2 || days <= 45)
            return Fair;
        return days <= 366 || (a >> 16) == (b >> 16) || (a & 0xFFFF) == (b & 0xFFFF) ? Far : Different;
    }

    // Near enough for nearness: every month has 30.4 days. A date without a century counts from its two digits.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int DayNumber(uint date) =>
        (int)((Digits(date >> 16) * 365.25) + (Digits((date >> 8) & 0xFF) * 30.4) + Digits(date & 0xFF));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Digits(uint packed) =>
        ((packed >> 12) * 1000) + ((packed >> 8 & 15) * 100) + ((packed >> 4 & 15) * 10) + (packed & 15);

    /// <summary>The date with day and month exchanged.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint SwapDayMonth(uint date) => (date & 0xFFFF0000) | ((date & 0xFF) << 8) | ((date >> 8) & 0xFF);

    internal static int WrongDigits(ulong difference)
    {
        difference |= difference >> 1;
        difference |= difference >> 2;
        return BitOperations.PopCount(difference & 0x1111111111111111UL);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool NeighboursSwapped(uint a, uint b, int wrong)
    {
        if (wrong != 2)
            return false;
        var shift = BitOperations.TrailingZeroCount(a ^ b) & ~3;
        var x = (a >> shift) & 0xFF;
        var y = (b >> shift) & 0xFF;
        return ((x << 4) | (x >> 4)) % 256 == y && (a ^ b) >> shift >> 8 == 0;
    }
}

/// <summary>A date column on its own.</summary>
public sealed class DateComparison(string name, DateValues dates)
    : Comparison(name, "same", "one slip", "two slips or weeks apart", "year or day the same", "different")
{
    public override IReadOnlyList<ColumnView> Columns { get; } = [dates.Column];

    public override int Cost => 2;

    public override double? SameByChance => dates.Column.SameByChance();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var x = dates.Of(a);
        var y = dates.Of(b);
        if (x == 0 || y == 0)
            return 0;
        var level = DateNearness.Judge(x, y);
        var bits = level == DateNearness.Same ? dates.Column.Bits16(a[dates.Column.Slot]) : 0;
        return Outcome.Of(level, bits);
    }
}
