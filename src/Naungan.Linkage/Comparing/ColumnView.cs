using System.Runtime.CompilerServices;
using Naungan.Linkage.Reading;

namespace Naungan.Linkage.Comparing;

/// <summary>
/// A column as comparisons and keys see it: its values, how often each occurs, and its place in a record line.
/// </summary>
public sealed class ColumnView(TableColumn column, int index, int rows)
{
    private ushort[] _bits = [];
    private double _sameByChance = -1;

    public TableColumn Column { get; } = column;

    /// <summary>Place among the columns of the settings.</summary>
    public int Index { get; } = index;

    /// <summary>Place of the value's number in a record line.</summary>
    public int Slot { get; internal set; } = index;

    public int Rows { get; } = Math.Max(rows, 2);

    /// <summary>By value, how many rows hold it; let go of once all that is worked out from it.</summary>
    public int[] Counts { get; private set; } = column.CountValues(rows);

    /// <summary>Values numbered below this were there from the start; later ones come and go.</summary>
    public int KnownValues { get; } = column.Values.Count + 1;

    public ValueDictionary Values => Column.Values;

    /// <summary>
    /// Information in agreeing on a value, in sixteenths of a bit. The pair itself is left out of the count: a value
    /// nobody else has is as rare as the list can tell.
    /// </summary>
    public int Bits16(int value) => value < _bits.Length ? _bits[value] : RarestBits16;

    public int RarestBits16 => Bits(1);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CountBits()
    {
        if (_bits.Length > 0)
            return;
        var bits = new ushort[Counts.Length];
        var few = Enumerable.Range(0, 64).Select(n => (ushort)Bits(Math.Max(n - 2, 0) + 1)).ToArray();
        for (var i = 1; i < bits.Length; i++)
        {
            var count = Counts[i];
            bits[i] = count < few.Length ? few[count] : (ushort)Bits(count - 1);
        }

        _bits = bits;
        _sameByChance = CountSame();
    }

    public void ReleaseCounts() => Counts = [];

    /// <summary>Chance that two different rows, drawn blindly, hold the same value, given both hold one.</summary>
    public double SameByChance() => _sameByChance >= 0 ? _sameByChance : CountSame();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double CountSame()
    {
        double same = 0;
        double present = 0;
        for (var i = 1; i < Counts.Length; i++)
        {
            same += Counts[i] * (Counts[i] - 1.0);
            present += Counts[i];
        }

        return present < 2 ? 0 : same / (present * (present - 1));
    }

    private int Bits(int count) => (int)Math.Round(Outcome.BitScale * Math.Log2((double)Rows / Math.Min(count, Rows)));
}
