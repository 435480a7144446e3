using Naungan.Linkage.Reading;
using Naungan.Linkage.Text;

namespace Naungan.Linkage.Comparing;

/// <summary>
/// The values of a column cut into folded words, each word weighing the information it carries: the rarer, the more.
/// </summary>
public sealed class WordBags
{
    private readonly WordStyle _style;
    private readonly WordCutter _cutter;
    private readonly PairMemo _likeness = new();

    // By value: how many words, then the words themselves, or where they stand among the longer ones.
    private readonly int _width;
    private int[] _slots = [];
    private int[] _longer = new int[1024];
    private int _longerUsed;
    private int _longerOfFirstLot;
    private int _known;
    private int[] _bits = [];
    private ulong[] _hashes = [];
    private uint[] _letters = [];

    // After the first lot: how many words there were once a value had been taken in.
    private readonly List<(int Value, int Words, int Longer)> _added = [];

    public ColumnView Column { get; }

    public ValueDictionary Words { get; } = new();

    public WordBags(ColumnView column, WordStyle style)
    {
        (Column, _style) = (column, style);
        _width = style == WordStyle.Address ? 8 : 4;
        _cutter = new WordCutter(Words, style);
    }

    /// <summary>A number for a word that depends on its letters only.</summary>
    public ulong HashOf(int word) => word < _hashes.Length ? _hashes[word] : ValueDictionary.Hash(Words.Bytes(word));

    /// <summary>The words of a value in the order they stand.</summary>
    public ReadOnlySpan<int> Of(int value)
    {
        var slot = value * _width;
        var count = _slots[slot];
        return count < _width ? _slots.AsSpan(slot + 1, count) : _longer.AsSpan(_slots[slot + 1], count);
    }

    /// <summary>Information in a word, in sixteenths of a bit.</summary>
    public int Bits16(int word) => word < _bits.Length ? _bits[word] : Column.RarestBits16;

    public void Absorb()
    {
        var first = _known == 0;
        var values = Column.Values;
        if (_slots.Length < (values.Count + 1) * _width)
            Array.Resize(ref _slots, (values.Count + 1 + (first ? 0 : values.Count / 8)) * _width);
        for (var i = _known + 1; i <= values.Count; i++)
            Add(i);
        _known = values.Count;
        if (!first)
            return;
        Weigh();
        _longerOfFirstLot = _longerUsed;
    }

    /// <summary>Forgets values beyond the first <paramref name="count"/>, and the words only they brought.</summary>
    public void CutBack(int count)
    {
        if (_known <= count)
            return;
        var (lastWord, lastLonger) = (_bits.Length - 1, _longerOfFirstLot);
        foreach (var (value, words, longer) in _added)
        {
            if (value <= count)
                (lastWord, lastLonger) = (words, longer);
        }

        _longerUsed = lastLonger;
        Words.CutBack(lastWord);
        _cutter.Forget(Words.Count);
        _added.RemoveAll(a => a.Value > count);
        _known = count;
    }

    private void Add(int value)
    {
        Span<int> room = stackalloc int[WordSplitter.WordsMax];
        var bytes = Column.Values.Bytes(value);
        if (!_cutter.TryCut(bytes, room, out var count))
            count = AddSlowly(WordSplitter.Split(Column.Values.Text(value), _style), room);
        var slot = _slots.AsSpan(value * _width, _width);
        slot[0] = count;
        if (count < _width)
            room[..count].CopyTo(slot[1..]);
        else
            slot[1] = AddLonger(room[..count]);
        if (_bits.Length > 0)
            _added.Add((value, Words.Count, _longerUsed));
    }

    private int AddLonger(ReadOnlySpan<int> words)
    {
        if (_longer.Length < _longerUsed + words.Length)
            Array.Resize(ref _longer, _longer.Length * 2);
        words.CopyTo(_longer.AsSpan(_longerUsed));
        _longerUsed += words.Length;
        return _longerUsed - words.Length;
    }

    private int AddSlowly(List<string> words, Span<int> room)
    {
        for (var i = 0; i < words.Count; i++)
            room[i] = Words.GetOrAdd(words[i]);
        return words.Count;
    }

    private void Weigh()
    {
        var counts = new int[Words.Count + 1];
        for (var value = 1; value < Column.Counts.Length; value++)
        {
            foreach (var word in Of(value))
                counts[word] += Column.Counts[value];
        }

        _bits = new int[counts.Length];
        _hashes = new ulong[counts.Length];
        _letters = new uint[counts.Length];
        for (var word = 1; word < counts.Length; word++)
        {
            var share = (double)Column.Rows / Math.Clamp(counts[word], 1, Column.Rows);
            _letters[word] = LettersOf(Words.Bytes(word));
            _hashes[word] = ValueDictionary.Hash(Words.Bytes(word));
            _bits[word] = (int)Math.Round(Outcome.BitScale * Math.Log2(share));
        }
    }

    /// <summary>0 unlike, 1 one slip or a shortened form of the other, 2 its initial.</summary>
    public int Likeness(int a, int b)
    {
        if (CannotBeAlike(Letters(a), Letters(b)))
            return 0;
        // Words of a look-up come and go: their numbers are used again and must not be remembered.
        if (Math.Max(a, b) >= _bits.Length)
            return Judge(Words.Bytes(a), Words.Bytes(b));
        if (_likeness.TryGet(a, b, out var likeness))
            return likeness;
        likeness = Judge(Words.Bytes(a), Words.Bytes(b));
        _likeness.Set(a, b, likeness);
        return likeness;
    }

    // Two slips change at most four members of the set of letters; a shortened word has none of its own.
    private static bool CannotBeAlike(uint a, uint b) =>
        a == 0 || b == 0 || ((a & b) != a && (a & b) != b && System.Numerics.BitOperations.PopCount(a ^ b) > 4);

    private uint Letters(int word) => word < _letters.Length ? _letters[word] : LettersOf(Words.Bytes(word));

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

    private static int Judge(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.SequenceCompareTo(b) > 0)
            return Judge(b, a);
        var shorter = a.Length < b.Length ? a : b;
        var longer = a.Length < b.Length ? b : a;
        if (shorter.Length == 1)
            return longer[0] == shorter[0] && char.IsAsciiLetter((char)shorter[0]) ? 2 : 0;
        if (shorter.Length < 3 || char.IsAsciiDigit((char)shorter[0]) || char.IsAsciiDigit((char)longer[0]))
            return 0;
        if (longer.StartsWith(shorter) && shorter.Length >= 3)
            return 1;
        var edits = Similarity.EditDistance(a, b);
        if (edits == 1)
            return longer.Length >= 4 ? 1 : 0;
        return edits == 2 && shorter.Length >= 6 && Similarity.Jaro(a, b) >= 0.85 ? 1 : 0;
    }
}
