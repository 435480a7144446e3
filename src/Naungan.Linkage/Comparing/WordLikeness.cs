using System.Runtime.CompilerServices;
using Naungan.Linkage.Text;

namespace Naungan.Linkage.Comparing;

/// <summary>Whether two words are one but for a slip of the pen, a shortened form, or an initial.</summary>
internal static class WordLikeness
{
    /// <summary>A word of so many letters may have two slips in it.</summary>
    public const int LongWord = 6;

    /// <summary>0 unlike, 1 one slip or a shortened form of the other, 2 its initial.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Judge(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var shorter = a.Length < b.Length ? a : b;
        var longer = a.Length < b.Length ? b : a;
        if (shorter.Length == 1)
            return longer[0] == shorter[0] && char.IsAsciiLetter((char)shorter[0]) ? 2 : 0;
        if (shorter.Length < 3 || char.IsAsciiDigit((char)shorter[0]) || char.IsAsciiDigit((char)longer[0]))
            return 0;
        var front = longer.CommonPrefixLength(shorter);
        if (front == shorter.Length)
            return 1;
        if (IsOneSlip(shorter, longer, front))
            return longer.Length >= 4 ? 1 : 0;
        return shorter.Length >= LongWord && AreTwoSlips(a, b) ? 1 : 0;
    }

    // What is left between the common front and end: one letter on either side or both, or two that changed places.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsOneSlip(ReadOnlySpan<byte> shorter, ReadOnlySpan<byte> longer, int front)
    {
        if (longer.Length - shorter.Length > 1)
            return false;
        var end = 0;
        while (end < shorter.Length - front && shorter[^(end + 1)] == longer[^(end + 1)])
            end++;
        var left = shorter.Length - front - end;
        if (left <= 1 && longer.Length - front - end <= 1)
            return true;
        return left == 2
            && longer.Length == shorter.Length
            && shorter[front] == longer[front + 1]
            && shorter[front + 1] == longer[front];
    }

    // Jaro can depend on which word comes first; the order of the alphabet decides, not that of the file.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool AreTwoSlips(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (Similarity.EditDistance(a, b) != 2)
            return false;
        return (a.SequenceCompareTo(b) > 0 ? Similarity.Jaro(b, a) : Similarity.Jaro(a, b)) >= 0.85;
    }
}
