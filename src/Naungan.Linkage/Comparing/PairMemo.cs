using System.Runtime.CompilerServices;

namespace Naungan.Linkage.Comparing;

/// <summary>
/// Remembers small results for pairs of numbers. A slot is one word, written whole, so threads may share it without
/// locks: a lost or overwritten entry only costs the work again.
/// </summary>
internal sealed class PairMemo
{
    private const int Slots = 1 << 16;
    private const int NumberBits = 29;
    private const uint NumberMax = (1u << NumberBits) - 1;

    private readonly ulong[] _slots = new ulong[Slots];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryGet(int a, int b, out int result)
    {
        var key = Key(a, b);
        var entry = _slots[Slot(key)];
        result = (int)(entry & 0x3F);
        return entry >> 6 == key && key != 0;
    }

    /// <summary>Keeps a result from 0 to 63.</summary>
    public void Set(int a, int b, int result)
    {
        var key = Key(a, b);
        if (key != 0)
            _slots[Slot(key)] = (key << 6) | (uint)result;
    }

    // Both orders share a slot. Numbers too large to pack are simply not remembered.
    private static ulong Key(int a, int b)
    {
        var low = (uint)Math.Min(a, b);
        var high = (uint)Math.Max(a, b);
        return high > NumberMax ? 0 : ((ulong)high << NumberBits) | low;
    }

    private static int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15UL) >> 48);
}
