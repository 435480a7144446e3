using System.Numerics;
using System.Runtime.CompilerServices;

namespace Naungan.Linkage.Comparing;

/// <summary>The words of two records being matched, one by one, each at most once.</summary>
internal ref struct WordMatch(
    WordBags bags,
    ReadOnlySpan<int> left,
    ReadOnlySpan<int> right,
    ReadOnlySpan<WordFacts> leftFacts,
    ReadOnlySpan<WordFacts> rightFacts
)
{
    public const int Different = 8;
    private const int InitialBits16 = 3 * Outcome.BitScale;

    private readonly ReadOnlySpan<int> _left = left;
    private readonly ReadOnlySpan<int> _right = right;
    private readonly ReadOnlySpan<WordFacts> _leftFacts = leftFacts;
    private readonly ReadOnlySpan<WordFacts> _rightFacts = rightFacts;
    private bool _initials;

    /// <summary>Words not yet matched, one bit each.</summary>
    public uint LeftOpen = (1u << left.Length) - 1;

    public uint RightOpen = (1u << right.Length) - 1;

    /// <summary>Information shared so far, in sixteenths of a bit.</summary>
    public int Shared;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Equal()
    {
        for (var i = 0; i < _left.Length; i++)
        {
            for (var j = 0; j < _right.Length; j++)
            {
                if (_left[i] != _right[j] || (RightOpen & (1u << j)) == 0)
                    continue;
                Close(i, j, _leftFacts[i].Bits16);
                break;
            }
        }
    }

    /// <summary>Words with a slip first, then initials.</summary>
    public void Alike()
    {
        if (Alike(1))
            Alike(2);
    }

    // Closes words of one likeness; true when there may be others that are initials.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Alike(int wanted)
    {
        var initials = false;
        for (var open = LeftOpen; open != 0; open &= open - 1)
        {
            var i = BitOperations.TrailingZeroCount(open);
            ref readonly var facts = ref _leftFacts[i];
            for (var others = RightOpen; others != 0; others &= others - 1)
            {
                var j = BitOperations.TrailingZeroCount(others);
                if (!WordFacts.MayBeAlike(in facts, in _rightFacts[j]))
                    continue;
                var likeness = bags.Likeness(_left[i], _right[j]);
                initials |= likeness == 2;
                if (likeness != wanted)
                    continue;
                CloseAlike(i, j, wanted);
                break;
            }
        }

        return initials;
    }

    /// <summary>NUR HAYATI against NURHAYATI.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Joined()
    {
        if ((LeftOpen & (LeftOpen >> 1)) != 0)
            Shared += Joined(_left, _leftFacts, ref LeftOpen, _right, _rightFacts, ref RightOpen);
        if ((RightOpen & (RightOpen >> 1)) != 0)
            Shared += Joined(_right, _rightFacts, ref RightOpen, _left, _leftFacts, ref LeftOpen);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly int Judge()
    {
        if (Shared == 0)
            return Outcome.Of(Different);
        var conflict = Math.Min(Open(_leftFacts, LeftOpen), Open(_rightFacts, RightOpen));
        if (LeftOpen == 0 && RightOpen == 0)
            return Outcome.Of(_initials ? 5 : 3, Shared);
        if (LeftOpen == 0 || RightOpen == 0)
            return Outcome.Of(_initials ? 5 : 4, Shared);
        return Outcome.Of(Shared >= conflict ? 6 : 7, Shared);
    }

    // Two neighbours on one side against one word on the other; gives the information they share.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly int Joined(
        ReadOnlySpan<int> two,
        ReadOnlySpan<WordFacts> twoFacts,
        ref uint twoOpen,
        ReadOnlySpan<int> one,
        ReadOnlySpan<WordFacts> oneFacts,
        ref uint oneOpen
    )
    {
        var shared = 0;
        var longest = 0;
        foreach (var facts in oneFacts)
            longest = Math.Max(longest, facts.Length);
        for (var i = 0; i + 1 < two.Length; i++)
        {
            if (twoFacts[i].Length + twoFacts[i + 1].Length > longest)
                continue;
            for (var j = 0; j < one.Length && (twoOpen >> i & 3) == 3; j++)
            {
                if (
                    (oneOpen & (1u << j)) == 0
                    || !WordFacts.MayBeJoin(in twoFacts[i], in twoFacts[i + 1], in oneFacts[j])
                )
                    continue;
                if (!bags.IsJoin(two[i], two[i + 1], one[j]))
                    continue;
                twoOpen &= ~(3u << i);
                oneOpen &= ~(1u << j);
                shared += oneFacts[j].Bits16;
            }
        }

        return shared;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Open(ReadOnlySpan<WordFacts> words, uint open)
    {
        var bits = 0;
        for (; open != 0; open &= open - 1)
            bits += words[BitOperations.TrailingZeroCount(open)].Bits16;
        return bits;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CloseAlike(int i, int j, int likeness)
    {
        int bits = Math.Min(_leftFacts[i].Bits16, _rightFacts[j].Bits16);
        Close(i, j, likeness == 2 ? Math.Min(bits, InitialBits16) : bits);
        _initials |= likeness == 2;
    }

    private void Close(int i, int j, int bits)
    {
        LeftOpen &= ~(1u << i);
        RightOpen &= ~(1u << j);
        Shared += bits;
    }
}
