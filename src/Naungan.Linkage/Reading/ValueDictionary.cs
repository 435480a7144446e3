using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace Naungan.Linkage.Reading;

/// <summary>
/// Distinct values of one column, numbered from 1 in order of first appearance; 0 stands for a missing value.
/// Bytes live in pages (length, then value), slots hold 32 hash bits beside the number, so that most probes
/// touch one cache line.
/// </summary>
public sealed class ValueDictionary
{
    private const int PageBits = 20;
    private const int PageSize = 1 << PageBits;

    /// <summary>Longest value kept, in bytes; the rest of a longer one is cut off.</summary>
    public const int ValueBytesMax = 4096;

    private readonly List<byte[]> _pages = [];
    private ulong[] _slots = new ulong[1024];
    private ulong[] _starts = new ulong[512];
    private int _count;
    private int _used = PageSize;

    /// <summary>How many distinct values there are; their numbers run from 1 to this.</summary>
    public int Count => _count;

    /// <summary>Makes room at once for as many values as there seem to be.</summary>
    public void Reserve(int count)
    {
        if (count <= _starts.Length)
            return;
        Array.Resize(ref _starts, count + 1);
        var slots = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Min(count * 5L / 3, 1 << 30));
        if (slots > _slots.Length)
            Rehash(slots);
    }

    /// <summary>Gives back the memory that only finding values needs; it is made anew when one is looked for.</summary>
    public void Close() => _slots = [];

    public int Find(ReadOnlySpan<byte> value)
    {
        Open();
        return value.IsEmpty ? 0 : Probe(Hash(value), value, out _);
    }

    public int GetOrAdd(ReadOnlySpan<byte> value) => value.IsEmpty ? 0 : GetOrAdd(Hash(value), value);

    public int GetOrAdd(string value) => GetOrAdd(Encoding.UTF8.GetBytes(value));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int GetOrAdd(ulong hash, ReadOnlySpan<byte> value)
    {
        Open();
        var found = Probe(hash, value, out var slot);
        if (found != 0)
            return found;
        if ((_count + 1) * 5L > _slots.Length * 3L)
        {
            Rehash(_slots.Length * 2);
            Probe(hash, value, out slot);
        }

        _count++;
        if (_count >= _starts.Length)
            Array.Resize(ref _starts, _starts.Length + (_starts.Length / 2));
        _starts[_count] = Append(value);
        _slots[slot] = (hash & 0xFFFFFFFF00000000UL) | (uint)_count;
        return _count;
    }

    /// <summary>
    /// Numbers a whole chunk of values. Slots are fetched ahead of their use: on large columns nearly every probe
    /// would otherwise wait for memory.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void GetOrAdd(
        ReadOnlySpan<ulong> hashes,
        ReadOnlySpan<int> starts,
        ReadOnlySpan<int> lengths,
        ReadOnlySpan<byte> text,
        Span<int> ids
    )
    {
        Open();
        for (var i = 0; i < hashes.Length; i++)
        {
            if (i + SlotsAhead < hashes.Length)
                Fetch(ref _slots[(int)(hashes[i + SlotsAhead] >> 32) & (_slots.Length - 1)]);
            if (i + StartsAhead < hashes.Length && Guess(hashes[i + StartsAhead]) is var soon and not 0)
                Fetch(ref _starts[soon]);
            if (i + BytesAhead < hashes.Length && Guess(hashes[i + BytesAhead]) is var next and not 0)
                Fetch(ref MemoryMarshal.GetReference(Bytes(next)));
            ids[i] = lengths[i] == 0 ? 0 : GetOrAdd(hashes[i], text.Slice(starts[i], lengths[i]));
        }
    }

    // Slot, start and bytes of a value follow from one another: each is asked for some values before it is needed.
    private const int SlotsAhead = 24;
    private const int StartsAhead = 16;
    private const int BytesAhead = 8;

    // The value a hash most likely stands for, by its first slot; 0 when that is empty or another's.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Guess(ulong hash)
    {
        var entry = _slots[(int)(hash >> 32) & (_slots.Length - 1)];
        return entry != 0 && (entry ^ hash) >> 32 == 0 ? (int)(uint)entry : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Fetch<T>(ref T place)
        where T : unmanaged
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref place));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Bytes(int id)
    {
        if (id == 0)
            return default;
        var start = _starts[id];
        return _pages[(int)(start >> 32)].AsSpan((int)(start & 0xFFFFF), (int)((start >> PageBits) & 0xFFF) + 1);
    }

    public string Text(int id) => Encoding.UTF8.GetString(Bytes(id));

    /// <summary>Forgets the values added after the first <paramref name="count"/>: a look-up leaves no trace.</summary>
    public void CutBack(int count)
    {
        if (_count > count)
            Open();
        for (; _count > count; _count--)
        {
            Probe(Hash(Bytes(_count)), Bytes(_count), out var slot);
            _slots[slot] = 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Probe(ulong hash, ReadOnlySpan<byte> value, out int slot)
    {
        var slots = _slots;
        var mask = slots.Length - 1;
        slot = (int)(hash >> 32) & mask;
        while (true)
        {
            var entry = slots[slot];
            if (entry == 0)
                return 0;
            if ((entry ^ hash) >> 32 == 0 && Bytes((int)(uint)entry).SequenceEqual(value))
                return (int)(uint)entry;
            slot = (slot + 1) & mask;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Open()
    {
        if (_slots.Length > 0)
            return;
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(1024, (_count + 1) * 5L / 3));
        _slots = new ulong[size];
        for (var i = 1; i <= _count; i++)
            Place((Hash(Bytes(i)) & 0xFFFFFFFF00000000UL) | (uint)i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Rehash(int size)
    {
        var old = _slots;
        _slots = new ulong[size];
        foreach (var entry in old)
        {
            if (entry != 0)
                Place(entry);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Place(ulong entry)
    {
        var mask = _slots.Length - 1;
        var slot = (int)(entry >> 32) & mask;
        while (_slots[slot] != 0)
            slot = (slot + 1) & mask;
        _slots[slot] = entry;
    }

    // A start packs page number (32 bits), length - 1 (12 bits) and place in the page (20 bits).
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong Append(ReadOnlySpan<byte> value)
    {
        if (_used + value.Length > PageSize)
        {
            _pages.Add(GC.AllocateUninitializedArray<byte>(PageSize));
            _used = 0;
        }

        var page = _pages.Count - 1;
        value.CopyTo(_pages[page].AsSpan(_used));
        var start = ((ulong)page << 32) | ((ulong)(value.Length - 1) << PageBits) | (uint)_used;
        _used += value.Length;
        return start;
    }

    /// <summary>
    /// A 64-bit hash of bytes by two wide multiplications; the same on every machine and in every run.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Hash(ReadOnlySpan<byte> value)
    {
        const ulong K1 = 0x9E3779B97F4A7C15UL;
        const ulong K2 = 0xD6E8FEB86659FD93UL;
        ref var p = ref MemoryMarshal.GetReference(value);
        var length = value.Length;
        var state = K2 ^ (ulong)length;
        var at = 0;
        for (; length - at > 16; at += 16)
            state = Mix(Read8(ref p, at) ^ K1, Read8(ref p, at + 8) ^ state);
        var left = length - at;
        ulong a;
        ulong b;
        if (left >= 8)
        {
            a = Read8(ref p, at);
            b = Read8(ref p, length - 8);
        }
        else if (left >= 4)
        {
            a = Read4(ref p, at);
            b = Read4(ref p, length - 4);
        }
        else
        {
            a = left == 0 ? 0UL : Unsafe.Add(ref p, at) | ((ulong)Unsafe.Add(ref p, at + (left >> 1)) << 8);
            b = left == 0 ? 0UL : Unsafe.Add(ref p, length - 1);
        }

        return Mix(Mix(a ^ K1, b ^ state), K1);
    }

    /// <summary>Joins two hashes into one that depends on both and on their order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return BitOperations.RotateLeft(low ^ high, 29) ^ (low + high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Read8(ref byte p, int at) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref p, at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Read4(ref byte p, int at) => Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref p, at));
}
