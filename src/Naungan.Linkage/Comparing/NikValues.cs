namespace Naungan.Linkage.Comparing;

/// <summary>
/// NIKs of a column: sixteen digits packed in nibbles, and whether the number is sound in itself (a region, a day
/// that exists, a serial). District of first registration (6), DDMMYY with 40 added for women (6), serial (4).
/// </summary>
public sealed class NikValues(ColumnView column)
{
    /// <summary>Stands for the unknown century in a date read from a NIK.</summary>
    public const uint NoCentury = 0xFF;

    private ulong[] _packed = [];
    private bool[] _sound = [];
    private int _known;

    public ColumnView Column { get; } = column;

    /// <summary>The sixteen digits, or 0 when there are not sixteen.</summary>
    public ulong Packed(int value) => _packed[value];

    public bool IsSound(int value) => _sound[value];

    /// <summary>Digits 7 to 12 as they stand, women's 40 included.</summary>
    public uint BirthPart(int value) => (uint)(_packed[value] >> 16) & 0xFFFFFF;

    /// <summary>The birth date in a sound number as 0xFFYYMMDD, otherwise 0.</summary>
    public uint BirthDate(int value)
    {
        if (!_sound[value])
            return 0;
        var part = BirthPart(value);
        var day = part >> 16;
        day -= day >= 0x40 ? 0x40u : 0;
        return (NoCentury << 24) | ((part & 0xFF) << 16) | (part & 0xFF00) | day;
    }

    /// <summary>False when a birth date is known and the number contains another.</summary>
    public bool Fits(int value, uint date) => date == 0 || (BirthDate(value) & 0xFFFFFF) == (date & 0xFFFFFF);

    public void Absorb()
    {
        if (_packed.Length <= Column.Values.Count)
        {
            var size = Column.Values.Count + 1 + (_known == 0 ? 0 : Column.Values.Count / 8);
            Array.Resize(ref _packed, size);
            Array.Resize(ref _sound, size);
        }

        for (var i = _known + 1; i <= Column.Values.Count; i++)
        {
            _packed[i] = Pack(Column.Values.Bytes(i));
            _sound[i] = Judge(_packed[i]);
        }

        _known = Column.Values.Count;
    }

    /// <summary>Forgets values beyond the first <paramref name="count"/>.</summary>
    public void CutBack(int count) => _known = Math.Min(_known, count);

    private static ulong Pack(ReadOnlySpan<byte> digits)
    {
        if (digits.Length != 16)
            return 0;
        ulong packed = 0;
        foreach (var digit in digits)
            packed = (packed << 4) | (uint)(digit - '0');
        return packed;
    }

    private static bool Judge(ulong packed)
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
