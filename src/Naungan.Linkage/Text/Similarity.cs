using System.Numerics;
using System.Runtime.CompilerServices;

namespace Naungan.Linkage.Text;

/// <summary>
/// String similarity by bit-parallel scans: one machine word holds a whole value, so both measures cost a few
/// operations a character. Values longer than 64 bytes are judged by their first 64.
/// </summary>
/// <remarks>
/// Distances: Hyyrö 2003, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances".
/// Jaro-Winkler: Winkler 1990, prefix weight 0.1 over at most four characters.
/// </remarks>
public static class Similarity
{
    public const int LengthMax = 64;

    // Values as they are read hold few characters beyond these 64: space, signs, digits and capital letters.
    private const byte LowestCode = 0x20;
    private const byte HighestCode = 0x5F;
    private const int FewCodes = HighestCode - LowestCode + 1;

    [ThreadStatic]
    private static ulong[]? _masks;

    /// <summary>
    /// Insertions, deletions, substitutions and swaps of neighbours that turn one value into the other.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int EditDistance(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        a = a[..Math.Min(a.Length, LengthMax)];
        b = b[..Math.Min(b.Length, LengthMax)];
        if (a.IsEmpty || b.IsEmpty)
            return Math.Max(a.Length, b.Length);
        if (!HasFewCodes(a) || !HasFewCodes(b))
        {
            var all = Fill(a);
            var found = EditDistance(all, byte.MaxValue, a.Length, b);
            Clear(all, a);
            return found;
        }

        Span<ulong> masks = stackalloc ulong[FewCodes];
        masks.Clear();
        for (var i = 0; i < a.Length; i++)
            masks[a[i] & (FewCodes - 1)] |= 1UL << i;
        return EditDistance(masks, FewCodes - 1, a.Length, b);
    }

    /// <summary>Jaro-Winkler similarity, 0 to 1.</summary>
    public static double JaroWinkler(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var jaro = Jaro(a, b);
        var prefix = 0;
        while (prefix < 4 && prefix < a.Length && prefix < b.Length && a[prefix] == b[prefix])
            prefix++;
        return jaro + (prefix * 0.1 * (1 - jaro));
    }

    /// <summary>Jaro similarity, without the bonus for a common beginning.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Jaro(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        a = a[..Math.Min(a.Length, LengthMax)];
        b = b[..Math.Min(b.Length, LengthMax)];
        if (a.IsEmpty || b.IsEmpty)
            return a.Length == b.Length ? 1 : 0;
        var masks = Fill(a);
        var window = Math.Max(0, (Math.Max(a.Length, b.Length) / 2) - 1);
        var matchedA = Match(masks, b, window, out var matchedB);
        var matches = BitOperations.PopCount(matchedA);
        var swapped = matches == 0 ? 0 : Swapped(masks, b, matchedA, matchedB);
        Clear(masks, a);
        if (matches == 0)
            return 0;
        double m = matches;
        return ((m / a.Length) + (m / b.Length) + ((m - (swapped / 2)) / m)) / 3;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Match(ulong[] masks, ReadOnlySpan<byte> b, int window, out ulong matchedB)
    {
        ulong matchedA = 0;
        matchedB = 0;
        for (var j = 0; j < b.Length; j++)
        {
            var low = Math.Max(0, j - window);
            var high = j + window;
            var range =
                (high >= 63 ? ulong.MaxValue : (1UL << (high + 1)) - 1) & (low >= 64 ? 0 : ulong.MaxValue << low);
            var free = masks[b[j]] & range & ~matchedA;
            if (free == 0)
                continue;
            matchedA |= free & (0 - free);
            matchedB |= 1UL << j;
        }

        return matchedA;
    }

    private static int Swapped(ulong[] masks, ReadOnlySpan<byte> b, ulong matchedA, ulong matchedB)
    {
        var swapped = 0;
        while (matchedB != 0)
        {
            var first = matchedA & (0 - matchedA);
            if ((masks[b[BitOperations.TrailingZeroCount(matchedB)]] & first) == 0)
                swapped++;
            matchedA ^= first;
            matchedB &= matchedB - 1;
        }

        return swapped;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int EditDistance(ReadOnlySpan<ulong> masks, int codes, int length, ReadOnlySpan<byte> b)
    {
        var vp = ulong.MaxValue;
        ulong vn = 0;
        ulong d0 = 0;
        ulong before = 0;
        var last = 1UL << (length - 1);
        var distance = length;
        foreach (var c in b)
        {
            var mask = masks[c & codes];
            var swap = ((~d0 & mask) << 1) & before;
            d0 = (((mask & vp) + vp) ^ vp) | mask | vn | swap;
            var hp = vn | ~(d0 | vp);
            var hn = d0 & vp;
            distance += (hp & last) != 0 ? 1 : 0;
            distance -= (hn & last) != 0 ? 1 : 0;
            hp = (hp << 1) | 1;
            hn <<= 1;
            vp = hn | ~(d0 | hp);
            vn = hp & d0;
            before = mask;
        }

        return distance;
    }

    private static bool HasFewCodes(ReadOnlySpan<byte> value) =>
        !value.ContainsAnyExceptInRange(LowestCode, HighestCode);

    private static ulong[] Fill(ReadOnlySpan<byte> value)
    {
        var masks = _masks ??= new ulong[256];
        for (var i = 0; i < value.Length; i++)
            masks[value[i]] |= 1UL << i;
        return masks;
    }

    private static void Clear(ulong[] masks, ReadOnlySpan<byte> value)
    {
        foreach (var c in value)
            masks[c] = 0;
    }
}
