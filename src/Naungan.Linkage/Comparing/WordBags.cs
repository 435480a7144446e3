using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Naungan.Linkage.Reading;
using Naungan.Linkage.Text;

namespace Naungan.Linkage.Comparing;

/// <summary>
/// The values of a column cut into folded words, each word weighing the information it carries: the rarer, the more.
/// In a line stand the number of words and the words; of many words only where they stand among the longer ones.
/// </summary>
public sealed class WordBags : LinePart
{
    private const int WordsInNames = 3;
    private const int WordsInAddresses = 6;

    private readonly WordStyle _style;
    private WordCutter _cutter;
    private readonly PairMemo _likeness = new();

    // By value, after the first _released: how many words, then the words, or where they stand among the longer ones.
    private int[] _slots = [];
    private int _released;
    private int[] _longer = new int[1024];
    private int _longerUsed;
    private int _longerOfFirstLot;
    private int _known;
    private WordFacts[] _facts = [];

    // After the first lot: how many words there were once a value had been taken in.
    private readonly List<(int Value, int Words, int Longer)> _added = [];

    public ValueDictionary Words { get; } = new();

    public WordBags(ColumnView column, WordStyle style)
        : base(column, 1 + (style == WordStyle.Address ? WordsInAddresses : WordsInNames))
    {
        _style = style;
        _cutter = new WordCutter(Words, style);
    }

    /// <summary>A number for a word that depends on its letters only.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong HashOf(int word) => word < _facts.Length ? _facts[word].Hash : ValueDictionary.Hash(Words.Bytes(word));

    /// <summary>The words of a record in the order they stand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<int> Of(ReadOnlySpan<int> line)
    {
        var count = line[At];
        return count < Width ? line.Slice(At + 1, count) : _longer.AsSpan(line[At + 1], count);
    }

    /// <summary>Information in a word, in sixteenths of a bit.</summary>
    public int Bits16(int word) => FactsOf(word).Bits16;

    /// <summary>What is known of a word beforehand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WordFacts FactsOf(int word)
    {
        var facts = _facts;
        return (uint)word < (uint)facts.Length ? facts[word] : NewFacts(word);
    }

    private WordFacts NewFacts(int word) => WordFacts.Of(Column.RarestBits16, Words.Bytes(word));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Write(int value, Span<int> target)
    {
        if (value == 0)
            target.Clear();
        else
            _slots.AsSpan((value - _released) * Width, Width).CopyTo(target);
    }

    public override void Absorb()
    {
        var first = _known == 0;
        var values = Column.Values;
        var size = (values.Count + 1 - _released) * Width;
        if (_slots.Length < size)
            Array.Resize(ref _slots, size + (first ? 0 : 64 * Width));
        for (var i = _known + 1; i <= values.Count; i++)
            Add(i);
        _known = values.Count;
        if (!first)
            return;
        _cutter.Settle();
        Weigh();
        _longerOfFirstLot = _longerUsed;
    }

    /// <summary>Asks for what is known of a record's words before it is needed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Fetch(ReadOnlySpan<int> line)
    {
        var count = Math.Min(line[At], Width - 1);
        for (var i = 1; i <= count && Sse.IsSupported; i++)
        {
            var word = line[At + i];
            if ((uint)word < (uint)_facts.Length && line[At] < Width)
                Sse.Prefetch0(Unsafe.AsPointer(ref _facts[word]));
        }
    }

    public override void Settle()
    {
        _cutter = new WordCutter(Words, _style);
        _cutter.Settle();
        Words.Close();
    }

    public override void Release()
    {
        _slots = [];
        _released = _known;
    }

    /// <summary>Forgets values beyond the first <paramref name="count"/>, and the words only they brought.</summary>
    public override void CutBack(int count)
    {
        if (_known <= count)
            return;
        var (lastWord, lastLonger) = (_facts.Length - 1, _longerOfFirstLot);
        foreach (var (value, words, longer) in _added)
        {
            if (value <= count)
                (lastWord, lastLonger) = (words, longer);
        }

        _longerUsed = lastLonger;
        Words.CutBack(lastWord);
        _added.RemoveAll(a => a.Value > count);
        _known = count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(int value)
    {
        Span<int> room = stackalloc int[WordSplitter.WordsMax];
        var bytes = Column.Values.Bytes(value);
        var count = _cutter.Cut(bytes, room);
        var slot = _slots.AsSpan((value - _released) * Width, Width);
        slot.Clear();
        slot[0] = count;
        if (count < Width)
            room[..count].CopyTo(slot[1..]);
        else
            slot[1] = AddLonger(room[..count]);
        if (_facts.Length > 0)
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Weigh()
    {
        var counts = new int[Words.Count + 1];
        for (var value = 1; value < Column.Counts.Length; value++)
        {
            foreach (var word in InSlot(value))
                counts[word] += Column.Counts[value];
        }

        var facts = new WordFacts[counts.Length];
        for (var word = 1; word < counts.Length; word++)
        {
            var share = (double)Column.Rows / Math.Clamp(counts[word], 1, Column.Rows);
            var bits = (int)Math.Round(Outcome.BitScale * Math.Log2(share));
            var bytes = Words.Bytes(word);
            facts[word] = WordFacts.Of(bits, bytes);
        }

        _facts = facts;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ReadOnlySpan<int> InSlot(int value)
    {
        var slot = value * Width;
        var count = _slots[slot];
        return count < Width ? _slots.AsSpan(slot + 1, count) : _longer.AsSpan(_slots[slot + 1], count);
    }

    /// <summary>
    /// 0 unlike, 1 one slip or a shortened form of the other, 2 its initial. Asked only where
    /// <see cref="WordFacts.MayBeAlike"/> leaves it open.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Likeness(int a, int b)
    {
        // Words of a look-up come and go: their numbers are used again and must not be remembered.
        if (Math.Max(a, b) >= _facts.Length)
            return WordLikeness.Judge(Words.Bytes(a), Words.Bytes(b));
        if (_likeness.TryGet(a, b, out var likeness))
            return likeness;
        likeness = WordLikeness.Judge(Words.Bytes(a), Words.Bytes(b));
        _likeness.Set(a, b, likeness);
        return likeness;
    }

    /// <summary>True when two words, written together, make the third: NUR HAYATI against NURHAYATI.</summary>
    public bool IsJoin(int first, int second, int whole)
    {
        var joined = Words.Bytes(whole);
        return joined.StartsWith(Words.Bytes(first)) && joined.EndsWith(Words.Bytes(second));
    }
}
