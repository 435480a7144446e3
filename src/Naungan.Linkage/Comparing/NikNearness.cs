using System.Numerics;
using System.Runtime.CompilerServices;
using Naungan.Linkage.Text;

namespace Naungan.Linkage.Comparing;

/// <summary>Whether two NIKs are one number with slips of the pen in it, on their packed digits.</summary>
internal static class NikNearness
{
    private const int SameEndsLeast = 10;
    private const ulong LowBits = 0x1111111111111111UL;

    /// <summary>At most two slips between numbers of sixteen digits that differ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool IsNear(ulong a, ulong b)
    {
        var wrong = DateNearness.WrongDigits(a ^ b);
        if (wrong <= 2)
            return true;
        // A digit lost in one place and another gained nearby leaves most of both ends as they were.
        var front = BitOperations.LeadingZeroCount(a ^ b) / 4;
        var end = BitOperations.TrailingZeroCount(a ^ b) / 4;
        if (front + end < SameEndsLeast)
            return false;
        // What is left differs at both of its ends. Two slips mend that by moving all between them by one place, or by
        // exchanging neighbours at one end or both.
        var inner = (ulong.MaxValue >> (4 * front)) & (ulong.MaxValue << (4 * end));
        if ((((a << 4) ^ b) & inner & (inner << 4)) == 0 || (((b << 4) ^ a) & inner & (inner << 4)) == 0)
            return true;
        return wrong <= 4 && HasExchange(a, b) && EditDistance(a, b) <= 2;
    }

    /// <summary>One slip between numbers of which at least one has not sixteen digits.</summary>
    public static bool IsOneSlip(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        if (Math.Abs(x.Length - y.Length) > 1)
            return false;
        if (x.Length == y.Length)
            return Similarity.EditDistance(x, y) <= 1;
        // One digit too many: what stands before it and behind it is the same.
        var front = x.CommonPrefixLength(y);
        var shorter = x.Length < y.Length ? x : y;
        var longer = x.Length < y.Length ? y : x;
        return shorter[front..].SequenceEqual(longer[(front + 1)..]);
    }

    // Somewhere two neighbours of the one stand in the other the other way round.
    private static bool HasExchange(ulong a, ulong b) =>
        (NotZero(a ^ b) & ~NotZero(a ^ (b >> 4)) & ~NotZero((a >> 4) ^ b)) != 0;

    private static ulong NotZero(ulong digits)
    {
        digits |= digits >> 1;
        digits |= digits >> 2;
        return digits & LowBits;
    }

    private static int EditDistance(ulong a, ulong b)
    {
        Span<byte> x = stackalloc byte[16];
        Span<byte> y = stackalloc byte[16];
        for (var i = 0; i < 16; i++)
            (x[i], y[i]) = ((byte)('0' + ((a >> (60 - (4 * i))) & 15)), (byte)('0' + ((b >> (60 - (4 * i))) & 15)));
        return Similarity.EditDistance(x, y);
    }
}
