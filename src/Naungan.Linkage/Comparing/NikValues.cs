using System.Runtime.CompilerServices;

namespace Naungan.Linkage.Comparing;

/// <summary>
/// NIKs of a column: sixteen digits packed in nibbles, and whether the number is sound in itself (a region, a day
/// that exists, a serial). District of first registration (6), DDMMYY with 40 added for women (6), serial (4).
/// </summary>
public sealed class NikValues(ColumnView column) : LinePart(column, 3)
{
    /// <summary>Stands for the unknown century in a date read from a NIK.</summary>
    public const uint NoCentury = 0xFF;

    /// <summary>The sixteen digits, or 0 when there are not sixteen.</summary>
    public ulong Packed(ReadOnlySpan<int> line) => (uint)line[At] | ((ulong)(uint)line[At + 1] << 32);

    /// <summary>The birth date in a sound number as 0xFFYYMMDD, otherwise 0.</summary>
    public uint BirthDate(ReadOnlySpan<int> line) => (uint)line[At + 2];

    public bool IsSound(ReadOnlySpan<int> line) => line[At + 2] != 0;

    /// <summary>False when a birth date is known and the number contains another.</summary>
    public bool Fits(ReadOnlySpan<int> line, uint date) =>
        date == 0 || (BirthDate(line) & 0xFFFFFF) == (date & 0xFFFFFF);

    /// <summary>Digits 7 to 12 as they stand, women's 40 included.</summary>
    public static uint BirthPart(ulong packed) => (uint)(packed >> 16) & 0xFFFFFF;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Write(int value, Span<int> target)
    {
        var packed = Pack(Column.Values.Bytes(value));
        target[0] = (int)packed;
        target[1] = (int)(packed >> 32);
        target[2] = IsSound(packed) ? (int)DateIn(packed) : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint DateIn(ulong packed)
    {
        var part = BirthPart(packed);
        var day = part >> 16;
        day -= day >= 0x40 ? 0x40u : 0;
        return (NoCentury << 24) | ((part & 0xFF) << 16) | (part & 0xFF00) | day;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Pack(ReadOnlySpan<byte> digits) =>
        digits.Length != 16 ? 0 : ((ulong)PackedDigits.Eight(digits) << 32) | PackedDigits.Eight(digits[8..]);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsSound(ulong packed)
    {
        if (packed == 0 || packed >> 60 is 0 or > 9 || (packed & 0xFFFF) == 0)
            return false;
        var day = Two(packed, 32) % 40;
        var tens = Two(packed, 32);
        var month = Two(packed, 24);
        if (tens is > 31 and < 41 or > 71 || day == 0 || month is < 1 or > 12)
            return false;
        // Year 00 counts as a leap year (2000); every fourth year does within either century.
        return day <= DateTime.DaysInMonth(2000 + Two(packed, 16), month);
    }

    private static int Two(ulong packed, int shift) =>
        ((int)((packed >> (shift + 4)) & 15) * 10) + (int)((packed >> shift) & 15);
}
