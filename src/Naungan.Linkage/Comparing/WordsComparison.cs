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
    private const int Different = 8;
    private const int InitialBits16 = 3 * Outcome.BitScale;

    public override IReadOnlyList<ColumnView> Columns { get; } = [bags.Column];

    public override int Cost => 5;

    public override double? SameByChance => bags.Column.SameByChance();

    public override int Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var x = a[bags.Column.Slot];
        var y = b[bags.Column.Slot];
        if (x == 0 || y == 0)
            return 0;
        if (x == y)
            return Outcome.Of(1, Whole(x));
        var left = bags.Of(x);
        var right = bags.Of(y);
        if (left.IsEmpty || right.IsEmpty)
            return 0;
        var match = new Match(bags, left, right);
        match.Equal();
        if (match.LeftOpen == 0 && match.RightOpen == 0)
            return Outcome.Of(2, Math.Min(match.Shared, Math.Max(Whole(x), Whole(y))));
        if (match.LeftOpen != 0 && match.RightOpen != 0)
        {
            match.Joined();
            match.Alike();
        }

        return match.Judge();
    }

    public int WordCount(ReadOnlySpan<int> line) => bags.Of(line[bags.Column.Slot]).Length;

    // A frequent whole name (SITI AMINAH) says less than its words would if they met by chance.
    private int Whole(int value)
    {
        var sum = 0;
        foreach (var word in bags.Of(value))
            sum += bags.Bits16(word);
        var whole = bags.Column.Bits16(value);
        return sum == 0 ? whole : Math.Min(sum, whole);
    }

    private ref struct Match(WordBags bags, ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        private readonly ReadOnlySpan<int> _left = left;
        private readonly ReadOnlySpan<int> _right = right;
        private bool _initials;

        /// <summary>Words not yet matched, one bit each.</summary>
        public uint LeftOpen = (1u << left.Length) - 1;

        public uint RightOpen = (1u << right.Length) - 1;

        /// <summary>Information shared so far, in sixteenths of a bit.</summary>
        public int Shared;

        public void Equal()
        {
            for (var i = 0; i < _left.Length; i++)
            {
                for (var j = 0; j < _right.Length; j++)
                {
                    if (_left[i] != _right[j] || (RightOpen & (1u << j)) == 0)
                        continue;
                    Close(i, j, bags.Bits16(_left[i]));
                    break;
                }
            }
        }

        public void Alike()
        {
            for (var wanted = 1; wanted <= 2; wanted++)
            {
                for (var i = 0; i < _left.Length; i++)
                {
                    for (var j = 0; (LeftOpen & (1u << i)) != 0 && j < _right.Length; j++)
                    {
                        if ((RightOpen & (1u << j)) != 0 && bags.Likeness(_left[i], _right[j]) == wanted)
                            CloseAlike(i, j, wanted);
                    }
                }
            }
        }

        /// <summary>NUR HAYATI against NURHAYATI.</summary>
        public void Joined()
        {
            for (var i = 0; i + 1 < _left.Length; i++)
            {
                for (var j = 0; j < _right.Length; j++)
                {
                    if (
                        (LeftOpen >> i & 3) == 3
                        && (RightOpen & (1u << j)) != 0
                        && IsJoin(_left[i], _left[i + 1], _right[j])
                    )
                        CloseJoin(ref LeftOpen, i, ref RightOpen, j, bags.Bits16(_right[j]));
                }
            }

            for (var j = 0; j + 1 < _right.Length; j++)
            {
                for (var i = 0; i < _left.Length; i++)
                {
                    if (
                        (RightOpen >> j & 3) == 3
                        && (LeftOpen & (1u << i)) != 0
                        && IsJoin(_right[j], _right[j + 1], _left[i])
                    )
                        CloseJoin(ref RightOpen, j, ref LeftOpen, i, bags.Bits16(_left[i]));
                }
            }
        }

        public readonly int Judge()
        {
            if (Shared == 0)
                return Outcome.Of(Different);
            var conflict = Math.Min(Open(_left, LeftOpen), Open(_right, RightOpen));
            if (LeftOpen == 0 && RightOpen == 0)
                return Outcome.Of(_initials ? 5 : 3, Shared);
            if (LeftOpen == 0 || RightOpen == 0)
                return Outcome.Of(_initials ? 5 : 4, Shared);
            return Outcome.Of(Shared >= conflict ? 6 : 7, Shared);
        }

        private readonly int Open(ReadOnlySpan<int> words, uint open)
        {
            var bits = 0;
            for (var i = 0; i < words.Length; i++)
                bits += (open & (1u << i)) != 0 ? bags.Bits16(words[i]) : 0;
            return bits;
        }

        private readonly bool IsJoin(int first, int second, int whole)
        {
            var a = bags.Words.Bytes(first);
            var b = bags.Words.Bytes(second);
            var c = bags.Words.Bytes(whole);
            return c.Length == a.Length + b.Length && c.StartsWith(a) && c.EndsWith(b);
        }

        private void CloseAlike(int i, int j, int likeness)
        {
            var bits = Math.Min(bags.Bits16(_left[i]), bags.Bits16(_right[j]));
            Close(i, j, likeness == 2 ? Math.Min(bits, InitialBits16) : bits);
            _initials |= likeness == 2;
        }

        private void Close(int i, int j, int bits)
        {
            LeftOpen &= ~(1u << i);
            RightOpen &= ~(1u << j);
            Shared += bits;
        }

        private void CloseJoin(ref uint two, int first, ref uint one, int whole, int bits)
        {
            two &= ~(3u << first);
            one &= ~(1u << whole);
            Shared += bits;
        }
    }
}
