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

    public int WordCount(ReadOnlySpan<int> line) => bags.Of(line).Length;

    // A frequent whole name (SITI AMINAH) says less than its words would if they met by chance.
    private int Whole(int value, ReadOnlySpan<int> words)
    {
        var sum = 0;
        foreach (var word in words)
            sum += bags.Bits16(word);
        var whole = bags.Column.Bits16(value);
        return sum == 0 ? whole : Math.Min(sum, whole);
    }
}
