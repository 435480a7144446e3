using System.Runtime.CompilerServices;
using Naungan.Linkage.Text;

namespace Naungan.Linkage.Comparing;

/// <summary>
/// Names and addresses as bags of words: order is free, a word may be misspelt, shortened to its initial, dropped,
/// or joined to its neighbour. What is shared and what contradicts is weighed by how rare the words are.
/// </summary>
public sealed class WordsComparison(string name, WordBags bags)
    : Comparison(
        name,
        "same",
        "same words",
        "same but for slips",
        "one has more words",
        "agree by initials",
        "mostly the same",
        "partly the same",
        "different"
    )
{
    public override IReadOnlyList<ColumnView> Columns { get; } = [bags.Column];

    public override int Cost => 5;

    public override double? SameByChance => bags.Column.SameByChance();

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var x = a[bags.Column.Slot];
        var y = b[bags.Column.Slot];
        if (x == 0 || y == 0)
            return 0;
        var left = bags.Of(a);
        if (x == y)
            return Outcome.Of(1, Whole(x, left));
        var right = bags.Of(b);
        if (left.IsEmpty || right.IsEmpty)
            return 0;
        var leftFacts = (stackalloc WordFacts[WordSplitter.WordsMax])[..left.Length];
        var rightFacts = (stackalloc WordFacts[WordSplitter.WordsMax])[..right.Length];
        for (var i = 0; i < left.Length; i++)
            leftFacts[i] = bags.FactsOf(left[i]);
        for (var j = 0; j < right.Length; j++)
            rightFacts[j] = bags.FactsOf(right[j]);
        if (!MayShare(leftFacts, rightFacts))
            return Outcome.Of(WordMatch.Different);
        var match = new WordMatch(bags, left, right, leftFacts, rightFacts);
        match.Equal();
        if (match.LeftOpen == 0 && match.RightOpen == 0)
            return Outcome.Of(2, Math.Min(match.Shared, Math.Max(Whole(x, left), Whole(y, right))));
        if (match.LeftOpen != 0 && match.RightOpen != 0)
        {
            match.Joined();
            match.Alike();
        }

        return match.Judge();
    }

    // Most pairs of bags share nothing: no word is another's like, and no two neighbours are as long as one word.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool MayShare(ReadOnlySpan<WordFacts> left, ReadOnlySpan<WordFacts> right)
    {
        foreach (ref readonly var word in left)
        {
            foreach (ref readonly var other in right)
            {
                if (WordFacts.MayBeSame(in word, in other))
                    return true;
            }
        }

        return HasJoin(left, right) || HasJoin(right, left);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool HasJoin(ReadOnlySpan<WordFacts> two, ReadOnlySpan<WordFacts> one)
    {
        ulong lengths = 0;
        foreach (ref readonly var facts in one)
            lengths |= 1UL << (facts.Length & 63);
        for (var i = 0; i + 1 < two.Length; i++)
        {
            if ((lengths >> ((two[i].Length + two[i + 1].Length) & 63) & 1) != 0)
                return true;
        }

        return false;
    }

    public int WordCount(ReadOnlySpan<int> line) => bags.Of(line).Length;

    // A frequent whole name (SITI AMINAH) says less than its words would if they met by chance.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Whole(int value, ReadOnlySpan<int> words)
    {
        var sum = 0;
        foreach (var word in words)
            sum += bags.Bits16(word);
        var whole = bags.Column.Bits16(value);
        return sum == 0 ? whole : Math.Min(sum, whole);
    }
}
