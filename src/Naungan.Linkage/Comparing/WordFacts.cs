using System.Numerics;
using System.Runtime.CompilerServices;
using Naungan.Linkage.Reading;

namespace Naungan.Linkage.Comparing;

/// <summary>
/// What can be told of a word without its letters at hand: its information in sixteenths of a bit, its length, the set
/// of its letters, and a hash of them. Most pairs of words are found unlike on this alone.
/// </summary>
public readonly record struct WordFacts(ushort Bits16, ushort Length, uint Letters, ulong Hash)
{
    public static WordFacts Of(int bits16, ReadOnlySpan<byte> word) =>
        new((ushort)bits16, (ushort)word.Length, LettersOf(word), ValueDictionary.Hash(word));

    /// <summary>False when the words are neither equal nor can be alike.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool MayBeSame(in WordFacts a, in WordFacts b) =>
        (a.Letters & b.Letters) == 0 ? a.Hash == b.Hash : MayBeAlike(in a, in b);

    /// <summary>
    /// False when the words cannot be alike. A slip changes the length by one and the set of letters by two members at
    /// most; short words are allowed one slip, longer ones two. A shortened word has no letter of its own.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool MayBeAlike(in WordFacts a, in WordFacts b)
    {
        var both = a.Letters & b.Letters;
        var others = BitOperations.PopCount(a.Letters ^ b.Letters);
        if ((others > 4 && both != a.Letters && both != b.Letters) || both == 0)
            return false;
        var longer = a.Length - b.Length;
        if (longer != 0 && both == (longer < 0 ? a.Letters : b.Letters))
            return true;
        var slips = Math.Min(a.Length, b.Length) >= WordLikeness.LongWord ? 2 : 1;
        return others <= 2 * slips && Math.Abs(longer) <= slips;
    }

    /// <summary>False when two words written together cannot make the third.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool MayBeJoin(in WordFacts first, in WordFacts second, in WordFacts whole) =>
        first.Length + second.Length == whole.Length && (first.Letters | second.Letters) == whole.Letters;

    // The letters a word is made of, one bit each; none for a number, which is like nothing but itself.
    private static uint LettersOf(ReadOnlySpan<byte> word)
    {
        if (char.IsAsciiDigit((char)word[0]))
            return 0;
        uint letters = 0;
        foreach (var b in word)
            letters |= 1u << (b & 31);
        return letters;
    }
}
